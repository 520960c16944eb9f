using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>The address at which the API answers the question of a page.</summary>
public static class ApiAddress
{
    public static string Of(ProductFilter filter) => Links.Api("products") + Asked(filter).Add("asOf", filter.Day is { } day ? Say.Iso(day) : null).Add("sort", ApiQuery.SortOf(filter.Sort));

    public static string Of(ProducerFilter filter) => Links.Api("producers") + Asked(filter).Add("sort", ApiQuery.SortOf(filter.Sort));

    public static string Of(SearchFilter filter) => Links.Api("search") + Asked(filter.OfKind("")).Add("kind", filter.Kind);

    private static QueryText Asked(ListFilter filter)
    {
        var query = new QueryText().Add("q", filter.Text);
        foreach (var (api, page) in ApiQuery.Facets)
            query.AddAll(api, filter.ValuesOf(page).Select(v => ApiQuery.ToApi(page, v)));
        return query;
    }
}
