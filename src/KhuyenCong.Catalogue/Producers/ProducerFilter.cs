using System.Collections.Immutable;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Products;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Producers;

/// <summary>The question behind a list of producers: q, tinh (province), nhom (group), loai (category), hieu-luc=con (has a product with a valid certificate), xuat-khau=co (exports), sap-xep, trang.</summary>
public sealed record ProducerFilter : ListFilter
{
    public const int PageSize = 24;

    public static readonly ImmutableArray<string> Sorts = ["lien-quan", "ten", "moi"];
    public static readonly ImmutableArray<string> FacetNames = ["hieu-luc", "xuat-khau", "nhom", "loai", "tinh"];

    public override ImmutableArray<string> Facets => FacetNames;

    /// <summary>Producers ticked for comparison: they travel with the address and change nothing of what is found.</summary>
    public ImmutableArray<int> Tray { get; init; } = [];

    public override string EffectiveSort => Sort.Length > 0 ? Sort : Text.Length > 0 ? "lien-quan" : "ten";

    public static (ProducerFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var chosen = QueryValues.ReadFacets(query, FacetNames, faults);
        foreach (var status in chosen.GetValueOrDefault("hieu-luc", []).Where(s => s != "con"))
            faults.Add(new("hieu-luc", status, "phải là con", "must be con"));
        foreach (var exports in chosen.GetValueOrDefault("xuat-khau", []).Where(s => s != "co"))
            faults.Add(new("xuat-khau", exports, "phải là co", "must be co"));
        var filter = new ProducerFilter
        {
            Text = QueryValues.ReadText(query["q"]),
            Chosen = chosen,
            Sort = QueryValues.ReadWord("sap-xep", query["sap-xep"], Sorts, faults),
            Tray = [.. ComparisonQuery.ReadIds(ComparisonQuery.OfProducers, query, faults).Take(ComparisonQuery.Most)],
            Explained = QueryValues.ReadWord("vi-sao", query["vi-sao"], ["1"], faults).Length > 0,
            Page = QueryValues.ReadPage(query["trang"], faults),
        };
        return (filter, faults);
    }

    public ProducerFilter Cleared() => new() { Tray = Tray, Explained = Explained };

    public ProducerFilter Untrayed() => this with { Tray = [] };

    protected override QueryText AddRest(QueryText query) => query.AddAll(ComparisonQuery.OfProducers, ComparisonQuery.Words(Tray));
}
