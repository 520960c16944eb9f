using System.ComponentModel.DataAnnotations;
using KhuyenCong.Catalogue.BackOffice.Kit;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Accounts.Admin;

/// <summary>Makes an account and mails its owner the link.</summary>
[Needs(Permission.ManageUsers)]
public sealed class InviteModel(AccountEditor editor) : PageModel
{
    public static readonly IReadOnlyList<Choice> RoleChoices = [.. Enum.GetValues<Role>().Select(r => new Choice(Kebab.Of(r), Permissions.NameOf(r), UserWords.AboutOf(r)))];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Name))
            ModelState.AddModelError(nameof(Name), "Chưa có họ và tên.");
        if (string.IsNullOrWhiteSpace(Email) || !new EmailAddressAttribute().IsValid(Email.Trim()))
            ModelState.AddModelError(nameof(Email), "Địa chỉ thư chưa đúng. Hãy gõ dạng ten@coquan.vn.");
        if (ReadRoles(Roles) is not { Count: > 0 } roles)
        {
            ModelState.AddModelError(nameof(Roles), "Chưa chọn vai trò nào.");
            return Page();
        }

        if (!ModelState.IsValid)
            return Page();
        var (result, user, _) = await editor.InviteAsync(Email!, Name!, roles, Actor.Of(User), mailed: true, cancellationToken);
        foreach (var error in result.Errors.DistinctBy(e => e.Description))
            ModelState.AddModelError(nameof(Email), error.Description);
        if (!result.Succeeded)
            return Page();
        TempData["Notice"] = $"Đã mời {user.Name}. Thư sẽ được gửi trong ít phút.";
        return LocalRedirect(Links.User(user.Id));
    }

    internal static List<Role> ReadRoles(IEnumerable<string> words) => [.. words.Select(w => Kebab.Parse<Role>(w)).OfType<Role>().Distinct()];
}
