using System.Security.Claims;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Identity;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>What users do to their own keys: the app of codes, recovery codes, passkeys.</summary>
public sealed partial class AccountEditor
{
    public const int RecoveryCodes = 10;

    /// <summary>Makes a new secret for the app; nothing is asked for until <see cref="TurnTwoFactorOnAsync"/>.</summary>
    public Task<IdentityResult> BeginTwoFactorAsync(User user) => SaveAsync(() => users.ResetAuthenticatorKeyAsync(user));

    /// <summary>Asks for a code at each sign-in from now on. A wrong code turns nothing on.</summary>
    /// <returns>The recovery codes, to be shown once; null for a wrong code.</returns>
    public async Task<IReadOnlyList<string>?> TurnTwoFactorOnAsync(User user, string code)
    {
        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, string.Concat(code.Where(char.IsAsciiDigit))))
            return null;
        user.TwoFactorEnabled = true;
        Note(user, new(user.Id, user.Name), "two-factor-on", SecurityEventKind.TwoFactorOn);
        return [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []];
    }

    /// <summary>Those made before lose their force.</summary>
    public async Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(User user)
    {
        Note(user, new(user.Id, user.Name), "recovery-codes", SecurityEventKind.RecoveryCodesMade);
        return [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []];
    }

    public Task<IdentityResult> TurnTwoFactorOffAsync(User user, Actor actor)
    {
        user.TwoFactorEnabled = false;
        Note(user, actor, "two-factor-off", SecurityEventKind.TwoFactorOff);
        return SaveAsync(() => users.ResetAuthenticatorKeyAsync(user));
    }

    public Task<IdentityResult> AddPasskeyAsync(User user, UserPasskeyInfo passkey, string name)
    {
        passkey.Name = name;
        Note(user, new(user.Id, user.Name), "add-passkey", SecurityEventKind.PasskeyAdded);
        return SaveAsync(() => users.AddOrUpdatePasskeyAsync(user, passkey));
    }

    public Task<IdentityResult> RemovePasskeyAsync(User user, byte[] id)
    {
        Note(user, new(user.Id, user.Name), "remove-passkey", SecurityEventKind.PasskeyRemoved);
        return SaveAsync(() => users.RemovePasskeyAsync(user, id));
    }

    /// <summary>One of the own sessions; false where it is over already.</summary>
    public async Task<bool> EndSessionAsync(User user, Session session)
    {
        db.Sessions.Remove(session);
        Note(user, new(user.Id, user.Name), "end-session", SecurityEventKind.SessionEnded);
        return (await SaveAsync(() => users.UpdateAsync(user))).Succeeded;
    }

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public async Task<User> MeAsync(ClaimsPrincipal who) => await users.FindByIdAsync(Actor.Of(who).Key) ?? throw new InvalidOperationException("The user was erased in this moment.");
}
