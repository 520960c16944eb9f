using System.Collections.Immutable;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Products;

/// <summary>
/// The question behind a list of products: reads the query string, checks it, and writes itself back as links. The names are those of the public
/// addresses: q nhom loai tinh cap nam hieu-luc danh-hieu xuat-khau co-so quyet-dinh ngay sap-xep kieu vi-sao trang sp.
/// </summary>
public sealed record ProductFilter : ListFilter
{
    public const int PageSize = 24;

    /// <summary>Reasons take room: a page of them holds fewer.</summary>
    public const int ExplainedPageSize = 12;

    public static readonly ImmutableArray<string> FacetNames = ["hieu-luc", "cap", "nhom", "loai", "tinh", "nam", "danh-hieu", "xuat-khau", "co-so", "quyet-dinh"];
    public static readonly ImmutableArray<string> Sorts = ["lien-quan", "ten", "moi", "het-han"];
    public static readonly ImmutableArray<string> Views = ["danh-sach"];
    public static readonly ImmutableArray<string> StatusWords = ["con", "sap-het", "het", "thu-hoi", "tam-dung", "chua", "chua-ro"];
    public static readonly ImmutableArray<string> LevelWords = ["xa", "huyen", "tinh", "khu-vuc", "quoc-gia"];

    public override ImmutableArray<string> Facets => FacetNames;

    /// <summary>Day asked for, or null for today.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>"danh-sach" for rows, empty for a grid of cards.</summary>
    public string View { get; init; } = "";

    /// <summary>Products ticked for comparison: they travel with the address and change nothing of what is found.</summary>
    public ImmutableArray<int> Tray { get; init; } = [];

    /// <summary>Relevance with a text, newest grant without.</summary>
    public override string EffectiveSort => Sort.Length > 0 ? Sort : Text.Length > 0 ? "lien-quan" : "moi";

    /// <summary>Reads and checks a query string; faults say what cannot be answered (400).</summary>
    public static (ProductFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var chosen = QueryValues.ReadFacets(query, FacetNames, faults);
        foreach (var status in chosen.GetValueOrDefault("hieu-luc", []))
            QueryValues.ReadWord("hieu-luc", status, StatusWords, faults);
        foreach (var level in chosen.GetValueOrDefault("cap", []))
            QueryValues.ReadWord("cap", level, LevelWords, faults);
        foreach (var exports in chosen.GetValueOrDefault("xuat-khau", []))
            QueryValues.ReadWord("xuat-khau", exports, ["co"], faults);
        foreach (var year in chosen.GetValueOrDefault("nam", []))
            QueryValues.ReadYear("nam", year, faults);
        var filter = new ProductFilter
        {
            Text = QueryValues.ReadText(query["q"]),
            Chosen = chosen,
            Day = QueryValues.ReadDay(query["ngay"], faults),
            Sort = QueryValues.ReadWord("sap-xep", query["sap-xep"], Sorts, faults),
            View = QueryValues.ReadWord("kieu", query["kieu"], Views, faults),
            Tray = [.. ComparisonQuery.ReadIds(ComparisonQuery.OfProducts, query, faults).Take(ComparisonQuery.Most)],
            Explained = QueryValues.ReadWord("vi-sao", query["vi-sao"], ["1"], faults).Length > 0,
            Page = QueryValues.ReadPage(query["trang"], faults),
        };
        return (filter, faults);
    }

    /// <summary>Certificates that end with a year are those about to expire on its last day; near the year's end that is the plain list.</summary>
    public static ProductFilter LapsingOn(DateOnly lastDay, DateOnly today, int expiringDays) => new ProductFilter { Day = lastDay.DayNumber - today.DayNumber < expiringDays ? null : lastDay }
        .With("hieu-luc", "sap-het").SortedBy("het-han");

    public ProductFilter WithoutDay() => this with { Day = null, Page = 1 };

    public ProductFilter Cleared() => new() { View = View, Tray = Tray, Explained = Explained };

    public ProductFilter Untrayed() => this with { Tray = [] };

    public ProductFilter ViewedAs(string view) => this with { View = view };

    protected override QueryText AddRest(QueryText query) => query.Add("ngay", Day is { } day ? Say.Iso(day) : null).Add("kieu", View).AddAll(ComparisonQuery.OfProducts, ComparisonQuery.Words(Tray));

    public static Level LevelOf(string word) => (Level)LevelWords.IndexOf(word);
}
