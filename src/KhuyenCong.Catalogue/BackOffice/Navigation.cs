using System.Collections.Immutable;
using KhuyenCong.Catalogue.Accounts;

namespace KhuyenCong.Catalogue.BackOffice;

/// <summary>A way into the back office; shown to who may take it.</summary>
public sealed record Way(string Label, string Href, Permission Permission);

/// <summary>Ways that belong together.</summary>
public sealed record WayGroup(string Label, ImmutableArray<Way> Ways);

/// <summary>The contents of the back office. A slice adds its line here.</summary>
public static class Navigation
{
    public static readonly ImmutableArray<WayGroup> Groups =
    [
        new("Bàn làm việc", [new("Tổng quan", "/quan-tri", Permission.Enter)]),
        new("Nội dung",
        [
            new("Tin bài", "/quan-tri/tin-tuc", Permission.EditContent),
            new("Sản phẩm", "/quan-tri/san-pham", Permission.EditContent),
            new("Cơ sở", "/quan-tri/co-so", Permission.EditContent),
            new("Nhãn khác", "/quan-tri/danh-hieu", Permission.EditContent),
            new("Phòng trưng bày", "/quan-tri/phong-trung-bay", Permission.EditContent),
            new("Hội chợ", "/quan-tri/hoi-cho", Permission.EditContent),
            new("Chương trình", "/quan-tri/chuong-trinh", Permission.EditContent),
            new("Đề án", "/quan-tri/de-an", Permission.EditContent),
            new("Trang tĩnh", "/quan-tri/trang", Permission.EditContent),
        ]),
        new("Sổ đăng ký",
        [
            new("Kỳ bình chọn", "/quan-tri/ky-binh-chon", Permission.EditRegister),
            new("Giấy chứng nhận", "/quan-tri/chung-nhan", Permission.EditRegister),
            new("Văn bản", "/quan-tri/van-ban", Permission.EditRegister),
        ]),
        new("Cấu trúc",
        [
            new("Chuyên mục", "/quan-tri/chuyen-muc", Permission.EditStructure),
            new("Loại hàng", "/quan-tri/loai-hang", Permission.EditStructure),
            new("Nhóm sản phẩm", "/quan-tri/nhom-san-pham", Permission.EditStructure),
            new("Menu", "/quan-tri/menu", Permission.EditStructure),
            new("Trang chủ", "/quan-tri/trang-chu/home", Permission.EditStructure),
            new("Từ đồng nghĩa", "/quan-tri/tu-dong-nghia/search", Permission.EditStructure),
            new("Chuyển hướng", "/quan-tri/chuyen-huong", Permission.EditStructure),
        ]),
        new("Vận hành",
        [
            new("Cài đặt của trang", "/quan-tri/cai-dat/site", Permission.ChangeSettings),
            new("Người dùng", "/quan-tri/nguoi-dung", Permission.ManageUsers),
            new("Nhật ký", "/quan-tri/nhat-ky", Permission.ReadAudit),
            new("Tác vụ và thư", "/quan-tri/tac-vu", Permission.RunJobs),
            new("Tìm kiếm", "/quan-tri/tim-kiem", Permission.ReadSearch),
        ]),
    ];
}
