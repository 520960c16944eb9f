using Microsoft.AspNetCore.Identity;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>What Identity refuses, in words that say how to mend it.</summary>
internal sealed class VietnameseErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Told(base.DefaultError(), "Không lưu được. Hãy thử lại.");

    public override IdentityError ConcurrencyFailure() => Told(base.ConcurrencyFailure(), "Tài khoản vừa được người khác sửa. Hãy tải lại trang rồi làm lại.");

    public override IdentityError DuplicateEmail(string email) => Told(base.DuplicateEmail(email), "Địa chỉ thư này đã có tài khoản. Hãy dùng địa chỉ khác.");

    public override IdentityError DuplicateUserName(string userName) => Told(base.DuplicateUserName(userName), "Địa chỉ thư này đã có tài khoản. Hãy dùng địa chỉ khác.");

    public override IdentityError InvalidEmail(string? email) => Told(base.InvalidEmail(email), "Địa chỉ thư chưa đúng. Hãy gõ dạng ten@coquan.vn.");

    public override IdentityError PasswordTooShort(int length) => Told(base.PasswordTooShort(length), $"Mật khẩu còn ngắn. Hãy dùng ít nhất {length} ký tự, ví dụ bốn năm từ ghép lại.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Told(base.PasswordRequiresUniqueChars(uniqueChars), $"Mật khẩu lặp lại quá nhiều. Hãy dùng ít nhất {uniqueChars} ký tự khác nhau.");

    private static IdentityError Told(IdentityError error, string words)
    {
        error.Description = words;
        return error;
    }
}
