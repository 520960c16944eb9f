using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>A second step at sign-in by an app of codes (RFC 6238), with recovery codes. To turn it off, or to make new codes, the password is asked.</summary>
[Needs(Permission.OwnAccount)]
public sealed class TwoFactorModel(UserManager<User> users, Entrance entrance, AccountEditor editor, IOptions<CatalogueSettings> settings) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool IsOn { get; private set; }

    /// <summary>The secret in groups of four, while it waits to be confirmed.</summary>
    public string? Secret { get; private set; }

    public IHtmlContent? Qr { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>Recovery codes, just made.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task OnGetAsync() => await ReadAsync(await editor.MeAsync(User));

    public async Task<IActionResult> OnPostBeginAsync()
    {
        var user = await editor.MeAsync(User);
        if (!user.TwoFactorEnabled)
            await editor.BeginTwoFactorAsync(user);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostOnAsync()
    {
        var user = await editor.MeAsync(User);
        if (!user.TwoFactorEnabled && await users.GetAuthenticatorKeyAsync(user) is not null)
        {
            Codes = await editor.TurnTwoFactorOnAsync(user, Code ?? "");
            if (Codes is not null)
                return Page();
            ModelState.AddModelError(nameof(Code), "Mã không đúng. Hãy gõ mã đang hiện; nếu vẫn sai, xem giờ của điện thoại có đúng không.");
        }

        await ReadAsync(user);
        return Page();
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        var user = await editor.MeAsync(User);
        if (await IsConfirmedAsync(user))
            Codes = await editor.MakeRecoveryCodesAsync(user);
        else
            await ReadAsync(user);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        var user = await editor.MeAsync(User);
        if (!await IsConfirmedAsync(user))
        {
            await ReadAsync(user);
            return Page();
        }

        await editor.TurnTwoFactorOffAsync(user, Actor.Of(User));
        TempData["Notice"] = "Đã tắt xác thực hai bước.";
        return LocalRedirect(Links.Account);
    }

    private async Task<bool> IsConfirmedAsync(User user)
    {
        if (user.TwoFactorEnabled && await entrance.IsPasswordAsync(user, Password))
            return true;
        ModelState.AddModelError(nameof(Password), "Mật khẩu không đúng.");
        return false;
    }

    private async Task ReadAsync(User user)
    {
        IsOn = user.TwoFactorEnabled;
        if (IsOn)
        {
            CodesLeft = await users.CountRecoveryCodesAsync(user);
        }
        else if (await users.GetAuthenticatorKeyAsync(user) is { } key)
        {
            Secret = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
            var site = Uri.EscapeDataString(settings.Value.Site.Name);
            Qr = QrCode.Of($"otpauth://totp/{site}:{Uri.EscapeDataString(user.Email!)}?secret={key}&issuer={site}&digits=6", "Mã QR của khóa dưới đây");
        }
    }
}
