using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Fairs;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;

namespace KhuyenCong.Theme.Components;

/// <summary>Made-up records for the page of components: one of each state, none of them a record of the register.</summary>
public static class Samples
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    public static readonly IReadOnlyList<Source> Sources = [new() { Key = "mau", Citation = "Báo mẫu, số 1", Url = "https://example.org/", PublishedOn = new(2023, 12, 15) }];

    public static CertificateFace Certificate(CertificateStatus status, Level level = Level.National, int year = 2023, bool certain = true, bool verified = false) => new()
    {
        Code = "MAUMAUMAUA",
        ProductId = 1,
        Level = level,
        Round = new(1, "ky-mau", $"Kỳ bình chọn mẫu năm {year}", $"Sample round of {year}", year, 1, null, null),
        Decision = level is Level.National ? new(1, "quyet-dinh-mau", "00/QĐ-MAU", new(year, 8, 23), "Cơ quan mẫu") : null,
        Issuer = "Cơ quan mẫu",
        IssuerEn = "Sample body",
        CertificateNumber = null,
        GrantYear = year,
        GrantedOn = level is Level.National ? new(year, 8, 23) : null,
        ValidTo = status is CertificateStatus.Unknown ? null : new(year + 3, 12, 31),
        EndIsCertain = certain && status is not CertificateStatus.Unknown,
        ValidToReason = null,
        Status = status,
        StatusSince = new(2026, 6, 1),
        Events = status is CertificateStatus.Revoked ? [new(CertificateEventKind.Revoked, new(2026, 6, 1), new(2, "thu-hoi-mau", "01/QĐ-MAU", null, null), "lý do mẫu", null, null)]
            : status is CertificateStatus.Suspended ? [new(CertificateEventKind.Suspended, new(2026, 6, 1), null, null, null, null)] : [],
        ProductAsPrinted = null,
        ProducerAsPrinted = null,
        AddressAsPrinted = null,
        Signer = null,
        SignerTitle = null,
        Prize = null,
        Note = null,
        NoteEn = null,
        Verified = verified ? new("Người đối chiếu mẫu", new(2026, 10, 12)) : null,
        Sources = Sources,
    };

    public static ProductCard Product(string name, string drawing, string group, params CertificateFace[] certificates) => new()
    {
        Id = 1,
        Slug = "san-pham-mau",
        Name = name,
        NameLang = "vi",
        NameEn = null,
        IsSet = false,
        Producer = new(1, "co-so-mau", "Hợp tác xã Mẫu", "vi", "Sample cooperative", NameBasis.Registered),
        Place = new(new("dong-thap", "Đồng Tháp", null, 2025), new("tien-giang", "Tiền Giang", null, 2004), null),
        GroupSlug = group,
        GroupName = "Nhóm mẫu",
        GroupNameEn = "Sample group",
        CategorySlug = "loai-mau",
        CategoryName = "Loại mẫu",
        CategoryNameEn = "Sample category",
        Picture = new(Links.Illustration(drawing), true, null, null, null, null, null, null, 320, 240),
        Certificates = certificates,
    };

    public static ProducerCard Producer() => new()
    {
        Id = 1,
        Slug = "co-so-mau",
        Name = "Hợp tác xã Mẫu",
        NameLang = "vi",
        NameEn = "Sample cooperative",
        NameBasis = NameBasis.Registered,
        LegalForm = LegalForm.Cooperative,
        Place = new(new("dong-thap", "Đồng Tháp", null, 2025), null, null),
        Exports = null,
        ProductCount = 2,
        LiveCount = 1,
        Products = [new("Chè mẫu", "vi", "Sample tea"), new("Tủ mẫu", "vi", null)],
        Best = Certificate(CertificateStatus.Valid, Level.Region, 2024),
    };

    public static IReadOnlyList<LadderRung> Ladder() =>
    [
        new(Level.Commune, []),
        new(Level.Province, [Certificate(CertificateStatus.Expired, Level.Province, 2021)]),
        new(Level.Region, [Certificate(CertificateStatus.Valid, Level.Region, 2024, verified: true), Certificate(CertificateStatus.Unknown, Level.Region, 2018)]),
        new(Level.National, [Certificate(CertificateStatus.Expiring)]),
    ];

    public static IReadOnlyList<Facet> Facets() =>
    [
        new("hieu-luc", "Hiệu lực", [Option("con", "Còn hiệu lực", 57, true), Option("sap-het", "Sắp hết hạn", 26), Option("thu-hoi", "Đã thu hồi", 0)]),
        new("tinh", "Tỉnh, thành phố", [.. Enumerable.Range(1, 11).Select(i => Option($"noi-{i}", $"Nơi mẫu {i}", 120 / i))]),
    ];

    public static IReadOnlyList<Chip> Chips() => [new("Hiệu lực", "Còn hiệu lực", "#"), new("Tỉnh", "Phan Thiết: cả Bình Thuận (trước 01/07/2025)", "#")];

    public static IReadOnlyList<SortOption> Sorts() => [new("moi", "Mới cấp", true, "#"), new("ten", "Tên", false, "#"), new("het-han", "Ngày hết hạn", false, "#")];

    public static IReadOnlyList<MarkFace> Marks() =>
    [
        new("OCOP", null, "4 sao", null, "UBND tỉnh mẫu", new(2024, 5, 2), new(2027, 5, 2), false, null, Sources),
        new("HACCP", null, null, "MAU-01", null, null, null, false, null, []),
    ];

    public static Hints Hints() => new(
        new(Relaxation.Tones, "chè"),
        [new(new("binh-thuan", "Bình Thuận", null, 2004), new("lam-dong", "Lâm Đồng", null, 2025), "#")],
        new()
        {
            Typed = "chè phan thiet còn hiệu lực QN",
            Applied = true,
            Parts =
            [
                new("tinh", "binh-thuan", "phan thiet", new("Bình Thuận (trước 01/07/2025)", "vi"), "#", 3, "Phan Thiết"),
                new("hieu-luc", "con", "còn hiệu lực", new("Còn hiệu lực", "vi"), "#", 0),
            ],
            Questions = [new("QN", [new("quang-nam", new("Quảng Nam (trước 01/07/2025)", "vi"), "#", 9), new("quang-ninh", new("Quảng Ninh", "vi"), "#", 2), new("quang-ngai", new("Quảng Ngãi", "vi"), "#", 0)])],
            AppliedHref = "#",
            ProducersHref = "#",
        },
        new([new("chè thái nguyên", "#", 12, true)], [new("chè mẫu", "#", 4, false)]));

    /// <summary>The conditions are offered and not held; the marks typed were let go; a name is near.</summary>
    public static Hints HintsAsWritten() => new(
        new(Relaxation.Marks, "chè thai bình"),
        [],
        new()
        {
            Typed = "chè thái bình",
            Applied = false,
            Parts = [new("tinh", "thai-binh", "thái bình", new("Thái Bình (trước 01/07/2025)", "vi"), "#", 1)],
            Questions = [],
            AppliedHref = "#",
        },
        new([new("chè thái bình", "#", 1, false), new("trà thái bình", "#", 3, false)], []));

    /// <summary>A condition that nothing is recorded for; regions with and without what is searched.</summary>
    public static Hints HintsLetGo()
    {
        var exports = new ReadPart("xuat-khau", "co", "xuất khẩu", new("Có xuất khẩu", "vi"), "#", 0);
        return new(null, [], new() { Typed = "chè miền Bắc xuất khẩu", Applied = true, Parts = [exports], Questions = [new("miền Bắc", [new("noi-1", new("Nơi mẫu 1", "vi"), "#", 12), new("noi-2", new("Nơi mẫu 2", "vi"), "#", 3)], true), new("miền Nam", [], true)], AppliedHref = "#", LetGo = exports });
    }

    public static Reason Reason() => new(
        [new("text", 6.41f), new("phrase", 3), new("written", 2000), new("completeness", .15f), new("valid", .3f), new("kind", 5)],
        [new("chè", 6.41f, [new("chè", TextField.Name, MatchWay.Written, false), new("trà", TextField.Text, MatchWay.Synonym, false)])]);

    public static Outlets Outlets() => new("#", "#", "#", "#", true, "#");

    public static HallPlan Plan() => new("Khu mẫu", true,
    [
        new("A1", BoothKind.Standard, 0, 0, 3, 3, "Cơ sở mẫu", null),
        new("A2", BoothKind.Standard, 3, 0, 3, 3, null, null),
        new("A3", BoothKind.ProvincialStand, 8, 0, 6, 6, "Tỉnh mẫu", null),
    ],
    []);

    public static ValidityRuler Ruler(CertificateStatus status, int year) => new(Certificate(status, Level.National, year), Day);

    private static FacetOption Option(string value, string label, int count, bool selected = false) => new(value, new(label, "vi"), count, selected);
}
