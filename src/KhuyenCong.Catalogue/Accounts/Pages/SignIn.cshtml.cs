using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>Sign-in by address and password.</summary>
[AllowAnonymous]
public sealed class SignInModel(Entrance entrance, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Path on this site to go on to.</summary>
    [BindProperty(Name = AccountServices.ReturnName, SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated is true ? Onwards() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), "Chưa có địa chỉ thư. Hãy gõ địa chỉ mà tài khoản được lập.");
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), "Chưa có mật khẩu.");
        if (!ModelState.IsValid)
            return Page();
        var begun = time.GetTimestamp();
        var result = await entrance.EnterAsync(QueryValues.Clean(Email), Password!);
        if (result.Succeeded)
            return Url.IsLocalUrl(ReturnTo) ? LocalRedirect(ReturnTo) : LocalRedirect(Links.SignIn);
        if (result.RequiresTwoFactor)
            return LocalRedirect(Links.SignInCode + new QueryText().Add(AccountServices.ReturnName, ReturnTo));
        // One answer for all, in the same time: it does not tell whether there is such an account.
        await Evenly.EndAsync(time, begun, HttpContext.RequestAborted);
        ModelState.AddModelError(nameof(Email), "Địa chỉ thư hoặc mật khẩu không đúng. Hãy gõ lại cả hai; sai nhiều lần thì tài khoản tạm khóa 15 phút.");
        return Page();
    }

    /// <summary>What the browser needs to ask for a passkey, as JSON.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await entrance.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        if (credential is { Length: > 0 } && (await entrance.PasskeySignInAsync(credential)).Succeeded)
            return Url.IsLocalUrl(ReturnTo) ? LocalRedirect(ReturnTo) : LocalRedirect(Links.SignIn);
        ModelState.AddModelError(nameof(Email), "Khóa đăng nhập này không mở được tài khoản nào. Hãy đăng nhập bằng mật khẩu.");
        return Page();
    }

    private LocalRedirectResult Onwards() => LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo : User.May(Permission.Enter) ? Links.BackOffice : Links.Account);
}
