using KhuyenCong.Catalogue.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Admin;

/// <summary>The first page of the back office.</summary>
[Needs(Permission.Enter)]
public sealed class IndexModel : PageModel;
