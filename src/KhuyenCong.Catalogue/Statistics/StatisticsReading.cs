using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Statistics;

/// <summary>Counts the register by the index, with the questions of the lists themselves: certificates, those in force, and products.</summary>
public sealed class StatisticsReading(Register register)
{
    public static readonly IReadOnlyList<string> Names = ["nam", "cap", "nhom", "tinh", "hieu-luc"];

    private static readonly ProductFilter All = new();
    private static readonly ProductFilter Living = All.With("hieu-luc", "con");

    public StatisticsPage Read(RequestFace face)
    {
        var counted = Count(face.Moment);
        var (certificates, products) = (Links.Certificates(face.Language), Links.Products(face.Language));
        return new()
        {
            Certificates = new(counted.Certificates.Rows, certificates),
            InForce = new(counted.Living.Rows, certificates + Living.ToQuery()),
            Products = new(register.Index.Search(ProductListing.QueryOf(All, face.Moment, face.Moment.Today, 0, count: false)).Total, products),
            ProductsInForce = new(counted.Living.Total, products + Living.ToQuery()),
            Breakdowns = [.. Names.Select(name => BreakdownOf(name, counted, face.Language))],
            Day = face.Moment.Today,
        };
    }

    /// <summary>One breakdown, for its file.</summary>
    public Breakdown Read(string name, RequestFace face) => BreakdownOf(name, Count(face.Moment), face.Language);

    private Counted Count(Moment moment) => new(
        register.Index.Search(ByEach(CertificateListing.QueryOf(All, moment, moment.Today, 0))),
        register.Index.Search(ByEach(CertificateListing.QueryOf(Living, moment, moment.Today, 0))),
        register.Index.Search(ByEach(ProductListing.QueryOf(All, moment, moment.Today, 0, count: false))));

    /// <summary>Counts by every breakdown.</summary>
    private static SearchQuery ByEach(SearchQuery query) => query with { Count = [.. Names.Select(ProductListing.IndexNameOf), IndexWords.LiveRows] };

    private Breakdown BreakdownOf(string name, Counted counted, Language language)
    {
        var reference = register.Reference;
        var certificates = CountsOf(name, counted.Certificates);
        var inForce = CountsOf(name, counted.Living);
        var products = CountsOf(name, counted.Products);
        var rows = (name switch
        {
            "nam" => certificates.Keys.Order(StringComparer.Ordinal).Select(y => Row(y, new(y, language.Code()))),
            "cap" => ProductFilter.LevelWords.Reverse().Select(w => Row(w, new(Say.LevelName(language, ProductFilter.LevelOf(w)), language.Code()))),
            "nhom" => reference.Groups.Values.OrderBy(g => g.Position).Select(g => Row(g.Slug, language.Word(g.ShortName ?? g.Name, g.ShortNameEn ?? g.NameEn))),
            "tinh" => reference.Provinces.Values.Where(p => p.Scheme == 2025).OrderBy(p => p.SortKey, StringComparer.Ordinal).Select(p => Row(p.Slug, ProvinceLink.Of(p).In(language))),
            _ => ProductFilter.StatusWords.Select(w => Row(w, ProductListing.StatusLabel(language, w))),
        }).ToList();
        return new(name, rows, name == "tinh" ? counted.Certificates.Rows - rows.Sum(r => r.Certificates.Count) : 0);

        CountRow Row(string value, Worded label)
        {
            var key = name == "hieu-luc" && value == "con" ? value : ProductListing.IndexValuesOf(name, value)[0];
            var (chosen, living) = (All.With(name, value).ToQuery(), Living.With(name, value).ToQuery());
            return new(
                value,
                label,
                new(certificates.GetValueOrDefault(key), Links.Certificates(language) + chosen),
                name == "hieu-luc" ? null : new(inForce.GetValueOrDefault(key), Links.Certificates(language) + living),
                new(products.GetValueOrDefault(key), Links.Products(language) + chosen));
        }
    }

    private static Dictionary<string, int> CountsOf(string name, SearchResult found)
    {
        var counts = found.Facets[ProductListing.IndexNameOf(name)].ToDictionary(c => c.Value, c => c.Count, StringComparer.Ordinal);
        if (name == "hieu-luc")
            counts["con"] = ProductListing.LiveCount(found);
        return counts;
    }

    private sealed record Counted(SearchResult Certificates, SearchResult Living, SearchResult Products);
}
