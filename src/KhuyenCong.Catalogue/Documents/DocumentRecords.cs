using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.News;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Rounds;

namespace KhuyenCong.Catalogue.Documents;

/// <summary>A document in a list, worded in the language of the page.</summary>
public sealed record DocumentRow
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Href { get; init; }

    /// <summary>As printed.</summary>
    public required string Number { get; init; }

    public required DocumentType Type { get; init; }

    /// <summary>Type and number.</summary>
    public required string Citation { get; init; }

    public required Worded Title { get; init; }

    /// <summary>As named then.</summary>
    public required Worded? Issuer { get; init; }

    public required DateOnly? IssuedOn { get; init; }

    public required DateOnly? EffectiveOn { get; init; }

    /// <summary>First day on which it binds no more.</summary>
    public required DateOnly? EndedOn { get; init; }

    /// <summary>Today, or on the day the list asks for.</summary>
    public required DocumentForce Force { get; init; }
}

public sealed record DocumentList
{
    public required DocumentFilter Filter { get; init; }

    public required PageOf<DocumentRow> Page { get; init; }

    /// <summary>Types, issuers and years, with their documents.</summary>
    public required IReadOnlyList<Facet> Facets { get; init; }

    public required IReadOnlyList<Chip> Chips { get; init; }

    public required IReadOnlyList<SortOption> Sorts { get; init; }

    public required Search.RelaxedNote? Relaxed { get; init; }

    /// <summary>With a day asked: documents left out because no source tells when they took effect.</summary>
    public required int UnknownCount { get; init; }

    /// <summary>What was typed as a day and is none.</summary>
    public FilterFault? DayFault { get; init; }
}

/// <summary>Documents that stand to this one in one way.</summary>
public sealed record DocumentRelations(string Name, IReadOnlyList<DocumentRow> Documents);

/// <summary>A certificate suspended, revoked, reinstated or corrected by a document.</summary>
public sealed record DecidedEvent(CertificateFace Certificate, ProductCard Product, EventFace Event);

/// <param name="Href">Where it is sent from.</param>
/// <param name="Kind">PDF, Word …</param>
/// <param name="Bytes">Its length.</param>
public sealed record DocumentFile(string Href, string Kind, long Bytes);

public sealed record ProgrammeLink(Worded Name, string Href, int FromYear, int ToYear);

public sealed record DocumentPage
{
    public required DocumentRow Row { get; init; }

    public required string? Signer { get; init; }

    public required Worded? Abstract { get; init; }

    /// <summary>The document itself, kept by this site.</summary>
    public required DocumentFile? File { get; init; }

    /// <summary>Where the full text stands.</summary>
    public required string? Url { get; init; }

    public required IReadOnlyList<DocumentRelations> Relations { get; init; }

    public required IReadOnlyList<RoundRow> Rounds { get; init; }

    /// <summary>Some of the products certified by it, in Vietnamese order.</summary>
    public required IReadOnlyList<ProductCard> Products { get; init; }

    /// <summary>Certificates of this register granted by it, and the products they are of.</summary>
    public required int CertificateCount { get; init; }

    public required int ProductCount { get; init; }

    /// <summary>All products certified by it.</summary>
    public required string ProductsHref { get; init; }

    public required IReadOnlyList<DecidedEvent> Events { get; init; }

    public required IReadOnlyList<ProgrammeLink> Programmes { get; init; }

    /// <summary>Articles that speak of it, newest first.</summary>
    public required IReadOnlyList<NewsItem> Articles { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
