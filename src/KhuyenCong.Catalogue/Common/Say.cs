using System.Globalization;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Common;

/// <summary>Dates, numbers and the register's own terms, as people of either language write them.</summary>
public static class Say
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static CultureInfo Culture(Language language) => language is Language.En ? English : Vietnamese;

    /// <summary>31/12/2026 · 31 December 2026</summary>
    public static string Date(Language language, DateOnly day) =>
        language is Language.En ? day.ToString("d MMMM yyyy", English) : day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Date(Language language, DateTimeOffset instant) => Date(language, VietnamClock.DayOf(instant));

    /// <summary>31/12/2026 in either language, as it stands in a field.</summary>
    public static string Typed(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>yyyy-MM-dd, for machines.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>1.234,5 · 1,234.5</summary>
    public static string Number(Language language, decimal number) => number.ToString("#,0.##", Culture(language));

    /// <summary>"340 KB" · "1,2 MB", in thousands and millions of bytes.</summary>
    public static string Size(Language language, long bytes) => bytes < 1_000_000
        ? $"{Math.Max(1, bytes / 1000)} KB"
        : $"{(bytes / 1_000_000m).ToString("#,0.#", Culture(language))} MB";

    /// <summary>"290 triệu đồng" · "VND 290 million"</summary>
    public static string Money(Language language, long dong) => dong switch
    {
        >= 1_000_000_000 => language.Pick($"{Number(language, dong / 1_000_000_000m)} tỷ đồng", $"VND {Number(language, dong / 1_000_000_000m)} billion"),
        >= 1_000_000 => language.Pick($"{Number(language, dong / 1_000_000m)} triệu đồng", $"VND {Number(language, dong / 1_000_000m)} million"),
        _ => language.Pick($"{Number(language, dong)} đồng", $"VND {Number(language, dong)}"),
    };

    public static string LevelName(Language language, Level level) => level switch
    {
        Level.Commune => language.Pick("Cấp xã", "Commune level"),
        Level.District => language.Pick("Cấp huyện", "District level"),
        Level.Province => language.Pick("Cấp tỉnh", "Provincial level"),
        Level.Region => language.Pick("Cấp khu vực", "Regional level"),
        _ => language.Pick("Cấp quốc gia", "National level"),
    };

    /// <summary>The word of a level in Vietnamese addresses: xa huyen tinh khu-vuc quoc-gia.</summary>
    public static string LevelSlug(Level level) => level switch
    {
        Level.Commune => "xa",
        Level.District => "huyen",
        Level.Province => "tinh",
        Level.Region => "khu-vuc",
        _ => "quoc-gia",
    };

    public static string StatusName(Language language, CertificateStatus status) => status switch
    {
        CertificateStatus.NotYet => language.Pick("Chưa hiệu lực", "Not yet valid"),
        CertificateStatus.Valid => language.Pick("Còn hiệu lực", "Valid"),
        CertificateStatus.Expiring => language.Pick("Sắp hết hạn", "Expiring soon"),
        CertificateStatus.Expired => language.Pick("Hết hạn", "Expired"),
        CertificateStatus.Suspended => language.Pick("Tạm dừng", "Suspended"),
        CertificateStatus.Revoked => language.Pick("Đã thu hồi", "Revoked"),
        _ => language.Pick("Chưa rõ", "Unknown"),
    };

    /// <summary>"Hội chợ" · "Fair", of many "Fairs": a kind of record that has a page.</summary>
    public static string KindName(Language language, string kind, bool many = false) => kind switch
    {
        Kinds.Product => language.Pick("Sản phẩm", many ? "Products" : "Product"),
        Kinds.Producer => language.Pick("Cơ sở", many ? "Producers" : "Producer"),
        Kinds.Round => language.Pick("Kỳ bình chọn", many ? "Rounds" : "Round"),
        Kinds.Fair => language.Pick("Hội chợ", many ? "Fairs" : "Fair"),
        Kinds.Showroom => language.Pick("Phòng trưng bày", many ? "Showrooms" : "Showroom"),
        Kinds.Article => language.Pick("Tin tức", "News"),
        Kinds.Programme => language.Pick("Chương trình", many ? "Programmes" : "Programme"),
        Kinds.Project => language.Pick("Đề án", many ? "Projects" : "Project"),
        Kinds.Document => language.Pick("Văn bản", many ? "Documents" : "Document"),
        _ => language.Pick("Trang", many ? "Pages" : "Page"),
    };

    public static string LegalFormName(Language language, LegalForm form) => form switch
    {
        LegalForm.LimitedCompany => language.Pick("Công ty trách nhiệm hữu hạn", "Limited liability company"),
        LegalForm.SingleMemberLimitedCompany => language.Pick("Công ty TNHH một thành viên", "Single-member limited liability company"),
        LegalForm.JointStockCompany => language.Pick("Công ty cổ phần", "Joint-stock company"),
        LegalForm.PrivateEnterprise => language.Pick("Doanh nghiệp tư nhân", "Private enterprise"),
        LegalForm.Cooperative => language.Pick("Hợp tác xã", "Cooperative"),
        LegalForm.CooperativeUnion => language.Pick("Liên hiệp hợp tác xã", "Union of cooperatives"),
        LegalForm.CooperativeGroup => language.Pick("Tổ hợp tác", "Cooperative group"),
        LegalForm.HouseholdBusiness => language.Pick("Hộ kinh doanh", "Household business"),
        LegalForm.Workshop => language.Pick("Cơ sở sản xuất", "Workshop"),
        _ => language.Pick("Xí nghiệp", "Factory"),
    };
}
