using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.Products;

/// <summary>Up to four records of one kind side by side.</summary>
public sealed record ComparisonPage
{
    public required ComparisonQuery Query { get; init; }

    /// <summary>The records that are public, lowest number first.</summary>
    public required IReadOnlyList<ComparedItem> Items { get; init; }

    /// <summary>With differences only: parts and rows in which the records differ.</summary>
    public required IReadOnlyList<ComparedPart> Parts { get; init; }

    /// <summary>Rows in which all records agree; left out where differences only are asked for.</summary>
    public required int SameRows { get; init; }

    /// <summary>Numbers chosen that are no public record.</summary>
    public required int Unknown { get; init; }

    /// <summary>This comparison's address, and the other language's.</summary>
    public required string Href { get; init; }

    public required string Alternate { get; init; }

    /// <summary>The whole list that is chosen from.</summary>
    public required string ListHref { get; init; }

    /// <summary>The same list with these ticked.</summary>
    public required string AddHref { get; init; }

    /// <summary>This page with all rows, or with the differences only.</summary>
    public required string OtherHref { get; init; }

    /// <param name="query">As asked.</param>
    /// <param name="items">The public records among them.</param>
    /// <param name="parts">All rows.</param>
    /// <param name="language">Language of the page.</param>
    /// <param name="address">Address of the comparison, without a query.</param>
    /// <param name="list">Address of the list, without a query.</param>
    public static ComparisonPage Of(ComparisonQuery query, IReadOnlyList<(int Id, Worded Name, string Href, Picture? Picture, string? Tint)> items, IReadOnlyList<ComparedPart> parts, Language language, Func<Language, string> address, string list)
    {
        var rows = parts.SelectMany(p => p.Rows).ToList();
        var shown = query with { Ids = [.. items.Select(i => i.Id)], TooMany = 0 };
        return new()
        {
            Query = query,
            Items = [.. items.Select(i => new ComparedItem(i.Name, i.Href, i.Picture, i.Tint, address(language) + shown.Without(i.Id).ToQuery()))],
            Parts = [.. parts.Select(p => query.DifferencesOnly ? p with { Rows = [.. p.Rows.Where(r => !r.Agrees)] } : p).Where(p => p.Rows.Count > 0)],
            SameRows = rows.Count(r => r.Agrees),
            Unknown = query.Ids.Length - items.Count,
            Href = address(language) + query.ToQuery(),
            Alternate = address(language is Language.En ? Language.Vi : Language.En) + query.ToQuery(),
            ListHref = list,
            AddHref = list + (shown with { DifferencesOnly = false }).ToQuery(),
            OtherHref = address(language) + (shown with { DifferencesOnly = !query.DifferencesOnly }).ToQuery(),
        };
    }
}

/// <param name="Name">In the language of the page, or marked as another.</param>
/// <param name="Href">Its own page.</param>
/// <param name="Picture">Null where its kind has none.</param>
/// <param name="Tint">Group whose colour the picture stands on.</param>
/// <param name="WithoutHref">The comparison without it.</param>
public sealed record ComparedItem(Worded Name, string Href, Picture? Picture, string? Tint, string WithoutHref);

public sealed record ComparedPart(string Title, IReadOnlyList<ComparedRow> Rows);

/// <summary>One line of the comparison: a cell for each product.</summary>
public sealed record ComparedRow(string Label, string? LabelLang, IReadOnlyList<ComparedCell> Cells)
{
    /// <summary>All cells say the same, or nothing is known in any.</summary>
    public bool Agrees => Cells.All(c => c.Key == Cells[0].Key);

    /// <summary>Two known values differ; what is unknown differs from nothing.</summary>
    public bool Differs => Cells.Where(c => c.Key.Length > 0).DistinctBy(c => c.Key).Count() > 1;
}

/// <summary>What stands in a cell: words (none: not known), or certificates (none: not recorded).</summary>
/// <param name="Key">Equal where two cells say the same.</param>
/// <param name="Text">In the language of the page, or marked as another.</param>
/// <param name="Href">Where the words lead.</param>
/// <param name="Certificates">Best first; null in a cell of words.</param>
public sealed record ComparedCell(string Key, Worded? Text, string? Href, IReadOnlyList<CertificateFace>? Certificates)
{
    public static ComparedCell Of(Worded? text, string? href = null) => new(text?.Text ?? "", text, href, null);

    public static ComparedCell Of(IReadOnlyList<CertificateFace> certificates) => new(
        string.Join('|', certificates.Select(c => $"{c.GrantYear} {c.Status} {c.ValidTo}")), null, null, certificates);
}
