using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>Where invitations and resets lead: a password is chosen by a button, never by opening the link.</summary>
[AllowAnonymous]
public sealed class ChoosePasswordModel(OneTimeLinks links, AccountEditor editor) : PageModel
{
    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    public OneTimeLink? Link { get; private set; }

    public bool IsInvitation => RouteData.Values["what"] as string == "loi-moi";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        return Answer();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        if (Link is null)
            return Answer();
        NewPassword.Check(ModelState, nameof(Password), Password, nameof(Repeated), Repeated);
        if (!ModelState.IsValid)
            return Page();
        var result = await editor.SetPasswordAsync(Link, Password!);
        if (!result.Succeeded)
        {
            NewPassword.Tell(ModelState, result, nameof(Password), nameof(Password));
            return Page();
        }

        TempData["Notice"] = "Đã đặt mật khẩu. Hãy đăng nhập.";
        return LocalRedirect(Links.SignIn);
    }

    private PageResult Answer()
    {
        if (Link is null)
            Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    private async Task FindAsync(CancellationToken cancellationToken) =>
        Link = await links.FindAsync(IsInvitation ? LinkPurpose.Invitation : LinkPurpose.PasswordReset, Key, cancellationToken);
}
