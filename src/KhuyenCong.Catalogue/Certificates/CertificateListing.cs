using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Certificates;

/// <summary>
/// Answers a question for certificates, in the words of the list of products: the index finds the products that have one that meets all that was chosen, and
/// counts the certificates themselves. A page holds the certificates of so many products.
/// </summary>
public sealed class CertificateListing(CatalogueDb db, Register register, ProductListing products, IOptions<CatalogueSettings> settings)
{
    /// <summary>Products on a page.</summary>
    public const int PageSize = 24;

    /// <summary>Facets that are offered; decision, category and producer are kept and told where an address chooses them.</summary>
    private static readonly IReadOnlyList<string> Offered = ["hieu-luc", "cap", "nam", "nhom", "tinh"];

    public async Task<CertificateList> ReadAsync(ProductFilter filter, RequestFace face, DateOnly day, CancellationToken cancellationToken)
    {
        var query = QueryOf(filter, face.Moment, day, PageSize);
        var found = register.Index.Search(query with { Count = [.. Offered.Union(filter.Chosen.Keys).Select(ProductListing.IndexNameOf), IndexWords.LiveRows] });
        var cards = await new ProductCards(db, register.Reference, settings.Value).ReadAsync([.. found.Hits.Select(h => h.Key.Id)], face.Moment, day, cancellationToken);
        var facets = await products.FacetsAsync(filter, found, face.Language, cancellationToken);
        var list = Links.Certificates(face.Language);
        return new()
        {
            Filter = filter,
            Certificates = found.Rows,
            Page = new([.. cards.SelectMany(card => card.Certificates.Where(c => Meets(c, filter)), (card, c) => new CertificateRow(c, card))], found.Total, filter.Page, PageSize),
            Facets = [.. facets.Where(f => Offered.Contains(f.Name))],
            Chips = ProductListing.ChipsOf(filter, facets, list, face.Language),
            Sorts = ProductListing.SortsOf(filter, list, face.Language),
            FormerProvinces = products.FormerProvincesOf(filter, list),
            Relaxed = RelaxedNote.Of(found, filter.Text),
        };
    }

    public static SearchQuery QueryOf(ProductFilter filter, Moment moment, DateOnly day, int pageSize) =>
        ProductListing.QueryOf(filter, moment, day, pageSize, count: false) with { ByRow = true };

    /// <summary>The choices that are about a certificate; the others hold of its product.</summary>
    private static bool Meets(CertificateFace c, ProductFilter filter) =>
        Meets(filter, "cap", Kebab.Of(c.Level)) && Meets(filter, "nam", c.GrantYear.ToString(CultureInfo.InvariantCulture))
        && Meets(filter, "hieu-luc", Kebab.Of(c.Status)) && Meets(filter, "quyet-dinh", c.Decision?.Id.ToString(CultureInfo.InvariantCulture));

    private static bool Meets(ProductFilter filter, string facet, string? indexed) =>
        filter.ValuesOf(facet) is { IsEmpty: true } || filter.ValuesOf(facet).Any(v => ProductListing.IndexValuesOf(facet, v).Contains(indexed));
}
