using System.Collections.Immutable;
using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Products;

/// <summary>
/// The question behind a list of products: reads the query string, checks it, and writes itself back as links. The names are those of the public
/// addresses: q nhom loai tinh cap nam hieu-luc co-so quyet-dinh ngay sap-xep kieu trang.
/// </summary>
public sealed record ProductFilter
{
    public const int PageSize = 24;

    public static readonly ImmutableArray<string> FacetNames = ["hieu-luc", "cap", "nhom", "loai", "tinh", "nam", "co-so", "quyet-dinh"];
    public static readonly ImmutableArray<string> Sorts = ["lien-quan", "ten", "moi", "het-han"];
    public static readonly ImmutableArray<string> Views = ["danh-sach"];
    public static readonly ImmutableArray<string> StatusWords = ["con", "sap-het", "het", "thu-hoi", "tam-dung", "chua", "chua-ro"];
    public static readonly ImmutableArray<string> LevelWords = ["xa", "huyen", "tinh", "khu-vuc", "quoc-gia"];

    public string Text { get; init; } = "";

    /// <summary>Chosen values by facet name of the query.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Chosen { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Day asked for, or null for today.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>One of <see cref="Sorts"/>; empty: relevance with a text, newest without.</summary>
    public string Sort { get; init; } = "";

    /// <summary>"danh-sach" for rows, empty for a grid of cards.</summary>
    public string View { get; init; } = "";

    public int Page { get; init; } = 1;

    public bool IsEmpty => Text.Length == 0 && Chosen.Count == 0;

    public string EffectiveSort => Sort.Length > 0 ? Sort : Text.Length > 0 ? "lien-quan" : "moi";

    public ImmutableArray<string> ValuesOf(string facet) => Chosen.GetValueOrDefault(facet, []);

    /// <summary>Reads and checks a query string; faults say what cannot be answered (400).</summary>
    public static (ProductFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var chosen = QueryValues.ReadFacets(query, FacetNames, faults);
        CheckWords("hieu-luc", StatusWords);
        CheckWords("cap", LevelWords);
        foreach (var year in chosen.GetValueOrDefault("nam", []))
            if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 2000 or > 2099)
                faults.Add(new("nam", year, "phải là một năm từ 2000 đến 2099", "must be a year from 2000 to 2099"));

        var filter = new ProductFilter
        {
            Text = QueryValues.ReadText(query["q"]),
            Chosen = chosen,
            Day = QueryValues.ReadDay(query["ngay"], faults),
            Sort = QueryValues.ReadWord("sap-xep", query["sap-xep"], Sorts, faults),
            View = QueryValues.ReadWord("kieu", query["kieu"], Views, faults),
            Page = QueryValues.ReadPage(query["trang"], faults),
        };
        return (filter, faults);

        void CheckWords(string name, ImmutableArray<string> words)
        {
            foreach (var value in chosen.GetValueOrDefault(name, []).Where(v => !words.Contains(v)))
                faults.Add(new(name, value, $"phải là một trong: {string.Join(", ", words)}", $"must be one of: {string.Join(", ", words)}"));
        }
    }

    public ProductFilter With(string facet, string value) => this with { Chosen = Chosen.With(facet, value), Page = 1 };

    public ProductFilter Without(string facet, string value) => this with { Chosen = Chosen.Without(facet, value), Page = 1 };

    public ProductFilter Toggle(string facet, string value) => ValuesOf(facet).Contains(value) ? Without(facet, value) : With(facet, value);

    public ProductFilter WithoutText() => this with { Text = "", Page = 1 };

    public ProductFilter WithoutDay() => this with { Day = null, Page = 1 };

    public ProductFilter Cleared() => new() { View = View };

    public ProductFilter At(int page) => this with { Page = page };

    public ProductFilter SortedBy(string sort) => this with { Sort = sort, Page = 1 };

    public ProductFilter ViewedAs(string view) => this with { View = view };

    /// <summary>The query string, from "?" on; empty for the plain list.</summary>
    public string ToQuery()
    {
        var query = new QueryText().Add("q", Text);
        foreach (var name in FacetNames)
            query.AddAll(name, ValuesOf(name));
        return query
            .Add("ngay", Day is { } day ? Say.Iso(day) : null)
            .Add("sap-xep", Sort)
            .Add("kieu", View)
            .Add("trang", Page, unless: 1)
            .ToString();
    }

    public static Level LevelOf(string word) => (Level)LevelWords.IndexOf(word);
}
