using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.Statistics;

/// <summary>A figure and the list that shows exactly what it counts.</summary>
public readonly record struct Counting(int Count, string Href);

/// <summary>One line of a breakdown.</summary>
/// <param name="Value">The word of the value in addresses and files.</param>
/// <param name="Label">Its name in the language of the page.</param>
/// <param name="Certificates">Certificates of this year, level or state, or of products of this group or province.</param>
/// <param name="InForce">Those in force on the day; null where the line is itself a state.</param>
/// <param name="Products">The products that the list of products finds by the same choice, each once; by group and province also those without a certificate.</param>
public sealed record CountRow(string Value, Worded Label, Counting Certificates, Counting? InForce, Counting Products);

/// <param name="Name">Name in the query of the lists, and of the file: nam, cap, nhom, tinh, hieu-luc.</param>
/// <param name="Rows">In the order they are read in.</param>
/// <param name="Without">Certificates of products of no known unit of 2025, where the lines are provinces.</param>
public sealed record Breakdown(string Name, IReadOnlyList<CountRow> Rows, int Without);

public sealed record StatisticsPage
{
    /// <summary>All certificates on record, whatever their state.</summary>
    public required Counting Certificates { get; init; }

    /// <summary>Those in force on the day.</summary>
    public required Counting InForce { get; init; }

    /// <summary>All products of the register, also those without a recorded certificate.</summary>
    public required Counting Products { get; init; }

    /// <summary>Products with a certificate in force on the day.</summary>
    public required Counting ProductsInForce { get; init; }

    public required IReadOnlyList<Breakdown> Breakdowns { get; init; }

    public required DateOnly Day { get; init; }
}
