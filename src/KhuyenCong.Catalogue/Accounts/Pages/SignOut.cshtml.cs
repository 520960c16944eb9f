using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>Ends the session of this browser.</summary>
[Needs(Permission.OwnAccount)]
public sealed class SignOutModel(Entrance entrance) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await entrance.SignOutAsync();
        TempData["Notice"] = "Đã đăng xuất khỏi thiết bị này.";
        return LocalRedirect(Links.SignIn);
    }
}
