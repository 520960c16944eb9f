using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Web.Commands;

/// <summary>serve: migrate, fill an empty database from the content folder, and one without menus, home page, synonyms and settings with those that are delivered, build the index, listen.</summary>
public static class Serving
{
    public static async Task<int> RunAsync(WebApplicationBuilder builder, CancellationToken cancellationToken)
    {
        var app = Hosting.Site.Build(builder);
        // The routes are worked out on one core while the other reads the register.
        var routes = Task.Run(() => ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count), cancellationToken);
        await PrepareAsync(app.Services, Console.WriteLine, cancellationToken);
        await routes;
        await app.StartAsync(cancellationToken);
        Console.WriteLine($"The register answers on {string.Join(", ", app.Urls)} (Ctrl+C stops it).");
        if (await People.OfferFirstAdministratorAsync(app.Services, cancellationToken) is { } link)
            Console.WriteLine($"There is no administrator yet. Make one within a day, by this link, which works once: {link}");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <summary>Everything before the first request; told line by line.</summary>
    /// <exception cref="InvalidDataException">The content folder has faults: the database stays empty.</exception>
    public static async Task PrepareAsync(IServiceProvider services, Action<string> tell, CancellationToken cancellationToken)
    {
        foreach (var step in await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken))
            tell($"Schema: {step}");
        if (await IsEmptyAsync(services, cancellationToken))
            foreach (var folder in (string[])["reference", "sample"])
                await FillAsync(services, Path.Combine(ContentOf(services), folder), tell, cancellationToken);
        if (await IsWithoutStructureAsync(services, cancellationToken))
            await FillAsync(services, StructureOf(services), tell, cancellationToken);
        await services.GetRequiredService<ChangeFeed>().CatchUpAsync(cancellationToken);
    }

    private static async Task<bool> IsEmptyAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync(cancellationToken);
        return !await db.Provinces.AnyAsync(cancellationToken) && !await db.Products.AnyAsync(cancellationToken);
    }

    /// <summary>A register of an older version, or one filled from files that hold none: menus, home page, synonyms and settings begin as delivered.</summary>
    private static async Task<bool> IsWithoutStructureAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync(cancellationToken);
        return !await db.Menus.AnyAsync(cancellationToken);
    }

    private static string ContentOf(IServiceProvider services) => ContentFolder.Of(services.GetRequiredService<IOptions<CatalogueSettings>>().Value);

    /// <summary>The content folder's, or what comes with the program.</summary>
    private static string StructureOf(IServiceProvider services)
    {
        var own = Path.Combine(ContentOf(services), "structure");
        return Directory.Exists(own) ? own : Path.Combine(AppContext.BaseDirectory, "content", "structure");
    }

    private static async Task FillAsync(IServiceProvider services, string folder, Action<string> tell, CancellationToken cancellationToken)
    {
        tell($"Importing {Path.GetFileName(folder)} …");
        await using var scope = services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<ContentImporter>().ImportAsync(folder, null, cancellationToken);
        if (report.Faults.Count > 0)
            throw new InvalidDataException($"{folder} has {report.Faults.Count} faults, the first: {report.Faults[0]}");
        tell($"  {report.Added} records");
    }
}
