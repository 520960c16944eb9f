using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Publishing.Admin;

/// <summary>The records of one kind, for those who edit them.</summary>
public sealed class RecordsModel(RecordListing listing, RecordAbout about) : PageModel
{
    public EditedKind Kind { get; private set; } = null!;

    public RecordFilter Filter { get; private set; } = new();

    public PageOf<ListedRecord> List { get; private set; } = null!;

    /// <summary>By record, what its name does not say.</summary>
    public IReadOnlyDictionary<string, string> About { get; private set; } = new Dictionary<string, string>();

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancellationToken)
    {
        if (this.KindFor(kind) is not { } known)
            return NotFound();
        if (known.OnlyId is { } only)
            return Redirect(BackOfficeLinks.Record(known, only));
        var (filter, faults) = RecordFilter.Read(Request.Query);
        if (faults.Count > 0 || (filter.State is not null && !known.IsPublished))
            return BadRequest();
        (Kind, Filter) = (known, filter);
        List = await listing.ReadAsync(known, filter, cancellationToken);
        About = await about.ReadAsync(known, [.. List.Items.Select(r => r.Id)], cancellationToken);
        return List.Exists ? Page() : NotFound();
    }
}
