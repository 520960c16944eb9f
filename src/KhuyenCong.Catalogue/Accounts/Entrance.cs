using System.Security.Claims;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>Identity's sign-in, with a session of ours in place of a cookie that says everything, and a line in the security log for each try.</summary>
public sealed class Entrance(
    UserManager<User> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<User> principals, IOptions<IdentityOptions> options, ILogger<SignInManager<User>> logger,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<User> confirmation, CatalogueDb db, Sessions sessions, TimeProvider time)
    : SignInManager<User>(users, accessor, principals, options, logger, schemes, confirmation)
{
    /// <summary>A user who has a password is hashed against it; who does not exist is hashed against this, so that the time taken tells nothing.</summary>
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<User>().HashPassword(null!, Keys.Make()));

    /// <summary>One try after the other for one account: Identity counts wrong ones so that of many at once only one is counted.</summary>
    private static readonly SemaphoreSlim[] Turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>By address and password. Succeeded, or a second factor is asked, or locked out, or neither; nothing tells whether there is such an account.</summary>
    public Task<SignInResult> EnterAsync(string email, string password) => InTurnAsync(email, () => TryAsync(email, password));

    /// <summary>The code of the app, or one of the recovery codes: whoever lost the telephone types the other into the same field.</summary>
    public async Task<SignInResult> ConfirmAsync(string typed)
    {
        var half = await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return half.Principal?.FindFirstValue(ClaimTypes.Name) is { } id ? await InTurnAsync(id, () => TryAsync(typed)) : SignInResult.NotAllowed;
    }

    private async Task<SignInResult> InTurnAsync(string key, Func<Task<SignInResult>> enter)
    {
        var turn = Turns[(uint)string.GetHashCode(key, StringComparison.OrdinalIgnoreCase) % (uint)Turns.Length];
        await turn.WaitAsync(Context.RequestAborted);
        try
        {
            return await enter();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<SignInResult> TryAsync(string email, string password)
    {
        var user = await UserManager.FindByEmailAsync(email);
        if (user?.PasswordHash is null || user.LockedAt is not null)
        {
            UserManager.PasswordHasher.VerifyHashedPassword(user!, NobodysHash.Value, password);
            return SignInResult.Failed;
        }

        if (await UserManager.IsLockedOutAsync(user))
            UserManager.PasswordHasher.VerifyHashedPassword(user, NobodysHash.Value, password);
        var result = await PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded && !result.RequiresTwoFactor)
            await NoteAsync(user, result.IsLockedOut ? SecurityEventKind.LockedOut : SecurityEventKind.SignInFailed);
        return result;
    }

    /// <summary>Whether this is the user's password, asked again before something that matters; wrong ones count to the lock-out.</summary>
    public async Task<bool> IsPasswordAsync(User user, string? password) => (await CheckPasswordSignInAsync(user, password ?? "", lockoutOnFailure: true)).Succeeded;

    private async Task<SignInResult> TryAsync(string typed)
    {
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        if (await GetTwoFactorAuthenticationUserAsync() is not { } user)
            return SignInResult.NotAllowed;
        var ofTheApp = code.Length == 6 && code.All(char.IsAsciiDigit);
        var result = ofTheApp ? await TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false) : await TwoFactorRecoveryCodeSignInAsync(code.ToUpperInvariant());
        if (result.Succeeded && !ofTheApp)
            await NoteAsync(user, SecurityEventKind.RecoveryCodeUsed);
        else if (!result.Succeeded)
            await NoteAsync(user, result.IsLockedOut ? SecurityEventKind.LockedOut : SecurityEventKind.SignInFailed);
        return result;
    }

    /// <summary>Refused where no passkey was asked for: such a form did not come from our page.</summary>
    public override async Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        try
        {
            return await base.PasskeySignInAsync(credentialJson);
        }
        catch (InvalidOperationException)
        {
            return SignInResult.Failed;
        }
    }

    /// <summary>Refused likewise.</summary>
    public override async Task<PasskeyAttestationResult> PerformPasskeyAttestationAsync(string credentialJson)
    {
        try
        {
            return await base.PerformPasskeyAttestationAsync(credentialJson);
        }
        catch (InvalidOperationException fault)
        {
            return PasskeyAttestationResult.Fail(new PasskeyException(fault.Message, fault));
        }
    }

    /// <summary>Who was shut out by an administrator stays out, with whatever key.</summary>
    public override async Task<bool> CanSignInAsync(User user) => user.LockedAt is null && await base.CanSignInAsync(user);

    public override async Task SignInWithClaimsAsync(User user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var principal = sessions.Begin(user, Device.Of(Context));
        user.SignedInAt = time.GetUtcNow();
        Add(user, SecurityEventKind.SignedIn);
        await UserManager.UpdateAsync(user);
        await Context.SignInAsync(IdentityConstants.ApplicationScheme, principal, authenticationProperties ?? new());
    }

    /// <summary>Ends the session of this request.</summary>
    public override async Task SignOutAsync()
    {
        if (long.TryParse(Context.User.FindFirstValue(Sessions.IdClaim), out var id) && Context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId)
        {
            await sessions.EndAsync(userId, id, Context.RequestAborted);
            db.SecurityEvents.Add(EventOf(userId, SecurityEventKind.SignedOut));
            await db.SaveChangesAsync(Context.RequestAborted);
        }

        await Context.SignOutAsync(IdentityConstants.ApplicationScheme);
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
    }

    /// <summary>Adds a line to the security log, which the caller saves with its cause.</summary>
    public void Add(User user, SecurityEventKind kind) => db.SecurityEvents.Add(EventOf(user.Id, kind));

    public Task NoteAsync(User user, SecurityEventKind kind)
    {
        Add(user, kind);
        return db.SaveChangesAsync(Context.RequestAborted);
    }

    private SecurityEvent EventOf(string userId, SecurityEventKind kind) => new() { UserId = userId, At = time.GetUtcNow(), Kind = kind, Device = Device.Of(Context), Address = Device.AddressOf(Context) };
}
