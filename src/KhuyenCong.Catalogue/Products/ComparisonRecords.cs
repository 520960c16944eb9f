using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.Products;

/// <summary>Up to four products side by side.</summary>
public sealed record ComparisonPage
{
    public required ComparisonQuery Query { get; init; }

    /// <summary>The products that are public, lowest number first.</summary>
    public required IReadOnlyList<ComparedProduct> Products { get; init; }

    /// <summary>With differences only: parts and rows in which the products differ.</summary>
    public required IReadOnlyList<ComparedPart> Parts { get; init; }

    /// <summary>Rows in which all products agree; left out where differences only are asked for.</summary>
    public required int SameRows { get; init; }

    /// <summary>Numbers chosen that are no public product.</summary>
    public required int Unknown { get; init; }

    /// <summary>The list of products with these ticked.</summary>
    public required string AddHref { get; init; }

    /// <summary>This page with all rows, or with the differences only.</summary>
    public required string OtherHref { get; init; }
}

public sealed record ComparedProduct(ProductCard Card, string WithoutHref);

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
