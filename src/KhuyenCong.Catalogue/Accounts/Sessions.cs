using System.Security.Claims;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>
/// Who is signed in, in the database: the cookie holds a key alone, and each request reads name and roles anew. What an administrator takes away is gone with the
/// next request, on every node.
/// </summary>
public sealed class Sessions(CatalogueDb db, TimeProvider time)
{
    /// <summary>Without a visit for so long the session ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>Then one signs in anew in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    internal const string KeyClaim = "key";
    internal const string IdClaim = "session";

    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);

    /// <summary>Adds a session, which the caller saves, and gives the principal that its cookie holds.</summary>
    public ClaimsPrincipal Begin(User user, string device)
    {
        var now = time.GetUtcNow();
        var key = Keys.Make();
        db.Sessions.Add(new() { KeyHash = Keys.Hash(key), UserId = user.Id, CreatedAt = now, SeenAt = now, EndsAt = now + Idle, Device = device });
        return new(new ClaimsIdentity([new(KeyClaim, key)], IdentityConstants.ApplicationScheme));
    }

    /// <summary>Puts whom the cookie stands for in the place of its key, or nobody.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = (Sessions)context.HttpContext.RequestServices.GetService(typeof(Sessions))!;
        if (context.Principal?.FindFirstValue(KeyClaim) is { } key && await sessions.FindAsync(key, context.HttpContext.RequestAborted) is { } session)
        {
            context.ReplacePrincipal(PrincipalOf(session));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    /// <summary>Signs out one session of a user; false where it is not theirs or is over.</summary>
    public async Task<bool> EndAsync(string userId, long id, CancellationToken cancellationToken) =>
        await db.Sessions.Where(s => s.Id == id && s.UserId == userId).ExecuteDeleteAsync(cancellationToken) > 0;

    public static ClaimsPrincipal PrincipalOf(Session session)
    {
        var user = session.User!;
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, user.Id),
            new(ClaimTypes.Name, user.Name),
            new(ClaimTypes.Email, user.Email ?? ""),
            new(IdClaim, session.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
        claims.AddRange(user.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
    }

    private async Task<Session?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hash = Keys.Hash(key);
        var session = await db.Sessions.AsNoTracking().Include(s => s.User).FirstOrDefaultAsync(s => s.KeyHash == hash && s.EndsAt > now && s.User!.LockedAt == null, cancellationToken);
        if (session is not null && now - session.SeenAt > Noted)
        {
            var end = session.CreatedAt + Longest is var last && now + Idle > last ? last : now + Idle;
            await db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now).SetProperty(x => x.EndsAt, end), cancellationToken);
        }

        return session;
    }
}
