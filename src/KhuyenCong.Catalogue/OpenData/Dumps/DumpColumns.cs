using System.Globalization;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>The columns of the CSV dumps: the API's records made flat. Several values of one cell are separated by a space.</summary>
internal static partial class DumpColumns
{
    public static readonly IReadOnlyList<(string Name, Func<ApiProduct, string?> Value)> Products =
    [
        ("id", p => Number(p.Id)),
        ("url", p => p.Url),
        ("name", p => p.Name),
        ("nameLang", p => p.NameLang),
        ("nameEn", p => p.NameEn),
        ("isSet", p => Truth(p.IsSet)),
        ("producerId", p => p.Producer is { } producer ? Number(producer.Id) : null),
        ("producerName", p => p.Producer?.Name),
        ("province", p => p.Province?.Slug),
        ("provinceName", p => p.Province?.Name),
        ("formerProvince", p => p.FormerProvince?.Slug),
        ("formerProvinceName", p => p.FormerProvince?.Name),
        ("group", p => p.Group),
        ("category", p => p.Category),
        ("certificates", p => string.Join(' ', p.Certificates.Select(c => c.Code))),
    ];

    public static readonly IReadOnlyList<(string Name, Func<ApiProducer, string?> Value)> Producers =
    [
        ("id", p => Number(p.Id)),
        ("url", p => p.Url),
        ("name", p => p.Name),
        ("nameLang", p => p.NameLang),
        ("nameEn", p => p.NameEn),
        ("nameBasis", p => Kebab.Of(p.NameBasis)),
        ("province", p => p.Province?.Slug),
        ("provinceName", p => p.Province?.Name),
        ("formerProvince", p => p.FormerProvince?.Slug),
        ("formerProvinceName", p => p.FormerProvince?.Name),
        ("exports", p => p.Exports is { } exports ? Truth(exports) : null),
        ("products", p => Number(p.Products)),
        ("productsWithValidCertificate", p => Number(p.ProductsWithValidCertificate)),
    ];

    public static readonly IReadOnlyList<(string Name, Func<ApiCertificateDetail, string?> Value)> Certificates =
    [
        ("code", c => c.Code),
        ("url", c => c.Url),
        ("level", c => Kebab.Of(c.Level)),
        ("year", c => Number(c.Year)),
        ("decisionNumber", c => c.DecisionNumber),
        ("grantedOn", c => Day(c.GrantedOn)),
        ("validTo", c => Day(c.ValidTo)),
        ("asOf", c => Day(c.AsOf)),
        ("status", c => Kebab.Of(c.Status)),
        ("statusSince", c => Day(c.StatusSince)),
        ("verifiedBy", c => c.Verified?.By),
        ("verifiedOn", c => Day(c.Verified?.On)),
        ("certificateNumber", c => c.CertificateNumber),
        ("issuer", c => c.Issuer),
        ("productId", c => Number(c.Product.Id)),
        ("productName", c => c.Product.Name),
        ("producerId", c => c.Producer is { } producer ? Number(producer.Id) : null),
        ("producerName", c => c.Producer?.Name),
        ("roundId", c => Number(c.Round.Id)),
        ("roundName", c => c.Round.Name),
        ("sources", c => Several(c.Sources)),
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Truth(bool value) => value ? "true" : "false";

    private static string? Day(DateOnly? day) => day is { } known ? Say.Iso(known) : null;
}
