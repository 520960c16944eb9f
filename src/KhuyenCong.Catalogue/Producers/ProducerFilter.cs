using System.Collections.Immutable;
using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Producers;

/// <summary>The question behind a list of producers: q, tinh (province), nhom (group), hieu-luc=con (has a product with a valid certificate), sap-xep, trang.</summary>
public sealed record ProducerFilter
{
    public const int PageSize = 24;

    public static readonly ImmutableArray<string> Sorts = ["lien-quan", "ten", "moi"];
    public static readonly ImmutableArray<string> FacetNames = ["hieu-luc", "nhom", "tinh"];

    public string Text { get; init; } = "";

    public ImmutableSortedDictionary<string, ImmutableArray<string>> Chosen { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    public string Sort { get; init; } = "";

    public int Page { get; init; } = 1;

    public bool IsEmpty => Text.Length == 0 && Chosen.Count == 0;

    public string EffectiveSort => Sort.Length > 0 ? Sort : Text.Length > 0 ? "lien-quan" : "ten";

    public ImmutableArray<string> ValuesOf(string facet) => Chosen.GetValueOrDefault(facet, []);

    public static (ProducerFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var chosen = QueryValues.ReadFacets(query, FacetNames, faults);
        foreach (var status in chosen.GetValueOrDefault("hieu-luc", []).Where(s => s != "con"))
            faults.Add(new("hieu-luc", status, "phải là con", "must be con"));
        var filter = new ProducerFilter
        {
            Text = QueryValues.ReadText(query["q"]),
            Chosen = chosen,
            Sort = QueryValues.ReadWord("sap-xep", query["sap-xep"], Sorts, faults),
            Page = QueryValues.ReadPage(query["trang"], faults),
        };
        return (filter, faults);
    }

    public ProducerFilter With(string facet, string value) => this with { Chosen = Chosen.With(facet, value), Page = 1 };

    public ProducerFilter Without(string facet, string value) => this with { Chosen = Chosen.Without(facet, value), Page = 1 };

    public ProducerFilter Toggle(string facet, string value) => ValuesOf(facet).Contains(value) ? Without(facet, value) : With(facet, value);

    public ProducerFilter WithoutText() => this with { Text = "", Page = 1 };

    public ProducerFilter At(int page) => this with { Page = page };

    public ProducerFilter SortedBy(string sort) => this with { Sort = sort, Page = 1 };

    public string ToQuery()
    {
        var query = new QueryText().Add("q", Text);
        foreach (var name in FacetNames)
            query.AddAll(name, ValuesOf(name));
        return query.Add("sap-xep", Sort).Add("trang", Page, unless: 1).ToString();
    }
}
