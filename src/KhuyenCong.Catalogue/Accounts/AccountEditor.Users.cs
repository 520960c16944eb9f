using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>What an administrator does to the accounts of others.</summary>
public sealed partial class AccountEditor
{
    /// <summary>Takes effect with the user's next request. The last administrator stays one.</summary>
    public async Task<IdentityResult> SetRolesAsync(User user, IReadOnlyCollection<Role> roles, Actor actor, CancellationToken cancellationToken)
    {
        string[] words = [.. roles.Distinct().Order().Select(Kebab.Of)];
        if (!roles.Contains(Role.Administrator) && await IsLastAdministratorAsync(user, cancellationToken))
            return Refused("Đây là quản trị viên duy nhất. Hãy giao vai trò quản trị cho người khác trước.");
        Note(user, actor, "set-roles", SecurityEventKind.RolesChanged, new { from = user.Roles, to = words });
        user.Roles = words;
        return await SaveAsync(() => users.UpdateAsync(user));
    }

    /// <summary>Shuts out: every session ends, no key opens any more.</summary>
    public async Task<IdentityResult> LockAsync(User user, Actor actor, CancellationToken cancellationToken)
    {
        if (user.Id == actor.Key)
            return Refused("Không tự khóa tài khoản của mình được. Hãy nhờ quản trị viên khác.");
        if (await IsLastAdministratorAsync(user, cancellationToken))
            return Refused("Đây là quản trị viên duy nhất nên không khóa được.");
        user.LockedAt = time.GetUtcNow();
        user.SecurityStamp = Keys.Make();
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.UserId == user.Id).ToListAsync(cancellationToken));
        db.OneTimeLinks.RemoveRange(await db.OneTimeLinks.Where(l => l.UserId == user.Id).ToListAsync(cancellationToken));
        db.PreviewLinks.RemoveRange(await db.PreviewLinks.Where(l => l.ActorKey == user.Id).ToListAsync(cancellationToken));
        Note(user, actor, "lock", SecurityEventKind.Locked);
        return await SaveAsync(() => users.UpdateAsync(user));
    }

    public Task<IdentityResult> UnlockAsync(User user, Actor actor)
    {
        user.LockedAt = null;
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        Note(user, actor, "unlock", SecurityEventKind.Unlocked);
        return SaveAsync(() => users.UpdateAsync(user));
    }

    /// <summary>Signs the user out of every browser; of <paramref name="except"/> not.</summary>
    public async Task<IdentityResult> EndSessionsAsync(User user, Actor actor, long? except, CancellationToken cancellationToken)
    {
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.UserId == user.Id && s.Id != except).ToListAsync(cancellationToken));
        Note(user, actor, "end-sessions", SecurityEventKind.SessionsEnded);
        return await SaveAsync(() => users.UpdateAsync(user));
    }

    /// <summary>
    /// Erases the person: account, keys, security log, mails, and the name behind the audit. What was done stays, by somebody without a name. Only for who is locked already.
    /// </summary>
    public async Task<IdentityResult> EraseAsync(User user, Actor actor, CancellationToken cancellationToken)
    {
        if (user.LockedAt is null)
            return Refused("Hãy khóa tài khoản trước, rồi mới xóa thông tin cá nhân.");
        db.AuditActors.RemoveRange(await db.AuditActors.Where(a => a.Key == user.Id).ToListAsync(cancellationToken));
        db.Outbox.RemoveRange(await db.Outbox.Where(m => m.Recipient == user.Email).ToListAsync(cancellationToken));
        db.Note(actor, time.GetUtcNow(), "erase-person", RefOf(user));
        return await SaveAsync(() => users.DeleteAsync(user));
    }

    private async Task<bool> IsLastAdministratorAsync(User user, CancellationToken cancellationToken)
    {
        var administrator = Kebab.Of(Role.Administrator);
        return user.LockedAt is null && user.Roles.Contains(administrator) && !await db.Users.AnyAsync(u => u.Id != user.Id && u.Roles.Contains(administrator) && u.LockedAt == null, cancellationToken);
    }

    private static IdentityResult Refused(string words) => IdentityResult.Failed(new IdentityError { Code = "Refused", Description = words });
}
