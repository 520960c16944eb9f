using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Mails;

/// <summary>A mail to one person. Of the same recipient, cause and period there is one, however often it is added.</summary>
/// <param name="Recipient">Address.</param>
/// <param name="Cause">What it is about, as a kebab word with the record: "invitation:9f3…", "expiring:GR96DZNT79".</param>
/// <param name="Period">When that holds: a day, an hour, a year.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text; addresses in it are whole ones of <see cref="CatalogueSettings.Absolute"/>.</param>
public sealed record Mail(string Recipient, string Cause, string Period, string Subject, string Body);

/// <summary>Mails are rows, saved together with what they tell of: either both are there or neither. A job hands them over.</summary>
public sealed class Outbox(CatalogueDb db, IOptions<CatalogueSettings> settings, TimeProvider time)
{
    /// <summary>Adds a mail, which the caller saves with its cause.</summary>
    /// <returns>False where it was there already.</returns>
    public async Task<bool> AddAsync(Mail mail, CancellationToken cancellationToken)
    {
        if (db.Outbox.Local.Any(m => m.Recipient == mail.Recipient && m.Cause == mail.Cause && m.Period == mail.Period)
            || await db.Outbox.AnyAsync(m => m.Recipient == mail.Recipient && m.Cause == mail.Cause && m.Period == mail.Period, cancellationToken))
            return false;
        var now = time.GetUtcNow();
        db.Outbox.Add(new()
        {
            Recipient = mail.Recipient,
            Cause = mail.Cause,
            Period = mail.Period,
            MessageId = $"<{Guid.NewGuid():N}@{new Uri(settings.Value.PublicUrl).Host}>",
            Subject = mail.Subject.ReplaceLineEndings(" "),
            Body = mail.Body,
            CreatedAt = now,
            DueAt = now,
        });
        return true;
    }
}
