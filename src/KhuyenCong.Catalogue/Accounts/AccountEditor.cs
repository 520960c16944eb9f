using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Mails;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>
/// The writer of accounts. Each act is one save: the account, its audit row, its line in the security log. What is refused is told in Vietnamese words by
/// <see cref="IdentityResult.Errors"/>, and nothing is saved.
/// </summary>
public sealed partial class AccountEditor(CatalogueDb db, UserManager<User> users, OneTimeLinks links, Outbox outbox, IOptions<CatalogueSettings> settings, TimeProvider time)
{
    public static RecordRef RefOf(User user) => new(Kinds.User, user.Id);

    public Task<bool> HasAdministratorAsync(CancellationToken cancellationToken) =>
        db.Users.AnyAsync(u => u.Roles.Contains(Kebab.Of(Role.Administrator)) && u.LockedAt == null, cancellationToken);

    /// <summary>Makes an account without a password: its owner chooses one by the link that is returned, and mailed where asked for.</summary>
    public async Task<(IdentityResult Result, User User, string Link)> InviteAsync(string email, string name, IReadOnlyCollection<Role> roles, Actor actor, bool mailed, CancellationToken cancellationToken)
    {
        var user = Make(email, name, roles);
        var link = await links.AddAsync(LinkPurpose.Invitation, user, cancellationToken);
        if (mailed)
            await outbox.AddAsync(Letters.Invitation(user, actor, link, settings.Value.Site), cancellationToken);
        Note(user, actor, "invite", SecurityEventKind.Invited, new { roles = user.Roles });
        return (await CreateAsync(user), user, link);
    }

    /// <summary>Mails a new link to who has not used the first.</summary>
    public async Task<IdentityResult> InviteAgainAsync(User user, Actor actor, CancellationToken cancellationToken)
    {
        var link = await links.AddAsync(LinkPurpose.Invitation, user, cancellationToken);
        await outbox.AddAsync(Letters.Invitation(user, actor, link, settings.Value.Site), cancellationToken);
        Note(user, actor, "invite-again", SecurityEventKind.Invited);
        return await SaveAsync(() => users.UpdateAsync(user));
    }

    /// <summary>Mails a link for a new password where there is such an account; who asks hears nothing of it. At most one in ten minutes.</summary>
    public async Task AskForPasswordAsync(string email, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(email) is not { LockedAt: null } user)
            return;
        var recent = time.GetUtcNow() + OneTimeLinks.LifeOf(LinkPurpose.PasswordReset) - TimeSpan.FromMinutes(10);
        if (await db.OneTimeLinks.AnyAsync(l => l.UserId == user.Id && l.Purpose == LinkPurpose.PasswordReset && l.ExpiresAt > recent, cancellationToken))
            return;
        var link = await links.AddAsync(LinkPurpose.PasswordReset, user, cancellationToken);
        await outbox.AddAsync(Letters.PasswordReset(user, link, settings.Value.Site), cancellationToken);
        Note(user, new(user.Id, user.Name), "ask-for-password", SecurityEventKind.PasswordResetAsked);
        await SaveAsync(() => users.UpdateAsync(user));
    }

    /// <summary>Uses the link that the start of the site printed. Refused once there is an administrator.</summary>
    public async Task<IdentityResult> MakeFirstAdministratorAsync(OneTimeLink link, string email, string name, string password, CancellationToken cancellationToken)
    {
        if (await HasAdministratorAsync(cancellationToken))
            return IdentityResult.Failed(new IdentityError { Code = "Taken", Description = "Trang đã có quản trị viên. Hãy đăng nhập hoặc xin quản trị viên mời." });
        var user = Make(email, name, [Role.Administrator]);
        if (await RefusalAsync(user, password) is { } refusal)
            return refusal;
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        db.OneTimeLinks.Remove(link);
        Note(user, new(user.Id, user.Name), "create-first-administrator", SecurityEventKind.PasswordSet, new { roles = user.Roles });
        return await CreateAsync(user);
    }

    /// <summary>Sets a password by a link that is used up with it; every session of the user ends.</summary>
    public async Task<IdentityResult> SetPasswordAsync(OneTimeLink link, string password)
    {
        db.OneTimeLinks.Remove(link);
        return await SetPasswordAsync(link.User!, password, link.Purpose is LinkPurpose.Invitation ? "accept-invitation" : "reset-password");
    }

    /// <summary>Every session of the user ends, that of the caller included, and every link that was sent.</summary>
    public async Task<IdentityResult> SetPasswordAsync(User user, string password, string action = "change-password")
    {
        if (await RefusalAsync(user, password) is { } refusal)
            return refusal;
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.SecurityStamp = Keys.Make();
        user.EmailConfirmed = true;
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.UserId == user.Id).ToListAsync());
        // No older letter opens the account any more.
        db.OneTimeLinks.RemoveRange(await db.OneTimeLinks.Where(l => l.UserId == user.Id).ToListAsync());
        Note(user, new(user.Id, user.Name), action, SecurityEventKind.PasswordSet);
        return await SaveAsync(() => users.UpdateAsync(user));
    }

    private static User Make(string email, string name, IReadOnlyCollection<Role> roles, DateTimeOffset now) => new()
    {
        UserName = email,
        Email = email,
        Name = name,
        Roles = [.. roles.Distinct().Order().Select(Kebab.Of)],
        CreatedAt = now,
        LockoutEnabled = true,
    };

    private User Make(string email, string name, IReadOnlyCollection<Role> roles) => Make(QueryValues.Clean(email), QueryValues.Clean(name), roles, time.GetUtcNow());

    private void Note(User user, Actor actor, string action, SecurityEventKind kind, object? details = null)
    {
        var now = time.GetUtcNow();
        db.Note(actor, now, action, RefOf(user), details);
        db.SecurityEvents.Add(new() { UserId = user.Id, At = now, Kind = kind });
    }

    /// <summary>The person behind the key stands beside the account, so that it can be erased from both.</summary>
    private Task<IdentityResult> CreateAsync(User user)
    {
        db.AuditActors.Add(new() { Key = user.Id, Name = user.Name, Email = user.Email });
        return SaveAsync(() => users.CreateAsync(user));
    }

    private async Task<IdentityResult?> RefusalAsync(User user, string password)
    {
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } refused)
                return refused;
        var local = user.Email!.Split('@')[0];
        return local.Length >= 4 && password.Contains(local, StringComparison.OrdinalIgnoreCase)
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordHoldsAddress", Description = "Mật khẩu chứa địa chỉ thư nên dễ đoán. Hãy chọn từ khác." })
            : null;
    }

    /// <summary>Where a save is refused nothing of it stays tracked for another; a link used by two at once serves the first.</summary>
    private async Task<IdentityResult> SaveAsync(Func<Task<IdentityResult>> save)
    {
        try
        {
            var result = await save();
            if (!result.Succeeded)
                db.ChangeTracker.Clear();
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return IdentityResult.Failed(users.ErrorDescriber.ConcurrencyFailure());
        }
    }
}
