using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.ImportExport;

/// <summary>What these tests do with a database.</summary>
internal static class Registers
{
    public static Task<ImportReport> ImportAsync(this TestDatabase database, string folder) =>
        database.Services.GetRequiredService<ContentImporter>().ImportAsync(folder, null, default);

    /// <summary>The whole register as files with their bytes.</summary>
    public static async Task<SortedDictionary<string, string>> ExportAsync(this TestDatabase database)
    {
        using var folder = new ContentFolder();
        var target = Path.Combine(folder.Path, "export");
        await database.Services.GetRequiredService<ContentExporter>().ExportAsync(target, default);
        return ContentFolder.Bytes(target);
    }

    public static async Task ReadAsync(this TestDatabase database, Func<CatalogueDb, Task> read)
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        await read(db);
    }

    public static async Task<T> ReadAsync<T>(this TestDatabase database, Func<CatalogueDb, Task<T>> read)
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        return await read(db);
    }
}
