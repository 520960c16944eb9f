using System.Buffers.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>The own passkeys. The browser makes them; a small module carries question and answer (admin/passkeys.js).</summary>
[Needs(Permission.OwnAccount)]
public sealed class PasskeysModel(UserManager<User> users, Entrance entrance, AccountEditor editor) : PageModel
{
    private const int Most = 20;

    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public async Task OnGetAsync() => Passkeys = [.. await users.GetPasskeysAsync(await editor.MeAsync(User))];

    /// <summary>What the browser needs to make a passkey, as JSON.</summary>
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        var user = await editor.MeAsync(User);
        return Content(await entrance.MakePasskeyCreationOptionsAsync(new() { Id = user.Id, Name = user.Email!, DisplayName = user.Name }), "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential)
    {
        var user = await editor.MeAsync(User);
        Passkeys = [.. await users.GetPasskeysAsync(user)];
        if (Passkeys.Count >= Most)
            ModelState.AddModelError(nameof(Name), $"Đã có {Most} khóa. Hãy bỏ một khóa không dùng nữa.");
        else if (credential is not { Length: > 0 } || await entrance.PerformPasskeyAttestationAsync(credential) is not { Succeeded: true } made)
            ModelState.AddModelError(nameof(Name), "Không lập được khóa. Hãy thử lại, hoặc dùng máy khác.");
        else if (await editor.AddPasskeyAsync(user, made.Passkey!, QueryValues.Clean(Name) is { Length: > 0 } name ? name : $"Khóa {Passkeys.Count + 1}") is { Succeeded: false })
            ModelState.AddModelError(nameof(Name), "Không lưu được khóa. Hãy thử lại.");
        if (!ModelState.IsValid)
            return Page();
        TempData["Notice"] = "Đã thêm khóa. Lần sau có thể đăng nhập bằng khóa này.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        var user = await editor.MeAsync(User);
        if ((await users.GetPasskeysAsync(user)).FirstOrDefault(p => IdOf(p) == id) is not { } passkey)
            return NotFound();
        await editor.RemovePasskeyAsync(user, passkey.CredentialId);
        TempData["Notice"] = $"Đã bỏ khóa {passkey.Name}.";
        return RedirectToPage();
    }
}
