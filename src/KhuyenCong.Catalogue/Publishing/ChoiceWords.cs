using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>Words of closed lists as they stand in forms and comparisons, in Vietnamese.</summary>
public static class ChoiceWords
{
    /// <summary>A test demands a word for each value of each list.</summary>
    public static string? Find(Enum value) => value switch
    {
        Level level => Say.LevelName(Language.Vi, level),
        LegalForm form => Say.LegalFormName(Language.Vi, form),
        NameBasis.Registered => "Tên cơ sở như nguồn ghi",
        NameBasis.Brand => "Nhãn hiệu trong tên sản phẩm",
        NameBasis.Translation => "Bản dịch",
        RegulatedNotice.None => "Không có",
        RegulatedNotice.Spirits => "Rượu từ 15 độ",
        RegulatedNotice.HealthFood => "Thực phẩm bảo vệ sức khoẻ",
        DocumentType.Law => "Luật",
        DocumentType.Resolution => "Nghị quyết",
        DocumentType.Decree => "Nghị định",
        DocumentType.PrimeMinisterDecision => "Quyết định của Thủ tướng",
        DocumentType.Decision => "Quyết định",
        DocumentType.Directive => "Chỉ thị",
        DocumentType.Circular => "Thông tư",
        DocumentType.JointCircular => "Thông tư liên tịch",
        DocumentType.ConsolidatedText => "Văn bản hợp nhất",
        DocumentType.OfficialLetter => "Công văn",
        DocumentType.Plan => "Kế hoạch",
        DocumentType.Notice => "Thông báo",
        DocumentRelationKind.Amends => "sửa đổi",
        DocumentRelationKind.Replaces => "thay thế",
        DocumentRelationKind.Consolidates => "hợp nhất",
        DocumentRelationKind.Guides => "hướng dẫn",
        ArticleBasis.Own => "Bài tự viết",
        ArticleBasis.Summary => "Tóm tắt theo nguồn",
        ArticleBasis.Repost => "Đăng lại theo thoả thuận",
        FairKind.OutstandingProducts => "Sản phẩm CNNT tiêu biểu",
        FairKind.IndustryAndTrade => "Công thương",
        FairKind.Ocop => "OCOP",
        FairKind.CraftVillages => "Làng nghề",
        FairKind.Abroad => "Ở nước ngoài",
        FairKind.Other => "Khác",
        FairDisruption.Postponed => "Hoãn",
        FairDisruption.Cancelled => "Huỷ",
        OrganiserRole.Host => "Chủ trì",
        OrganiserRole.Partner => "Phối hợp",
        OrganiserRole.Implementer => "Thực hiện",
        BoothKind.Standard => "Tiêu chuẩn",
        BoothKind.OpenSpace => "Đất trống",
        BoothKind.ProvincialStand => "Gian của tỉnh",
        BoothKind.AwardedProductsStand => "Gian sản phẩm tiêu biểu",
        Funding.National => "Khuyến công quốc gia",
        Funding.Local => "Khuyến công địa phương",
        ProjectShape.Single => "Đơn lẻ",
        ProjectShape.Group => "Nhóm",
        ProjectShape.Focus => "Điểm",
        ActivityKind.Training => "Đào tạo nghề",
        ActivityKind.Management => "Nâng cao năng lực quản lý",
        ActivityKind.TechnologyDemonstration => "Mô hình trình diễn, chuyển giao công nghệ",
        ActivityKind.ProductDevelopment => "Phát triển sản phẩm tiêu biểu",
        ActivityKind.Consulting => "Tư vấn",
        ActivityKind.Information => "Thông tin, truyền thông",
        ActivityKind.Clusters => "Phát triển cụm công nghiệp",
        ActivityKind.Cooperation => "Hợp tác",
        ActivityKind.Administration => "Quản lý chương trình",
        FrontBlockKind.Groups => "Nhóm sản phẩm",
        FrontBlockKind.Featured => "Sản phẩm giới thiệu",
        FrontBlockKind.Newest => "Mới được chứng nhận",
        FrontBlockKind.Lapsing => "Hết hạn cuối năm",
        FrontBlockKind.Provinces => "Theo tỉnh, thành phố",
        FrontBlockKind.WhereToSee => "Hội chợ, trưng bày",
        FrontBlockKind.News => "Tin tức",
        FrontBlockKind.Levels => "Bốn cấp bình chọn",
        FrontBlockKind.Rounds => "Kỳ bình chọn gần đây",
        _ => null,
    };

    public static string Of(Enum value) => Find(value) ?? Kebab.OfName(value.ToString());

    /// <summary>Kinds that an article may mention.</summary>
    public static string OfKind(string kind) => kind switch
    {
        Kinds.Certificate => "Giấy chứng nhận",
        Kinds.Topic => "Chuyên mục",
        "province" => "Tỉnh, thành phố",
        _ => Say.KindName(Language.Vi, kind),
    };

    /// <summary>Drawings of the theme, by the name of their file; null for one that was added without a word.</summary>
    public static string? FindDrawing(string name) => name switch
    {
        "beverage" => "Đồ uống",
        "bronze" => "Đồ đồng",
        "cakes" => "Bánh kẹo",
        "castiron" => "Đồ gang",
        "chopsticks" => "Đũa",
        "coffee" => "Cà phê",
        "dried-fruit" => "Quả sấy",
        "fertiliser" => "Phân bón",
        "fish-sauce" => "Nước mắm",
        "flour" => "Bột",
        "flowers" => "Hoa",
        "food-cover" => "Lồng bàn",
        "generic" => "Hình chung",
        "herbs" => "Dược liệu",
        "honey" => "Mật ong",
        "household" => "Đồ gia dụng",
        "jewellery" => "Trang sức",
        "lacquer" => "Sơn mài",
        "machine" => "Máy móc",
        "meat" => "Thịt",
        "mushrooms" => "Nấm",
        "noodles" => "Bún, miến, mì",
        "nuts" => "Hạt",
        "pottery" => "Gốm sứ",
        "rattan" => "Mây tre",
        "rattan-chair" => "Ghế mây",
        "rice" => "Gạo",
        "rice-paper" => "Bánh tráng",
        "seafood" => "Hải sản",
        "silk" => "Tơ lụa",
        "spice" => "Gia vị",
        "spirits" => "Rượu",
        "stone" => "Đá",
        "tea" => "Chè",
        "tools" => "Dụng cụ",
        "waste-basket" => "Giỏ",
        "wood" => "Gỗ",
        "woven-lamp" => "Đèn đan",
        _ => null,
    };

    public static string OfDrawing(string name) => FindDrawing(name) ?? name;

    public static string OfState(RecordState state) => state switch
    {
        RecordState.Draft => "Bản nháp",
        RecordState.InReview => "Chờ duyệt",
        RecordState.Scheduled => "Đã hẹn giờ",
        RecordState.Published => "Đang hiển thị",
        RecordState.Withdrawn => "Đã gỡ",
        _ => "Trong thùng rác",
    };

    public static string OfStatus(string status) => status switch
    {
        EditStatus.Created => "Lập bản ghi",
        EditStatus.Draft => "Lưu nháp",
        EditStatus.Applied => "Lưu và áp dụng",
        EditStatus.Commented => "Nhận xét",
        EditStatus.Submitted => "Gửi duyệt",
        EditStatus.Returned => "Trả lại để sửa",
        EditStatus.Published => "Xuất bản",
        EditStatus.Scheduled => "Hẹn giờ",
        EditStatus.ScheduleFailed => "Không xuất bản được theo lịch",
        EditStatus.Unscheduled => "Bỏ lịch hẹn",
        EditStatus.Withdrawn => "Gỡ xuống",
        EditStatus.Deleted => "Xoá",
        EditStatus.Undeleted => "Lấy lại từ thùng rác",
        EditStatus.Restored => "Lấy lại bản cũ làm nháp",
        EditStatus.Imported => "Thay đổi từ tệp nhập",
        EditStatus.Granted => "Cấp giấy chứng nhận theo kết quả bình chọn",
        _ => status,
    };
}
