using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Rounds;

namespace KhuyenCong.Catalogue.Home;

/// <summary>A figure that is a link to the list behind it.</summary>
public sealed record CountLink(string Slug, string Name, string? NameEn, int Count, string Href);

public sealed record HomeArticle(int Id, string Slug, string Title, string? TitleEn, string Summary, string? SummaryEn, DateTimeOffset PublishedAt);

/// <summary>A block of the home page, with its own heading where it was given one.</summary>
public sealed record HomeBlock(FrontBlockKind Kind, string? Heading, string? HeadingEn);

public sealed record HomePage
{
    /// <summary>Those that are shown, in their order.</summary>
    public required IReadOnlyList<HomeBlock> Blocks { get; init; }

    /// <summary>Products chosen by the editors, in their order.</summary>
    public required IReadOnlyList<ProductCard> Featured { get; init; }

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

    /// <summary>Products with a certificate that ends with this year: a few, and how many there are; the link leads to all.</summary>
    public required IReadOnlyList<ProductCard> Lapsing { get; init; }

    public required int LapsingCount { get; init; }

    public required string LapsingHref { get; init; }

    public required DateOnly LapsingOn { get; init; }

    /// <summary>The fair that runs or comes next, else the latest one; null where none is recorded.</summary>
    public required FairLink? Fair { get; init; }

    public required int Fairs { get; init; }

    /// <summary>Showrooms that are open, by name: a few, and how many there are.</summary>
    public required IReadOnlyList<ShowroomLink> Showrooms { get; init; }

    public required int ShowroomCount { get; init; }

    /// <summary>Latest news, newest first.</summary>
    public required IReadOnlyList<HomeArticle> Articles { get; init; }

    public required IReadOnlyList<RoundRow> Rounds { get; init; }

    public required DateOnly Today { get; init; }
}
