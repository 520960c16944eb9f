using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;

namespace KhuyenCong.Catalogue.Fairs;

/// <summary>A fair in a list.</summary>
public sealed record FairRow
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required FairKind Kind { get; init; }

    public required Level? Level { get; init; }

    public required FairDays Days { get; init; }

    public required Timing Time { get; init; }

    public required FairDisruption? Disruption { get; init; }

    public required string? RegionName { get; init; }

    public required string? RegionNameEn { get; init; }

    public required string? Venue { get; init; }

    /// <summary>The units, and the address as the source prints it.</summary>
    public required PlaceFace? Place { get; init; }

    public required int? BoothCount { get; init; }

    public Worded In(Language language) => language.Word(Name, NameEn);
}

/// <summary>A choice of <c>thoi-gian</c> and how many fairs it leaves.</summary>
public sealed record FairTab(string Label, int Count, bool Selected, string Href);

public sealed record FairList
{
    public required FairFilter Filter { get; init; }

    public required PageOf<FairRow> Page { get; init; }

    public required IReadOnlyList<FairTab> Tabs { get; init; }

    public required IReadOnlyList<Facet> Facets { get; init; }

    public required IReadOnlyList<Chip> Chips { get; init; }
}

public sealed record OrganiserFace(OrganiserRole Role, string Name);

/// <summary>From <paramref name="From"/> to <paramref name="To"/>, both inclusive, <paramref name="Best"/> speaks for the product; null: no certificate is recorded.</summary>
public sealed record ValiditySpan(DateOnly From, DateOnly To, CertificateFace? Best);

/// <summary>A product at a fair.</summary>
/// <param name="Card">As of the fair's first day, or of today where the days are not known.</param>
/// <param name="Spans">Its validity over the fair's days; more than one where it changes during the fair; empty where the days are not known.</param>
public sealed record ExhibitedFace(ProductCard Card, IReadOnlyList<ValiditySpan> Spans);

/// <summary>Who takes part, with the products that stand on this page of the list.</summary>
/// <param name="Continued">Its first products stand on the page before.</param>
public sealed record ExhibitorFace(
    int Position, string Name, ProducerLink? Producer, ProvinceLink? Province, string? Booth, string? Hall, IReadOnlyList<ExhibitedFace> Products, bool Continued);

/// <summary>A stand on the plan; <see cref="Left"/> to <see cref="Depth"/> in metres from the upper left corner.</summary>
public sealed record BoothFace(string Number, BoothKind Kind, int Left, int Top, int Width, int Depth, string? Exhibitor, ProducerLink? Producer);

/// <summary>A part of the plan that is shown at a time: a hall, or a part of a large one.</summary>
public sealed record PlanTab(string Key, string Label, int Booths, bool Selected, string Href);

/// <summary>The plan of one hall or part of it.</summary>
/// <param name="Name">Of the hall; null for stands without one.</param>
/// <param name="ToScale">Drawn from the recorded places of the stands; else an order of numbers only.</param>
/// <param name="Booths">By number.</param>
public sealed record HallPlan(string? Name, bool ToScale, IReadOnlyList<BoothFace> Booths, IReadOnlyList<PlanTab> Tabs);

public sealed record FairPage
{
    public required FairRow Row { get; init; }

    /// <summary>Photographs in their order, and drawings made for the record.</summary>
    public required IReadOnlyList<Picture> Pictures { get; init; }

    public required string? Theme { get; init; }

    public required string? Hours { get; init; }

    public required IReadOnlyList<OrganiserFace> Organisers { get; init; }

    public required IReadOnlyList<string> Halls { get; init; }

    public required int? ProvinceCount { get; init; }

    public required string? Admission { get; init; }

    public required string? AdmissionEn { get; init; }

    public required DateOnly? ApplyBy { get; init; }

    public required string? HowToApply { get; init; }

    public required bool? SupportedByPromotion { get; init; }

    public required Html? Text { get; init; }

    public required Html? TextEn { get; init; }

    public required int ExhibitorCount { get; init; }

    /// <summary>Products on show that are in the register.</summary>
    public required int ProductCount { get; init; }

    /// <summary>Lines of exhibitors and products; an exhibitor without a product in the register takes one.</summary>
    public required PageOf<ExhibitorFace> Exhibitors { get; init; }

    public required HallPlan? Plan { get; init; }

    public required IReadOnlyList<FairRow> Editions { get; init; }

    /// <summary>Null where no day is known: then there is nothing to put into a calendar.</summary>
    public required string? CalendarHref { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Address of the page with another page of exhibitors or part of the plan.</summary>
    public required Func<int, string, string> Query { get; init; }

    public required string PlanKey { get; init; }
}
