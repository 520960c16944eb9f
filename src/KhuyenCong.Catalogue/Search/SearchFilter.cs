using System.Collections.Immutable;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Search;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Search;

/// <summary>
/// The question of the search over all kinds: q, loai (one kind of record), vi-sao, trang, and the conditions that words may name: hieu-luc cap nam nhom tinh
/// danh-hieu xuat-khau.
/// </summary>
public sealed record SearchFilter : ListFilter
{
    public const int PageSize = 20;
    public const string KindFacet = "loai";

    public static readonly ImmutableArray<string> FacetNames = [KindFacet, "hieu-luc", "cap", "nam", "nhom", "tinh", MarkWords.Facet, "xuat-khau"];

    public override ImmutableArray<string> Facets => FacetNames;

    public override string EffectiveSort => "lien-quan";

    /// <summary>Kind of record asked for; empty for all.</summary>
    public string Kind => ValuesOf(KindFacet) is [var kind, ..] ? kind : "";

    public static (SearchFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var chosen = QueryValues.ReadFacets(query, FacetNames, faults);
        CheckWords(KindFacet, [.. IndexDocuments.IndexedKinds]);
        CheckWords("hieu-luc", ProductFilter.StatusWords);
        CheckWords("cap", ProductFilter.LevelWords);
        CheckWords("xuat-khau", ["co"]);
        foreach (var year in chosen.GetValueOrDefault("nam", []))
            QueryValues.ReadYear("nam", year, faults);
        var filter = new SearchFilter
        {
            Text = QueryValues.ReadText(query["q"]),
            Chosen = chosen,
            Explained = QueryValues.ReadWord("vi-sao", query["vi-sao"], ["1"], faults).Length > 0,
            Page = QueryValues.ReadPage(query["trang"], faults),
        };
        return (filter, faults);

        void CheckWords(string name, ImmutableArray<string> words)
        {
            foreach (var value in chosen.GetValueOrDefault(name, []))
                QueryValues.ReadWord(name, value, words, faults);
        }
    }

    public SearchFilter OfKind(string kind) => this with { Chosen = kind.Length > 0 ? Chosen.SetItem(KindFacet, [kind]) : Chosen.Remove(KindFacet), Page = 1 };

    /// <summary>The question in the index's words.</summary>
    public SearchQuery ToIndex(Moment moment, int pageSize) => new()
    {
        Text = Text,
        Now = moment.UnixMilliseconds,
        Day = moment.Today.DayNumber,
        Selected = Chosen.ToDictionary(
            c => c.Key == KindFacet ? IndexWords.Kind : ProductListing.IndexNameOf(c.Key),
            c => (IReadOnlyList<string>)[.. c.Value.SelectMany(v => c.Key == KindFacet ? [v] : ProductListing.IndexValuesOf(c.Key, v)).Distinct()],
            StringComparer.Ordinal),
        Count = [IndexWords.Kind],
        Sort = Text.Length > 0 ? SearchSort.Relevance : SearchSort.Newest,
        Explain = Explained,
        Skip = (Page - 1) * pageSize,
        Take = pageSize,
    };
}
