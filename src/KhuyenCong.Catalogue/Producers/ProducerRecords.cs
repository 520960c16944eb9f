using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;

namespace KhuyenCong.Catalogue.Producers;

/// <summary>A producer in a list.</summary>
public sealed record ProducerCard
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string NameLang { get; init; }

    public required string? NameEn { get; init; }

    public required NameBasis NameBasis { get; init; }

    public required LegalForm? LegalForm { get; init; }

    public required PlaceFace? Place { get; init; }

    public required bool? Exports { get; init; }

    /// <summary>Products in the register.</summary>
    public required int ProductCount { get; init; }

    /// <summary>Products with a certificate valid on the day.</summary>
    public required int LiveCount { get; init; }

    /// <summary>Names of a few products, best first.</summary>
    public required IReadOnlyList<ProductName> Products { get; init; }

    /// <summary>The best certificate over all products; null where none is recorded.</summary>
    public required CertificateFace? Best { get; init; }

    public Worded In(Language language) => language.Word(Name, NameEn, NameLang);
}

/// <summary>A product of a producer, by its name alone.</summary>
public sealed record ProductName(string Name, string Lang, string? English)
{
    public Worded In(Language language) => language.Word(Name, English, Lang);
}

public sealed record ProducerList
{
    public required ProducerFilter Filter { get; init; }

    /// <summary>As it came, before its words were read: the pages of one answer go by it, for what was typed ranks.</summary>
    public required ProducerFilter Asked { get; init; }

    public required PageOf<ProducerCard> Page { get; init; }

    public required IReadOnlyList<Facet> Facets { get; init; }

    public required IReadOnlyList<Chip> Chips { get; init; }

    public required IReadOnlyList<SortOption> Sorts { get; init; }

    /// <summary>Conditions that were read from the words typed.</summary>
    public required Search.ReadNote? Read { get; init; }

    public required Search.ReadHelp Help { get; init; }

    /// <summary>Why each record stands where it does, by its number; empty where that was not asked, or where the order is not by relevance.</summary>
    public required IReadOnlyDictionary<int, Search.Reason> Reasons { get; init; }

    public required Search.RelaxedNote? Relaxed { get; init; }

    public required IReadOnlyList<Products.FormerProvinceHint> FormerProvinces { get; init; }
}

/// <summary>A producer's own page. Contacts are null where not known, or not released.</summary>
public sealed record ProducerPage
{
    public required ProducerCard Card { get; init; }

    /// <summary>Photographs in their order, and drawings made for the record.</summary>
    public required IReadOnlyList<Picture> Pictures { get; init; }

    public required string? Phone { get; init; }

    public required string? Email { get; init; }

    public required string? Website { get; init; }

    public required string? Capacity { get; init; }

    public required string? Summary { get; init; }

    public required string? SummaryEn { get; init; }

    public required Html? Text { get; init; }

    public required Html? TextEn { get; init; }

    public required IReadOnlyList<Products.ProductCard> Products { get; init; }

    public required IReadOnlyList<Products.MarkFace> Marks { get; init; }

    /// <summary>Where its goods can be seen and what is told of it.</summary>
    public required Products.Appearances Appearances { get; init; }

    /// <summary>Producers whose names fold to the same words: different producers, shown so that nobody mixes them up.</summary>
    public required IReadOnlyList<ProducerCard> Namesakes { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
