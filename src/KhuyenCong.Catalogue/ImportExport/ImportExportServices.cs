using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Catalogue.ImportExport;

public static class ImportExportServices
{
    public static IServiceCollection AddImportExport(this IServiceCollection services) =>
        services
            .AddSingleton<ContentImporter>()
            .AddSingleton<ContentExporter>()
            .AddSingleton<RegisterCheck>()
            .AddSingleton<Backup>();
}
