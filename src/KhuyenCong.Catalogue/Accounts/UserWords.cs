using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>Accounts in words for administrators.</summary>
public static class UserWords
{
    public static string RolesOf(User user) => user.Roles.Length == 0 ? "chưa có" : string.Join(", ", user.Roles.Select(r => Kebab.Parse<Role>(r)).OfType<Role>().Order().Select(Permissions.NameOf));

    public static string StateOf(User user) => user.LockedAt is not null ? "Bị khóa" : user.PasswordHash is null ? "Chờ nhận lời mời" : "Đang dùng";

    public static string MarkOf(User user) => user.LockedAt is not null ? "mark--stop" : user.PasswordHash is null ? "mark--warn" : "mark--good";

    public static string AboutOf(Role role) => role switch
    {
        Role.Administrator => "Mời người dùng, giao vai trò, xem nhật ký, chạy tác vụ; làm được mọi việc của vai trò khác.",
        Role.Editor => "Sản phẩm, cơ sở, tin bài, hội chợ, phòng trưng bày, chương trình, trang tĩnh.",
        Role.Officer => "Chứng nhận, kỳ bình chọn, văn bản.",
        Role.Producer => "Đề xuất thông tin của cơ sở mình.",
        _ => "Hỏi hàng các cơ sở.",
    };
}
