using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>The faces of the pages in the API's words. API and dumps are made here, so that they say the same.</summary>
public sealed class ApiFaces(string publicUrl, ReferenceData reference)
{
    public string Absolute(string path) => publicUrl.TrimEnd('/') + path;

    public ApiProduct ProductOf(ProductCard card) => new()
    {
        Id = card.Id,
        Slug = card.Slug,
        Url = Absolute(Links.Product(Language.Vi, card.Slug, card.Id)),
        Name = card.Name,
        NameLang = card.NameLang,
        NameEn = card.NameEn,
        IsSet = card.IsSet,
        Producer = LinkTo(card.Producer),
        Province = ProvinceOf(card.Place?.Now),
        FormerProvince = ProvinceOf(card.Place?.Then),
        Group = card.GroupSlug,
        Category = card.CategorySlug,
        Certificates = [.. card.Certificates.Select(CertificateOf)],
    };

    public ApiCertificate CertificateOf(CertificateFace face) => new()
    {
        Code = face.Code,
        Url = Absolute(Links.Certificate(Language.Vi, face.Code)),
        Level = face.Level,
        Year = face.GrantYear,
        DecisionNumber = face.Decision?.Number,
        GrantedOn = face.GrantedOn,
        ValidTo = face.EndIsCertain ? face.ValidTo : null,
        Status = face.Status,
        Verified = face.Verified,
    };

    public ApiCertificateDetail CertificateOf(CertificateFace face, ProductCard card, DateOnly day) => new()
    {
        Code = face.Code,
        Url = Absolute(Links.Certificate(Language.Vi, face.Code)),
        Level = face.Level,
        Year = face.GrantYear,
        DecisionNumber = face.Decision?.Number,
        GrantedOn = face.GrantedOn,
        ValidTo = face.EndIsCertain ? face.ValidTo : null,
        Status = face.Status,
        Verified = face.Verified,
        AsOf = day,
        StatusSince = face.StatusSince == DateOnly.MinValue ? null : face.StatusSince,
        Issuer = face.Issuer,
        CertificateNumber = face.CertificateNumber,
        Product = new(card.Id, card.Name, Absolute(Links.Product(Language.Vi, card.Slug, card.Id))),
        Producer = LinkTo(card.Producer),
        Round = new(face.Round.Id, face.Round.Name, Absolute(Links.Round(Language.Vi, face.Round.Slug, face.Round.Id))),
        Events = [.. face.Events.Select(e => new ApiEvent(e.Kind, e.EffectiveOn, e.Decision?.Number, e.Ground, e.Note))],
        Sources = [.. face.Sources.Select(s => s.Citation)],
    };

    public ApiProducer ProducerOf(ProducerCard card) => new()
    {
        Id = card.Id,
        Slug = card.Slug,
        Url = Absolute(Links.Producer(Language.Vi, card.Slug, card.Id)),
        Name = card.Name,
        NameLang = card.NameLang,
        NameEn = card.NameEn,
        NameBasis = card.NameBasis,
        Province = ProvinceOf(card.Place?.Now),
        FormerProvince = ProvinceOf(card.Place?.Then),
        Exports = card.Exports,
        Products = card.ProductCount,
        ProductsWithValidCertificate = card.LiveCount,
    };

    public ApiProvince? ProvinceOf(string? slug) => ProvinceOf(ProvinceLink.Of(reference, slug));

    public ApiLink? LinkTo(Producer? producer, DateTimeOffset now) =>
        producer is not null && producer.IsVisible(now) ? new(producer.Id, producer.Name, Absolute(Links.Producer(Language.Vi, producer.Slug, producer.Id))) : null;

    public ApiLink? LinkTo(Product? product, DateTimeOffset now) =>
        product is not null && product.IsVisible(now) ? new(product.Id, product.Name, Absolute(Links.Product(Language.Vi, product.Slug, product.Id))) : null;

    public IReadOnlyList<string> Citations(IEnumerable<string> keys) => [.. reference.SourcesOf(keys).Select(s => s.Citation)];

    private ApiLink? LinkTo(ProducerLink? producer) =>
        producer is null ? null : new(producer.Id, producer.Name, Absolute(Links.Producer(Language.Vi, producer.Slug, producer.Id)));

    private static ApiProvince? ProvinceOf(ProvinceLink? province) => province is null ? null : new(province.Slug, province.Name);
}
