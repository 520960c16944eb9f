using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Catalogue.Publishing;

public static class PublishingServices
{
    public static IServiceCollection AddPublishing(this IServiceCollection services) =>
        services
            .AddSingleton<DueVersions>()
            .AddScoped<EditReading>()
            .AddScoped<RecordEditor>()
            .AddScoped<RecordPublisher>();
}
