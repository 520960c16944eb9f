using KhuyenCong.Catalogue.BackOffice.Kit;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Accounts.Admin;

/// <summary>Who can sign in.</summary>
[Needs(Permission.ManageUsers)]
public sealed class UsersModel(CatalogueDb db) : PageModel
{
    private const int PageSize = 50;

    public static readonly IReadOnlyList<Choice> RoleChoices = [new("", "Mọi vai trò"), .. Enum.GetValues<Role>().Select(r => new Choice(Kebab.Of(r), Permissions.NameOf(r)))];

    public static readonly IReadOnlyList<Choice> StateChoices = [new("", "Mọi tình trạng"), new("dang-dung", "Đang dùng"), new("cho-nhan", "Chờ nhận lời mời"), new("bi-khoa", "Bị khóa")];

    public UserFilter Filter { get; private set; } = new();

    public PageOf<User> Found { get; private set; } = new([], 0, 1, PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var faults = new List<FilterFault>();
        Filter = UserFilter.Read(Request.Query, faults);
        if (faults.Count > 0)
            return BadRequest();
        var rows = Filter.Apply(db.Users.AsNoTracking());
        var total = await rows.CountAsync(cancellationToken);
        Found = new(await rows.OrderBy(u => u.SortKey).ThenBy(u => u.Id).Paged(Filter.Page, PageSize).ToListAsync(cancellationToken), total, Filter.Page, PageSize);
        return Found.Exists ? Page() : NotFound();
    }
}
