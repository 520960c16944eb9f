using System.Net.Mail;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Mails;

/// <summary>
/// Empties the outbox. Before a mail is handed over its next try is written down, and only when it is taken that it is done: a sender that is killed at any moment loses none,
/// and repeats at most the one in its hands, with the same Message-ID. Two senders at once do not take the same mail.
/// </summary>
public sealed class MailSender(IDbContextFactory<CatalogueDb> databases, IPost post, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>1, 2, 4 … minutes, an hour at most; a mail is never given up.</summary>
    public static TimeSpan PauseAfter(int attempts) => attempts >= 7 ? LongestPause : FirstPause * (1 << Math.Max(0, attempts - 1));

    /// <summary>Hands over what is due.</summary>
    /// <param name="goesOn">Asked before each mail; false: somebody else has taken over.</param>
    /// <param name="cancellationToken">Stops between two mails.</param>
    public async Task<(int Sent, int Failed)> SendDueAsync(Func<Task<bool>> goesOn, CancellationToken cancellationToken)
    {
        var (sent, failed) = (0, 0);
        while (await goesOn() && await TakeAsync(cancellationToken) is { } mail)
        {
            if (await HandOverAsync(mail, cancellationToken))
                sent++;
            else
                failed++;
        }

        return (sent, failed);
    }

    /// <summary>The mail that has waited longest, with its next try written down.</summary>
    private async Task<OutboxMail?> TakeAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var now = time.GetUtcNow();
            var mail = await db.Outbox.AsNoTracking().Where(m => m.DueAt != null && m.DueAt <= now).OrderBy(m => m.DueAt).ThenBy(m => m.Id).FirstOrDefaultAsync(cancellationToken);
            if (mail is null)
                return null;
            var next = now + PauseAfter(mail.Attempts + 1);
            var taken = await db.Outbox.Where(m => m.Id == mail.Id && m.Attempts == mail.Attempts && m.SentAt == null)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.Attempts, mail.Attempts + 1).SetProperty(x => x.DueAt, next), cancellationToken);
            if (taken == 1)
                return mail;
        }
    }

    private async Task<bool> HandOverAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        string? fault = null;
        try
        {
            await post.HandOverAsync(mail, cancellationToken);
        }
        catch (Exception e) when (e is SmtpException or IOException or FormatException or UnauthorizedAccessException or InvalidOperationException)
        {
            fault = e.InnerException is null ? e.Message : $"{e.Message} ({e.InnerException.Message})";
        }

        // It was taken: that is written down even while the site stops.
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        var row = db.Outbox.Where(m => m.Id == mail.Id);
        if (fault is null)
            await row.ExecuteUpdateAsync(m => m.SetProperty(x => x.SentAt, time.GetUtcNow()).SetProperty(x => x.DueAt, (DateTimeOffset?)null).SetProperty(x => x.Body, "").SetProperty(x => x.LastError, (string?)null), CancellationToken.None);
        else
            await row.ExecuteUpdateAsync(m => m.SetProperty(x => x.LastError, fault), CancellationToken.None);
        return fault is null;
    }
}
