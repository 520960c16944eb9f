using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;

namespace KhuyenCong.Catalogue.Showrooms;

/// <summary>A showroom in a list.</summary>
public sealed record ShowroomRow
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    /// <summary>The units, and the address as the source prints it.</summary>
    public required PlaceFace? Place { get; init; }

    public required string? Hours { get; init; }

    public required string? HoursEn { get; init; }

    public required DateOnly? ClosedOn { get; init; }

    /// <summary>Products of the register on display today.</summary>
    public required int Displayed { get; init; }

    public Worded In(Language language) => language.Word(Name, NameEn);

    public bool IsClosed(DateOnly day) => ClosedOn <= day;
}

public sealed record ShowroomList
{
    public required ShowroomFilter Filter { get; init; }

    public required PageOf<ShowroomRow> Page { get; init; }

    public required IReadOnlyList<Facet> Facets { get; init; }

    public required IReadOnlyList<Chip> Chips { get; init; }

    public required RelaxedNote? Relaxed { get; init; }
}

public sealed record ShowroomPage
{
    public required ShowroomRow Row { get; init; }

    /// <summary>Photographs in their order, and drawings made for the record.</summary>
    public required IReadOnlyList<Picture> Pictures { get; init; }

    public required string? Manager { get; init; }

    public required string? Phone { get; init; }

    /// <summary>Square metres.</summary>
    public required int? GroundArea { get; init; }

    public required int? FloorArea { get; init; }

    public required bool? Sells { get; init; }

    public required string? Admission { get; init; }

    public required string? AdmissionEn { get; init; }

    public required DateOnly? OpenedOn { get; init; }

    public required string? OpeningNote { get; init; }

    public required string? OpeningNoteEn { get; init; }

    public required Html? Text { get; init; }

    public required Html? TextEn { get; init; }

    /// <summary>What is displayed today, in Vietnamese order, with today's states.</summary>
    public required PageOf<ProductCard> Products { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
