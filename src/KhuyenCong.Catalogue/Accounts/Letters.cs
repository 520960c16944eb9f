using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Mails;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>The mails about accounts, in Vietnamese. Each link in them leads to a page with a button.</summary>
internal static class Letters
{
    public static Mail Invitation(User user, Actor by, string link, SiteSettings site) => new(
        user.Email!, $"invitation:{user.Id}", PeriodOf(link), $"Lời mời vào trang {site.Name}",
        $"""
        Chào {user.Name},

        {by.Name} mời bạn làm việc trên trang {site.Name}, với vai trò: {string.Join(", ", user.Roles.Select(r => Kebab.Parse<Role>(r)).OfType<Role>().Select(Permissions.NameOf))}.

        Mở liên kết sau để đặt mật khẩu. Liên kết dùng được một lần, trong 7 ngày:

        {link}

        Nếu bạn không chờ thư này, cứ bỏ qua.
        """);

    public static Mail PasswordReset(User user, string link, SiteSettings site) => new(
        user.Email!, $"password-reset:{user.Id}", PeriodOf(link), $"Đặt lại mật khẩu trên trang {site.Name}",
        $"""
        Chào {user.Name},

        Có người, hẳn là bạn, vừa xin đặt lại mật khẩu của tài khoản này trên trang {site.Name}.

        Mở liên kết sau để đặt mật khẩu mới. Liên kết dùng được một lần, trong 2 giờ:

        {link}

        Nếu không phải bạn xin, cứ bỏ qua thư này: mật khẩu vẫn như cũ.
        """);

    /// <summary>Every link is a mail of its own: the one before it no longer opens anything.</summary>
    private static string PeriodOf(string link) => Keys.Hash(link)[..16];
}
