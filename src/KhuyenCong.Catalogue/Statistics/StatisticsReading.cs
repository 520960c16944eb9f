using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Statistics;

/// <summary>Counts the register by the index, with the questions of the lists themselves: two searches, and one query for the number of certificates.</summary>
public sealed class StatisticsReading(CatalogueDb db, Register register)
{
    public static readonly IReadOnlyList<string> Names = ["nam", "cap", "nhom", "tinh", "hieu-luc"];

    private static readonly ProductFilter All = new();
    private static readonly ProductFilter Living = All.With("hieu-luc", "con");

    public async Task<StatisticsPage> ReadAsync(RequestFace face, CancellationToken cancellationToken)
    {
        var all = Count(All, face.Moment);
        var living = Count(Living, face.Moment);
        return new()
        {
            Products = all.Total,
            InForce = living.Total,
            InForceHref = Links.Products(face.Language) + Living.ToQuery(),
            Certificates = await db.Certificates.Visible(face.Moment.Now).CountAsync(cancellationToken),
            Breakdowns = [.. Names.Select(name => BreakdownOf(name, all, living, face.Language))],
            Day = face.Moment.Today,
        };
    }

    /// <summary>One breakdown, for its file.</summary>
    public Breakdown Read(string name, RequestFace face) => BreakdownOf(name, Count(All, face.Moment), Count(Living, face.Moment), face.Language);

    private SearchResult Count(ProductFilter filter, Moment moment) =>
        register.Index.Search(ProductListing.QueryOf(filter, moment, moment.Today, 0, count: false) with { Count = [.. Names.Select(ProductListing.IndexNameOf), IndexWords.LiveRows] });

    private Breakdown BreakdownOf(string name, SearchResult all, SearchResult living, Language language)
    {
        var reference = register.Reference;
        var counts = CountsOf(name, all);
        var inForce = CountsOf(name, living);
        var rows = (name switch
        {
            "nam" => counts.Keys.Order(StringComparer.Ordinal).Select(y => Row(y, new(y, language.Code()))),
            "cap" => ProductFilter.LevelWords.Reverse().Select(w => Row(w, new(Say.LevelName(language, ProductFilter.LevelOf(w)), language.Code()))),
            "nhom" => reference.Groups.Values.OrderBy(g => g.Position).Select(g => Row(g.Slug, language.Word(g.ShortName ?? g.Name, g.ShortNameEn ?? g.NameEn))),
            "tinh" => reference.Provinces.Values.Where(p => p.Scheme == 2025).OrderBy(p => p.SortKey, StringComparer.Ordinal).Select(p => Row(p.Slug, ProvinceLink.Of(p).In(language))),
            _ => ProductFilter.StatusWords.Select(w => Row(w, ProductListing.StatusLabel(language, w))),
        }).ToList();
        var without = name == "tinh" ? all.Total - rows.Sum(r => r.Products) : 0;
        return new(name, rows, without);

        CountRow Row(string value, Worded label)
        {
            var key = name == "hieu-luc" && value == "con" ? value : ProductListing.IndexValuesOf(name, value)[0];
            var list = Links.Products(language);
            var isState = name == "hieu-luc";
            return new(
                value,
                label,
                counts.GetValueOrDefault(key),
                list + All.With(name, value).ToQuery(),
                isState ? null : inForce.GetValueOrDefault(key),
                isState ? null : list + Living.With(name, value).ToQuery());
        }
    }

    private static Dictionary<string, int> CountsOf(string name, SearchResult found)
    {
        var counts = found.Facets[ProductListing.IndexNameOf(name)].ToDictionary(c => c.Value, c => c.Count, StringComparer.Ordinal);
        if (name == "hieu-luc")
            counts["con"] = ProductListing.LiveCount(found);
        return counts;
    }
}
