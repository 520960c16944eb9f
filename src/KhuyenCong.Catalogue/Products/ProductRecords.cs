using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Pictures;
using KhuyenCong.Catalogue.Places;

namespace KhuyenCong.Catalogue.Products;

public sealed record ProducerLink(int Id, string Slug, string Name, string NameLang, string? NameEn, NameBasis NameBasis)
{
    /// <summary>Null where the producer is not known or its page not public.</summary>
    public static ProducerLink? To(Producer? producer, DateTimeOffset now) =>
        producer is not null && producer.IsVisible(now) ? new(producer.Id, producer.Slug, producer.Name, producer.NameLang, producer.NameEn, producer.NameBasis) : null;
}

/// <summary>A picture of a record: a photograph, or the drawing of its kind, which every face labels "Hình minh hoạ".</summary>
public sealed record Picture(string Url, bool IsIllustration, string? Alt, string? AltEn, string? Caption, string? CaptionEn, string? Credit, string? Rights, int? Width, int? Height)
{
    /// <summary>Of the picture; 0 for the drawing of a kind.</summary>
    public int Id { get; init; }

    /// <summary>For an image's srcset, up to a width; null for a drawing, and for a file that was laid in the data folder by hand.</summary>
    /// <param name="ending">"webp" or "jpg".</param>
    /// <param name="most">Wider ones are left out, as far as there is a narrower one.</param>
    public string? SourceSet(string ending, int most) => IsIllustration ? null : PictureFile.SourceSet(Url[Links.Media("").Length..], ending, most);

    /// <summary>For who knows no srcset: so wide or the next wider.</summary>
    public string AtLeast(int width) => IsIllustration ? Url : Links.Media(PictureFile.AtLeast(Url[Links.Media("").Length..], width));
}

/// <summary>A product in a list.</summary>
public sealed record ProductCard
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string NameLang { get; init; }

    public required string? NameEn { get; init; }

    public required bool IsSet { get; init; }

    public required ProducerLink? Producer { get; init; }

    public required PlaceFace? Place { get; init; }

    public required string GroupSlug { get; init; }

    public required string GroupName { get; init; }

    public required string? GroupNameEn { get; init; }

    public required string CategorySlug { get; init; }

    public required string CategoryName { get; init; }

    public required string? CategoryNameEn { get; init; }

    public required Picture Picture { get; init; }

    /// <summary>Best first; the first one speaks for the product. Empty: no certificate is recorded.</summary>
    public required IReadOnlyList<CertificateFace> Certificates { get; init; }

    public CertificateFace? Best => Certificates.Count > 0 ? Certificates[0] : null;

    public Worded In(Language language) => language.Word(Name, NameEn, NameLang);
}

/// <summary>One rung of the award ladder: a level, with its certificates newest first; none where none is recorded.</summary>
public sealed record LadderRung(Level Level, IReadOnlyList<CertificateFace> Certificates);

public sealed record MemberFace(string Name, string? NameEn);

public sealed record SpecificationFace(string Label, string? LabelEn, string Value, string? ValueEn);

/// <summary>A mark of another scheme, told apart from the certificates.</summary>
public sealed record MarkFace(
    string SchemeName, string? SchemeNameEn, string? Grade, string? Number, string? Issuer, DateOnly? IssuedOn, DateOnly? ExpiresOn, bool WithoutEnd,
    Verification? Verified, IReadOnlyList<Source> Sources);

/// <summary>A product's own page.</summary>
public sealed record ProductPage
{
    public required ProductCard Card { get; init; }

    public required string? Brand { get; init; }

    public required string? Summary { get; init; }

    public required string? SummaryEn { get; init; }

    /// <summary>HTML made by the Markdown renderer; null where there is none.</summary>
    public required Html? Text { get; init; }

    public required Html? TextEn { get; init; }

    /// <summary>True where no source states the group.</summary>
    public required bool GroupInferred { get; init; }

    public required RegulatedNotice Notice { get; init; }

    public required string? RecordNote { get; init; }

    public required string? RecordNoteEn { get; init; }

    public required IReadOnlyList<Picture> Pictures { get; init; }

    public required IReadOnlyList<MemberFace> Members { get; init; }

    public required IReadOnlyList<SpecificationFace> Specifications { get; init; }

    public required IReadOnlyList<MarkFace> Marks { get; init; }

    /// <summary>From commune to national, bottom first; district stands only where a certificate of it does.</summary>
    public required IReadOnlyList<LadderRung> Ladder { get; init; }

    /// <summary>Where it can be seen and what is told of it; projects are its producer's.</summary>
    public required Appearances Appearances { get; init; }

    public required IReadOnlyList<ProductCard> Similar { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Day the states are told for, and whether it was asked for (<c>ngay=</c>).</summary>
    public required DateOnly Day { get; init; }

    public required bool DayAsked { get; init; }
}

/// <summary>The list of products.</summary>
public sealed record ProductList
{
    public required ProductFilter Filter { get; init; }

    /// <summary>As it came, before its words were read: the pages of one answer go by it, for what was typed ranks.</summary>
    public required ProductFilter Asked { get; init; }

    public required PageOf<ProductCard> Page { get; init; }

    public required IReadOnlyList<Facet> Facets { get; init; }

    public required IReadOnlyList<Chip> Chips { get; init; }

    public required IReadOnlyList<SortOption> Sorts { get; init; }

    /// <summary>Former unit chosen, with the unit it is part of today: the page offers that one.</summary>
    public required IReadOnlyList<FormerProvinceHint> FormerProvinces { get; init; }

    /// <summary>Conditions that were read from the words typed.</summary>
    public required Search.ReadNote? Read { get; init; }

    public required Search.ReadHelp Help { get; init; }

    /// <summary>Why each record stands where it does, by its number; empty where that was not asked, or where the order is not by relevance.</summary>
    public required IReadOnlyDictionary<int, Search.Reason> Reasons { get; init; }

    public required Search.RelaxedNote? Relaxed { get; init; }

    public required DateOnly Day { get; init; }

    public required bool DayAsked { get; init; }
}

/// <summary>"Bến Tre is part of Vĩnh Long since 1 July 2025": <see cref="NowHref"/> leads to the list of the present unit.</summary>
public sealed record FormerProvinceHint(ProvinceLink Former, ProvinceLink Now, string NowHref)
{
    public static List<FormerProvinceHint> Of(ReferenceData reference, IEnumerable<string> slugs, Func<string, string, string> href) =>
    [
        .. slugs
            .Select(slug => reference.Provinces.GetValueOrDefault(slug))
            .OfType<Province>()
            .Where(p => p.Scheme == 2004 && p.SuccessorSlug is not null)
            .Select(p => new FormerProvinceHint(ProvinceLink.Of(p), ProvinceLink.Of(reference.Provinces[p.SuccessorSlug!]), href(p.Slug, p.SuccessorSlug!))),
    ];
}
