using System.Collections.Immutable;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Mails;
using KhuyenCong.Catalogue.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Catalogue.Jobs;

/// <summary>All jobs of the site, with their times.</summary>
public static class SiteJobs
{
    public static readonly ImmutableArray<Job> All =
    [
        new(
            "mails", "Gửi thư", "Vài giây một lần: gửi các thư đang đợi; thư chưa gửi được được thử lại sau 1, 2, 4 … phút, nhiều nhất một giờ.",
            now => now,
            async (services, lent, cancel) => await services.GetRequiredService<MailSender>().SendDueAsync(lent.GoesOnAsync, cancel) switch
            {
                (0, 0) => "Không có thư nào đến lượt.",
                (var sent, 0) => $"Đã gửi {sent} thư.",
                var (sent, failed) => $"Đã gửi {sent} thư, {failed} thư chưa gửi được.",
            }),
        new(
            "tidy", "Dọn dẹp", "Mỗi đêm lúc 3 giờ: xóa phiên và liên kết đã quá hạn, dòng nhật ký bảo mật và thư đã gửi quá 180 ngày, phần còn lại của các lần tải ảnh dở dang.",
            DailyAt(3),
            async (services, _, cancel) => $"Đã xóa {await services.GetRequiredService<Tidying>().RunAsync(cancel)} dòng và tệp."),
        new(
            LinkScan.Job, "Kiểm tra liên kết", "Mỗi đêm lúc 4 giờ: đọc mọi bài viết đang hiển thị, tìm liên kết nội bộ không dẫn tới đâu.",
            DailyAt(4),
            async (services, _, cancel) => await services.GetRequiredService<LinkScan>().RunAsync(cancel) switch
            {
                (var read, 0) => $"Đã đọc {read} liên kết, không liên kết nào hỏng.",
                var (read, broken) => $"Đã đọc {read} liên kết, {broken} liên kết hỏng.",
            }),
        new(
            EnglishCount.Job, "Đếm tên tiếng Anh", "Mỗi đêm lúc 4 giờ: đếm bản ghi đang hiển thị mà chưa có tên tiếng Anh.",
            DailyAt(4),
            async (services, _, cancel) => await services.GetRequiredService<EnglishCount>().RunAsync(cancel) switch
            {
                0 => "Mọi bản ghi đang hiển thị đều có tên tiếng Anh.",
                var lacking => $"{lacking} bản ghi đang hiển thị chưa có tên tiếng Anh.",
            }),
    ];

    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<JobRunner>(provider, All));
        services.AddSingleton<Leases>();
        services.AddScoped<Tidying>();
        services.AddScoped<JobsEditor>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        return services;
    }

    /// <summary>The next such hour in Viet Nam.</summary>
    internal static Func<DateTimeOffset, DateTimeOffset> DailyAt(int hour) => now =>
    {
        var today = VietnamClock.StartOf(VietnamClock.DayOf(now)).AddHours(hour);
        return today > now ? today : today.AddDays(1);
    };
}
