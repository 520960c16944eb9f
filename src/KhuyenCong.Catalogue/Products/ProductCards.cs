using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Products;

/// <summary>Reads the cards of products by number: three queries, whatever their count.</summary>
public sealed class ProductCards(CatalogueDb db, ReferenceData reference, CatalogueSettings settings)
{
    /// <summary>In the order of <paramref name="ids"/>; products that are not public at the moment are left out.</summary>
    public async Task<List<ProductCard>> ReadAsync(IReadOnlyList<int> ids, Moment moment, DateOnly day, CancellationToken cancellationToken) =>
        (await ReadWithPicturesAsync(ids, moment, day, cancellationToken)).Cards;

    /// <summary>Also their photographs by product, in their order; drawings made for the product where there is none.</summary>
    public async Task<(List<ProductCard> Cards, Dictionary<int, List<Picture>> Pictures)> ReadWithPicturesAsync(IReadOnlyList<int> ids, Moment moment, DateOnly day, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return ([], []);
        var products = await db.Products.AsNoTracking().Visible(moment.Now).Where(p => ids.Contains(p.Id)).Include(p => p.Producer).ToListAsync(cancellationToken);
        var faces = await db.Certificates.Where(c => ids.Contains(c.ProductId)).ReadFacesAsync(reference, settings.ExpiringDays, moment, day, cancellationToken);
        var pictures = await db.ReadPicturesAsync(Kinds.Product, ids, cancellationToken);
        var certificates = faces.ToLookup(f => f.ProductId);
        var byId = products.ToDictionary(p => p.Id, p => CardOf(p, certificates[p.Id], pictures.GetValueOrDefault(p.Id)?[0], moment.Now));
        return ([.. ids.Select(id => byId.GetValueOrDefault(id)).OfType<ProductCard>()], pictures);
    }

    public ProductCard CardOf(Product p, IEnumerable<CertificateFace> certificates, Picture? photo, DateTimeOffset now)
    {
        var group = reference.Groups[p.GroupSlug];
        var category = reference.Categories[p.CategorySlug];
        return new()
        {
            Id = p.Id,
            Slug = p.Slug,
            Name = p.Name,
            NameLang = p.NameLang,
            NameEn = p.NameEn,
            IsSet = p.IsSet,
            Producer = ProducerLink.To(p.Producer, now),
            Place = PlaceFace.Of(reference, p.ProvinceSlug, p.FormerProvinceSlug, p.PlaceAsPrinted),
            GroupSlug = group.Slug,
            GroupName = group.ShortName ?? group.Name,
            GroupNameEn = group.ShortNameEn ?? group.NameEn,
            CategorySlug = category.Slug,
            CategoryName = category.Name,
            CategoryNameEn = category.NameEn,
            Picture = photo ?? new(Links.Illustration(category.Illustration, p.Id), true, $"Hình minh hoạ: {category.Name}", $"Illustration: {category.NameEn ?? category.Name}", null, null, null, null, 320, 240),
            Certificates = CertificateFace.BestFirst(certificates),
        };
    }
}
