using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Web.Commands;

/// <summary>The commands that look after the data: each works on the database directly, beside serving nodes, which hear of it by the change feed.</summary>
public static class Keeping
{
    public static Task<int> MigrateAsync(WebApplicationBuilder builder, CancellationToken cancellationToken) => WithinAsync(builder, migrate: false, async services =>
    {
        var steps = await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        Console.WriteLine(steps.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", steps)}");
        return 0;
    }, cancellationToken);

    public static Task<int> ImportAsync(WebApplicationBuilder builder, string folder, CancellationToken cancellationToken) => WithinAsync(builder, migrate: true, async services =>
    {
        var report = await services.GetRequiredService<ContentImporter>().ImportAsync(folder, new Teller(), cancellationToken);
        foreach (var fault in report.Faults)
            await Console.Error.WriteLineAsync(fault.ToString());
        if (report.Faults.Count > 0)
        {
            await Console.Error.WriteLineAsync($"Failed: {report.Faults.Count} faults; nothing was changed.");
            return 1;
        }

        Console.WriteLine($"Imported: {report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged.");
        return 0;
    }, cancellationToken);

    public static Task<int> ExportAsync(WebApplicationBuilder builder, string folder, CancellationToken cancellationToken) => WithinAsync(builder, migrate: true, async services =>
    {
        await services.GetRequiredService<ContentExporter>().ExportAsync(folder, cancellationToken);
        Console.WriteLine($"Exported to {folder}");
        return 0;
    }, cancellationToken);

    public static Task<int> ReindexAsync(WebApplicationBuilder builder, CancellationToken cancellationToken) => WithinAsync(builder, migrate: true, async services =>
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync(cancellationToken);
        await db.TellAsync([new(Kinds.Everything, "")], cancellationToken);
        Console.WriteLine("Every serving node reads the database anew within its next look at the change feed.");
        return 0;
    }, cancellationToken);

    public static Task<int> CheckAsync(WebApplicationBuilder builder, CancellationToken cancellationToken) => WithinAsync(builder, migrate: true, async services =>
    {
        var faults = (await services.GetRequiredService<RegisterCheck>().RunAsync(cancellationToken)).Select(f => f.ToString()).ToList();
        await services.GetRequiredService<ChangeFeed>().RebuildAsync(cancellationToken);
        faults.AddRange(await services.GetRequiredService<IndexCheck>().RunAsync(cancellationToken));
        foreach (var fault in faults)
            await Console.Error.WriteLineAsync(fault);
        if (faults.Count > 0)
        {
            await Console.Error.WriteLineAsync($"Failed: {faults.Count} faults.");
            return 1;
        }

        Console.WriteLine($"All is well: {services.GetRequiredService<Register>().Index.Count} records in the index, as in the database.");
        return 0;
    }, cancellationToken);

    public static Task<int> BackupAsync(WebApplicationBuilder builder, string file, CancellationToken cancellationToken) => WithinAsync(builder, migrate: true, async services =>
    {
        await services.GetRequiredService<Backup>().WriteAsync(file, cancellationToken);
        Console.WriteLine($"Backup written: {file} ({new FileInfo(file).Length:N0} bytes)");
        return 0;
    }, cancellationToken);

    public static Task<int> RestoreAsync(WebApplicationBuilder builder, string file, CancellationToken cancellationToken) => WithinAsync(builder, migrate: true, async services =>
    {
        await services.GetRequiredService<Backup>().RestoreAsync(file, cancellationToken);
        Console.WriteLine("Restored; serving nodes show it within their next look at the change feed.");
        return 0;
    }, cancellationToken);

    internal static async Task<int> WithinAsync(WebApplicationBuilder builder, bool migrate, Func<IServiceProvider, Task<int>> run, CancellationToken cancellationToken)
    {
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        if (migrate)
            await app.Services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }

    /// <summary>Progress on the terminal, in the order it is told.</summary>
    private sealed class Teller : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}
