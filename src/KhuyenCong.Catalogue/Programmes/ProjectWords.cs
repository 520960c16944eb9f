using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Programmes;

/// <summary>The terms of industrial promotion in both languages.</summary>
public static class ProjectWords
{
    public static string FundingName(Language language, Funding funding) =>
        funding is Funding.National ? language.Pick("Khuyến công quốc gia", "National promotion budget") : language.Pick("Khuyến công địa phương", "Local promotion budget");

    public static string ShapeName(Language language, ProjectShape shape) => shape switch
    {
        ProjectShape.Single => language.Pick("Đề án đơn lẻ", "Single project"),
        ProjectShape.Group => language.Pick("Đề án nhóm", "Group project"),
        _ => language.Pick("Đề án điểm", "Focus project"),
    };

    public static string TimeName(Language language, Timing time) => time switch
    {
        Timing.Running => language.Pick("Đang thực hiện", "Under way"),
        Timing.Upcoming => language.Pick("Sắp thực hiện", "To come"),
        _ => language.Pick("Đã kết thúc", "Ended"),
    };

    /// <summary>Article 4 of decree 45/2012/NĐ-CP.</summary>
    public static string ActivityName(Language language, ActivityKind kind) => kind switch
    {
        ActivityKind.Training => language.Pick("Đào tạo nghề, truyền nghề", "Vocational training"),
        ActivityKind.Management => language.Pick("Nâng cao năng lực quản lý, sản xuất sạch hơn", "Management skills, cleaner production"),
        ActivityKind.TechnologyDemonstration => language.Pick("Mô hình trình diễn, ứng dụng máy móc tiên tiến", "Demonstration models, advanced machinery"),
        ActivityKind.ProductDevelopment => language.Pick("Phát triển sản phẩm tiêu biểu", "Development of outstanding products"),
        ActivityKind.Consulting => language.Pick("Tư vấn, trợ giúp cơ sở", "Advice to producers"),
        ActivityKind.Information => language.Pick("Thông tin, tuyên truyền", "Information"),
        ActivityKind.Clusters => language.Pick("Liên kết, cụm công nghiệp, môi trường", "Linkages, industrial clusters, environment"),
        ActivityKind.Cooperation => language.Pick("Hợp tác quốc tế", "International cooperation"),
        _ => language.Pick("Quản lý, tổ chức thực hiện khuyến công", "Administration of promotion"),
    };

    /// <summary>"2023" or "2018–2020".</summary>
    public static string Years(int from, int to) => from == to ? $"{from}" : $"{from}–{to}";
}
