using KhuyenCong.Catalogue.BackOffice.Kit;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Accounts.Pages;

/// <summary>What happened to the own account.</summary>
[Needs(Permission.OwnAccount)]
public sealed class LogModel(CatalogueDb db) : PageModel
{
    private const int PageSize = 50;

    public IReadOnlyList<SecurityEvent> Events { get; private set; } = [];

    public PageLinks Links { get; private set; } = new(1, 1, _ => "");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var faults = new List<FilterFault>();
        var page = QueryValues.ReadPage(Request.Query["trang"], faults);
        if (faults.Count > 0)
            return BadRequest();
        var me = Actor.Of(User).Key;
        var rows = db.SecurityEvents.AsNoTracking().Where(e => e.UserId == me);
        var last = Math.Max(1, (await rows.CountAsync(cancellationToken) + PageSize - 1) / PageSize);
        if (page > last)
            return NotFound();
        Events = await rows.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Paged(page, PageSize).ToListAsync(cancellationToken);
        Links = new(page, last, p => new QueryText().Add("trang", p, unless: 1).ToString() is { Length: > 0 } query ? query : "?");
        return Page();
    }
}
