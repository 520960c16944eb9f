using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>Links that open something once, until they expire. They lead to a page with a button: to look at one changes nothing.</summary>
public sealed class OneTimeLinks(CatalogueDb db, IOptions<CatalogueSettings> settings, TimeProvider time)
{
    public static TimeSpan LifeOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.PasswordReset => TimeSpan.FromHours(2),
        LinkPurpose.Invitation => TimeSpan.FromDays(7),
        _ => TimeSpan.FromDays(1),
    };

    /// <summary>Adds a link, which the caller saves; those of the same purpose and user that were given before lose their force.</summary>
    /// <returns>The whole address.</returns>
    public async Task<string> AddAsync(LinkPurpose purpose, User? user, CancellationToken cancellationToken)
    {
        if (user is not null)
            db.OneTimeLinks.RemoveRange(await db.OneTimeLinks.Where(l => l.UserId == user.Id && l.Purpose == purpose).ToListAsync(cancellationToken));
        var key = Keys.Make();
        db.OneTimeLinks.Add(new() { KeyHash = Keys.Hash(key), Purpose = purpose, UserId = user?.Id, ExpiresAt = time.GetUtcNow() + LifeOf(purpose) });
        return settings.Value.Absolute(Links.OneTime(Kebab.Of(purpose), key));
    }

    /// <summary>Tracked, with its user; null where it was used, is too old or never was.</summary>
    public Task<OneTimeLink?> FindAsync(LinkPurpose purpose, string? key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hash = Keys.Hash(key ?? "");
        return db.OneTimeLinks.Include(l => l.User).FirstOrDefaultAsync(l => l.KeyHash == hash && l.Purpose == purpose && l.ExpiresAt > now, cancellationToken);
    }
}
