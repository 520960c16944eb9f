using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Catalogue.Publishing;

public static class PublishingServices
{
    public static IServiceCollection AddPublishing(this IServiceCollection services) =>
        services
            .AddSingleton<DueVersions>()
            .AddScoped<EditReading>()
            .AddScoped<RecordListing>()
            .AddScoped<ReferenceNames>()
            .AddTransient<RecordForm>()
            .AddTransient<FormReading>()
            .AddTransient<RecordComparison>()
            .AddScoped<DraftChecks>()
            .AddScoped<Previews>()
            .AddScoped<RecordEditor>()
            .AddScoped<RecordPublisher>();
}
