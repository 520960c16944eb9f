using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Rounds;

namespace KhuyenCong.Catalogue.Home;

/// <summary>A figure that is a link to the list behind it.</summary>
public sealed record CountLink(string Slug, string Name, string? NameEn, int Count, string Href);

public sealed record HomePage
{
    /// <summary>Products in the register, and those with a certificate valid today.</summary>
    public required int Products { get; init; }

    public required int LiveProducts { get; init; }

    public required int Producers { get; init; }

    /// <summary>Provinces of today with at least one product.</summary>
    public required int Provinces { get; init; }

    public required IReadOnlyList<CountLink> Groups { get; init; }

    public required IReadOnlyList<CountLink> ProvinceCounts { get; init; }

    /// <summary>Newest certified products, best first.</summary>
    public required IReadOnlyList<ProductCard> Newest { get; init; }

    /// <summary>Products whose best certificate ends with this year, and how many there are; the link leads to all.</summary>
    public required int LapsingCount { get; init; }

    public required string LapsingHref { get; init; }

    public required DateOnly LapsingOn { get; init; }

    public required IReadOnlyList<RoundRow> Rounds { get; init; }

    public required DateOnly Today { get; init; }
}
