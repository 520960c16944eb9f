using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;

namespace KhuyenCong.Catalogue.Rounds;

/// <summary>A round in a list.</summary>
public sealed record RoundRow
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required Level Level { get; init; }

    public required int Year { get; init; }

    public required int? Ordinal { get; init; }

    public required string? RegionName { get; init; }

    public required string? RegionNameEn { get; init; }

    public required ProvinceLink? Province { get; init; }

    public required DocumentLink? Decision { get; init; }

    /// <summary>Products that entered and were recognised, as the sources give them.</summary>
    public required int? Registered { get; init; }

    public required int? Recognised { get; init; }

    /// <summary>Certificates of the round that this register holds.</summary>
    public required int Recorded { get; init; }

    public Worded In(Language language) => language.Word(Name, NameEn);
}

/// <summary>All rounds, newest first; few enough for one page with filters by level and year.</summary>
public sealed record RoundList
{
    public required RoundFilter Filter { get; init; }

    public required PageOf<RoundRow> Page { get; init; }

    public required IReadOnlyList<Facet> Facets { get; init; }
}

public sealed record GroupCount(string GroupSlug, string Name, string? NameEn, int Recognised);

public sealed record RoundPage
{
    public required RoundRow Row { get; init; }

    public required string? Issuer { get; init; }

    public required string? IssuerEn { get; init; }

    public required string? RegisteredNote { get; init; }

    public required DateOnly? CeremonyOn { get; init; }

    public required string? CeremonyPlace { get; init; }

    public required Html? Text { get; init; }

    public required Html? TextEn { get; init; }

    public required IReadOnlyList<GroupCount> GroupCounts { get; init; }

    /// <summary>Products of the round in this register, 24 a page, in Vietnamese order.</summary>
    public required PageOf<Products.ProductCard> Products { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
