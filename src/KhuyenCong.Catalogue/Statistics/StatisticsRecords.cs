using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.Statistics;

/// <summary>One line of a breakdown. Both counts are of products, each once, and equal the lists their addresses lead to.</summary>
/// <param name="Value">The word of the value in addresses and files.</param>
/// <param name="Label">Its name in the language of the page.</param>
/// <param name="Products">Products with such a certificate, or of such a kind or place.</param>
/// <param name="Href">Their list.</param>
/// <param name="InForce">Those with such a certificate in force on the day; null where the line is itself a state.</param>
/// <param name="InForceHref">Their list.</param>
public sealed record CountRow(string Value, Worded Label, int Products, string Href, int? InForce, string? InForceHref);

/// <param name="Name">Name in the query of the lists, and of the file: nam, cap, nhom, tinh, hieu-luc.</param>
/// <param name="Rows">In the order they are read in.</param>
/// <param name="Without">Products of no known unit of 2025, where the lines are provinces.</param>
public sealed record Breakdown(string Name, IReadOnlyList<CountRow> Rows, int Without);

public sealed record StatisticsPage
{
    /// <summary>All products of the register, and the list of them.</summary>
    public required int Products { get; init; }

    /// <summary>Products with a certificate in force on the day.</summary>
    public required int InForce { get; init; }

    public required string InForceHref { get; init; }

    /// <summary>Certificates on record, whatever their state.</summary>
    public required int Certificates { get; init; }

    public required IReadOnlyList<Breakdown> Breakdowns { get; init; }

    public required DateOnly Day { get; init; }
}
