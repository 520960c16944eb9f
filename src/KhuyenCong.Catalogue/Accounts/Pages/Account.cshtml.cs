using System.Security.Claims;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>The own account.</summary>
[Needs(Permission.OwnAccount)]
public sealed class AccountModel : PageModel
{
    public string Email => User.FindFirstValue(ClaimTypes.Email) ?? "";

    public string Roles => string.Join(", ", User.FindAll(ClaimTypes.Role).Select(c => Kebab.Parse<Role>(c.Value)).OfType<Role>().Order().Select(Permissions.NameOf));
}
