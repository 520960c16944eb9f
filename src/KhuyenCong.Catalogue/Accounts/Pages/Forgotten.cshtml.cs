using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>Asks for a link by mail. The answer is the same whether there is such an account or not, and so is the time it takes.</summary>
[AllowAnonymous]
public sealed class ForgottenModel(AccountEditor editor, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), "Chưa có địa chỉ thư.");
            return Page();
        }

        var begun = time.GetTimestamp();
        await editor.AskForPasswordAsync(QueryValues.Clean(Email), cancellationToken);
        await Evenly.EndAsync(time, begun, cancellationToken);
        TempData["Notice"] = "Nếu địa chỉ ấy có tài khoản, thư với liên kết đặt mật khẩu sẽ đến trong ít phút.";
        return LocalRedirect(Links.SignIn);
    }
}
