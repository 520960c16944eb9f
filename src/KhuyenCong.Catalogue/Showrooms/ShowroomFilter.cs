using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Showrooms;

/// <summary>Which showrooms: q (text), tinh (province of today or of before 1 July 2025), trang.</summary>
public sealed record ShowroomFilter
{
    public const int PageSize = 24;

    public string Text { get; init; } = "";

    public string Province { get; init; } = "";

    public int Page { get; init; } = 1;

    public bool IsEmpty => Text.Length == 0 && Province.Length == 0;

    public static (ShowroomFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var filter = new ShowroomFilter
        {
            Text = QueryValues.ReadText(query["q"]),
            Province = QueryValues.Clean(query[ProvinceFacet.Name]),
            Page = QueryValues.ReadPage(query["trang"], faults),
        };
        return (filter, faults);
    }

    public ShowroomFilter At(int page) => this with { Page = page };

    public ShowroomFilter AnyProvince() => this with { Province = "", Page = 1 };

    public ShowroomFilter AnyText() => this with { Text = "", Page = 1 };

    /// <summary>All but the text, which the index answers.</summary>
    public IQueryable<Showroom> Apply(IQueryable<Showroom> showrooms) =>
        Province.Length == 0 ? showrooms : showrooms.Where(s => s.ProvinceSlug == Province || s.FormerProvinceSlug == Province);

    public string ToQuery() => new QueryText().Add("q", Text).Add(ProvinceFacet.Name, Province).Add("trang", Page, unless: 1).ToString();
}
