using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>Where the link leads that the site prints while it has no administrator.</summary>
[AllowAnonymous]
public sealed class FirstAdministratorModel(OneTimeLinks links, AccountEditor editor) : PageModel
{
    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    public OneTimeLink? Link { get; private set; }

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
        if (string.IsNullOrWhiteSpace(Name))
            ModelState.AddModelError(nameof(Name), "Chưa có họ và tên.");
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), "Chưa có địa chỉ thư.");
        NewPassword.Check(ModelState, nameof(Password), Password, nameof(Repeated), Repeated);
        if (!ModelState.IsValid)
            return Page();
        var result = await editor.MakeFirstAdministratorAsync(Link, Email!, Name!, Password!, cancellationToken);
        if (!result.Succeeded)
        {
            NewPassword.Tell(ModelState, result, nameof(Password), nameof(Email));
            return Page();
        }

        TempData["Notice"] = "Đã lập tài khoản quản trị. Hãy đăng nhập.";
        return LocalRedirect(Links.SignIn);
    }

    private PageResult Answer()
    {
        if (Link is null)
            Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        if (!await editor.HasAdministratorAsync(cancellationToken))
            Link = await links.FindAsync(LinkPurpose.FirstAdministrator, Key, cancellationToken);
    }
}
