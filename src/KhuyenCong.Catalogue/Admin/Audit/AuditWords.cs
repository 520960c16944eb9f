using System.Collections.Frozen;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;

namespace KhuyenCong.Catalogue.Admin.Audit;

/// <summary>Actions and kinds of the audit, for people. A word that has no name here is shown as it is kept.</summary>
public static class AuditWords
{
    private static readonly FrozenDictionary<string, string> Actions = new Dictionary<string, string>
    {
        ["create-first-administrator"] = "Lập quản trị viên đầu tiên",
        ["invite"] = "Mời",
        ["invite-again"] = "Gửi lại lời mời",
        ["accept-invitation"] = "Nhận lời mời",
        ["ask-for-password"] = "Xin đặt lại mật khẩu",
        ["reset-password"] = "Đặt lại mật khẩu",
        ["change-password"] = "Đổi mật khẩu",
        ["two-factor-on"] = "Bật xác thực hai bước",
        ["two-factor-off"] = "Tắt xác thực hai bước",
        ["recovery-codes"] = "Làm mã dự phòng mới",
        ["add-passkey"] = "Thêm khóa đăng nhập",
        ["remove-passkey"] = "Bỏ khóa đăng nhập",
        ["end-session"] = "Đăng xuất một thiết bị",
        ["end-sessions"] = "Đăng xuất nhiều thiết bị",
        ["set-roles"] = "Đổi vai trò",
        ["lock"] = "Khóa tài khoản",
        ["unlock"] = "Mở khóa tài khoản",
        ["erase-person"] = "Xóa thông tin cá nhân",
        ["run-now"] = "Chạy ngay",
        ["retry-mails"] = "Gửi lại thư",
        ["upload-picture"] = "Tải ảnh lên",
        ["edit-picture"] = "Sửa lời của hình",
        ["create"] = "Tạo",
        ["edit"] = "Sửa",
        ["save-draft"] = "Lưu nháp",
        ["submit"] = "Gửi duyệt",
        ["publish"] = "Công bố",
        ["schedule"] = "Hẹn công bố",
        ["withdraw"] = "Rút",
        ["restore"] = "Khôi phục",
        ["delete"] = "Xóa",
        ["suspend"] = "Tạm dừng",
        ["reinstate"] = "Khôi phục hiệu lực",
        ["revoke"] = "Thu hồi",
        ["correct"] = "Đính chính",
        ["verify"] = "Đối chiếu hồ sơ gốc",
        ["override-end"] = "Ấn định ngày hết hạn riêng",
        ["lift-end"] = "Bỏ ngày hết hạn riêng",
        ["lift-verification"] = "Bỏ xác nhận đối chiếu",
        ["record-results"] = "Ghi kết quả bình chọn",
        ["preview"] = "Mở bản xem trước để gửi",
    }.ToFrozenDictionary();

    public static string OfAction(string action) => Actions.GetValueOrDefault(action) ?? ChoiceWords.OfStatus(action);

    public static string OfKind(string kind) => kind switch
    {
        Kinds.User => "Tài khoản",
        "job" => "Tác vụ",
        Kinds.Media => "Hình",
        Kinds.Certificate => "Chứng nhận",
        Kinds.Product or Kinds.Producer or Kinds.Round or Kinds.Fair or Kinds.Showroom or Kinds.Article or Kinds.Programme or Kinds.Project or Kinds.Document or Kinds.Page => Say.KindName(Language.Vi, kind),
        _ when EditedKind.All.FirstOrDefault(k => k.Kind == kind) is { } edited => char.ToUpperInvariant(edited.Noun[0]) + edited.Noun[1..],
        _ => kind,
    };
}
