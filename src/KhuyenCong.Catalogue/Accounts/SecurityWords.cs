using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>The lines of the security log, for people.</summary>
public static class SecurityWords
{
    public static string Of(SecurityEventKind kind) => kind switch
    {
        SecurityEventKind.SignedIn => "Đăng nhập",
        SecurityEventKind.SignInFailed => "Đăng nhập không thành",
        SecurityEventKind.LockedOut => "Tạm khóa vì sai nhiều lần",
        SecurityEventKind.SignedOut => "Đăng xuất",
        SecurityEventKind.SessionEnded => "Đăng xuất một thiết bị",
        SecurityEventKind.SessionsEnded => "Đăng xuất nhiều thiết bị",
        SecurityEventKind.PasswordSet => "Đặt mật khẩu",
        SecurityEventKind.PasswordResetAsked => "Xin đặt lại mật khẩu",
        SecurityEventKind.TwoFactorOn => "Bật xác thực hai bước",
        SecurityEventKind.TwoFactorOff => "Tắt xác thực hai bước",
        SecurityEventKind.RecoveryCodesMade => "Làm mã dự phòng mới",
        SecurityEventKind.RecoveryCodeUsed => "Dùng một mã dự phòng",
        SecurityEventKind.PasskeyAdded => "Thêm khóa đăng nhập",
        SecurityEventKind.PasskeyRemoved => "Bỏ khóa đăng nhập",
        SecurityEventKind.Locked => "Bị quản trị viên khóa",
        SecurityEventKind.Unlocked => "Được quản trị viên mở khóa",
        SecurityEventKind.RolesChanged => "Vai trò thay đổi",
        _ => "Được mời",
    };
}
