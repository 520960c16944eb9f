using System.Security.Claims;
using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>Changes the own password; asks for the old one, and ends every session.</summary>
[Needs(Permission.OwnAccount)]
public sealed class PasswordModel(Entrance entrance, AccountEditor editor) : PageModel
{
    [BindProperty]
    public string? Old { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    public string Email => User.FindFirstValue(ClaimTypes.Email) ?? "";

    public async Task<IActionResult> OnPostAsync()
    {
        var user = await editor.MeAsync(User);
        NewPassword.Check(ModelState, nameof(Password), Password, nameof(Repeated), Repeated);
        if (ModelState.IsValid && !await entrance.IsPasswordAsync(user, Old))
            ModelState.AddModelError(nameof(Old), "Mật khẩu đang dùng không đúng.");
        if (!ModelState.IsValid)
            return Page();
        var result = await editor.SetPasswordAsync(user, Password!);
        if (!result.Succeeded)
        {
            NewPassword.Tell(ModelState, result, nameof(Password), nameof(Old));
            return Page();
        }

        TempData["Notice"] = "Đã đổi mật khẩu. Hãy đăng nhập lại.";
        return LocalRedirect(Links.SignIn);
    }
}
