using KhuyenCong.Catalogue.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Admin.Overview;

/// <summary>The first page of the back office: what waits for the reader, and what in the register wants a look.</summary>
[Needs(Permission.Enter)]
public sealed class IndexModel(OverviewReading reading) : PageModel
{
    public OverviewPage Overview { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Overview = await reading.ReadAsync(User, cancellationToken);
}
