using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.BackOffice.Kit;
using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Admin.Audit;

/// <summary>The audit: searched, by pages.</summary>
[Needs(Permission.ReadAudit)]
public sealed class IndexModel(AuditReading reading) : PageModel
{
    public const string Address = "/quan-tri/nhat-ky";

    public AuditFilter Filter { get; private set; } = new();

    public PageOf<AuditLine> Found { get; private set; } = new([], 0, 1, AuditReading.PageSize);

    public IReadOnlyList<Choice> Actions { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var faults = new List<FilterFault>();
        Filter = AuditFilter.Read(Request.Query, faults);
        foreach (var fault in faults)
            ModelState.AddModelError(fault.Name, $"\"{fault.Value}\" {fault.Vietnamese}.");
        if (faults.Count > 0)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        else
            Found = await reading.ReadAsync(Filter, cancellationToken);
        var (actions, kinds) = await reading.WordsAsync(cancellationToken);
        Actions = [new("", "Mọi việc"), .. actions.Select(a => new Choice(a, AuditWords.OfAction(a)))];
        Kinds = [new("", "Mọi loại"), .. kinds.Select(k => new Choice(k, AuditWords.OfKind(k)))];
        return Found.Exists ? Page() : NotFound();
    }
}
