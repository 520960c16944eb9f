using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Places;

/// <summary>A unit as it is named on a page. <see cref="Scheme"/> tells a former unit (2004) from a present one (2025).</summary>
public sealed record ProvinceLink(string Slug, string Name, string? NameEn, int Scheme)
{
    public bool IsFormer => Scheme == 2004;

    public static ProvinceLink? Of(ReferenceData reference, string? slug) =>
        slug is not null && reference.Provinces.TryGetValue(slug, out var province) ? Of(province) : null;

    public static ProvinceLink Of(Province province) => new(province.Slug, province.Name, province.NameEn, province.Scheme);

    public Worded In(Language language) => language.Word(Name, NameEn);

    /// <summary>A former unit tells until when: "Bến Tre (trước 01/07/2025)".</summary>
    public Worded Dated(Language language) =>
        In(language) is var name && IsFormer ? name with { Text = $"{name.Text} ({language.Pick("trước 01/07/2025", "before 1 July 2025")})" } : name;
}

/// <summary>Where something is: the unit of today, and the unit that held it before 1 July 2025 where that was another.</summary>
public sealed record PlaceFace(ProvinceLink? Now, ProvinceLink? Then, string? AsPrinted)
{
    public static PlaceFace? Of(ReferenceData reference, string? now, string? then, string? asPrinted) =>
        now is null && then is null && asPrinted is null ? null : new(ProvinceLink.Of(reference, now), ProvinceLink.Of(reference, then), asPrinted);

    /// <summary>The unit to name where only one is named.</summary>
    public ProvinceLink? Unit => Now ?? Then;

    /// <summary>Is the former name worth saying? Not where a unit only kept its name.</summary>
    public bool Renamed => Then is not null && Now is not null && Then.Name != Now.Name;
}
