using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>The second step of signing in, for who turned it on.</summary>
[AllowAnonymous]
public sealed class SignInCodeModel(Entrance entrance) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = AccountServices.ReturnName, SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public async Task<IActionResult> OnGetAsync() => await entrance.GetTwoFactorAuthenticationUserAsync() is null ? LocalRedirect(Links.SignIn) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), "Chưa có mã. Hãy mở ứng dụng xác thực và gõ sáu chữ số đang hiện.");
            return Page();
        }

        var result = await entrance.ConfirmAsync(QueryValues.Clean(Code));
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo : Links.SignIn);
        if (result.IsNotAllowed)
            return LocalRedirect(Links.SignIn);
        ModelState.AddModelError(nameof(Code), result.IsLockedOut
            ? "Sai quá nhiều lần nên tài khoản tạm khóa 15 phút. Hãy đợi rồi đăng nhập lại."
            : "Mã không đúng hoặc đã đổi. Hãy gõ mã đang hiện.");
        return Page();
    }
}
