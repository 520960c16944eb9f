using System.Globalization;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.ImportExport;

public sealed class RoundTripTests
{
    public static TheoryData<Engine, int> Seeds
    {
        get
        {
            var data = new TheoryData<Engine, int>();
            foreach (var engine in Enum.GetValues<Engine>())
                for (var seed = 1; seed <= 12; seed++)
                    data.Add(engine, seed);
            return data;
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task ImportExportImport_GeneratedRegister_IsTheIdentity(Engine engine, int seed)
    {
        await using var first = await TestDatabase.CreateAsync(engine);
        await using var second = await TestDatabase.CreateAsync(engine);
        using var folder = new ContentFolder();
        new GeneratedRegister(seed, folder).Write();
        using var exported = new ContentFolder();

        Assert.Empty((await first.ImportAsync(folder.Path)).Faults.Select(f => f.ToString()));
        var files = await first.ExportAsync();
        foreach (var (file, text) in files)
            exported.Write(file, text);
        var same = await first.ImportAsync(exported.Path);
        var anew = await second.ImportAsync(exported.Path);

        Assert.Empty(same.Faults.Select(f => f.ToString()));
        Assert.Equal((0, 0), (same.Added, same.Changed));
        Assert.Empty(anew.Faults.Select(f => f.ToString()));
        Assert.Equal(files, await second.ExportAsync());
        Assert.Equal(await RowsAsync(first), await RowsAsync(second));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_GeneratedRegister_HoldsEveryKindOfRow(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = new ContentFolder();
        new GeneratedRegister(1, folder).Write();

        await database.ImportAsync(folder.Path);

        var rows = await RowsAsync(database);
        await database.ReadAsync(db =>
        {
            var empty = db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(IRecord)) || t.IsAssignableTo(typeof(IPart))).Select(t => t.Name).Except(rows.Keys.Select(k => k.Split(' ')[0]));
            Assert.Empty(empty);
            return Task.CompletedTask;
        });
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Export_SmallRegister_GivesTheSameBytes(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);

        var exported = await database.ExportAsync();

        foreach (var (file, text) in SmallRegister.Files)
            Assert.Equal(text, exported[file]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Export_CommittedContent_GivesTheSameBytes(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);

        var report = await database.ImportAsync(ContentFolder.Committed);

        Assert.Empty(report.Faults.Select(f => f.ToString()));
        Assert.Empty(await database.Services.GetRequiredService<RegisterCheck>().RunAsync(default));
        var exported = await database.ExportAsync();
        var committed = ContentFolder.Bytes(Path.Combine(ContentFolder.Committed, "reference"));
        foreach (var part in (string[])["structure", "sample"])
            foreach (var (file, text) in ContentFolder.Bytes(Path.Combine(ContentFolder.Committed, part)))
                committed.Add(file, text);
        Assert.Empty(committed.Keys.Except(exported.Keys));
        foreach (var (file, text) in committed)
            Assert.True(text == exported[file], $"content/…/{file} is not in the form that export writes: import content, export it and copy the file.");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Export_ToAFormerExport_TakesItsPlace(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        using var parent = new ContentFolder();
        var target = Path.Combine(parent.Path, "export");
        var exporter = database.Services.GetRequiredService<ContentExporter>();
        await exporter.ExportAsync(target, default);
        var first = ContentFolder.Bytes(target);
        File.Delete(Path.Combine(target, "rounds.csv"));

        await exporter.ExportAsync(target, default);

        Assert.Equal(first, ContentFolder.Bytes(target));
        Assert.Equal([target], Directory.EnumerateFileSystemEntries(parent.Path));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Export_ToAFolderOfSomethingElse_IsRefusedAndLeavesIt(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var parent = new ContentFolder();
        parent.Write("letters/one.txt", "Dear all");

        await Assert.ThrowsAsync<IOException>(() => database.Services.GetRequiredService<ContentExporter>().ExportAsync(Path.Combine(parent.Path, "letters"), default));

        Assert.Equal("Dear all", parent.Read("letters/one.txt"));
        Assert.Single(Directory.EnumerateFileSystemEntries(parent.Path));
    }

    /// <summary>Every row of the register as text, versions and keys included, without the times of writing and numbers of events.</summary>
    private static Task<SortedDictionary<string, string>> RowsAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType != typeof(Change)))
            {
                var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
                foreach (var row in await set.ToListAsync())
                {
                    var values = type.GetProperties()
                        .Where(p => p.Name != nameof(IRecord.UpdatedAt) && !(type.ClrType == typeof(CertificateEvent) && p.Name == nameof(CertificateEvent.Id)))
                        .Select(p => (p.Name, Value: p.PropertyInfo!.GetValue(row)))
                        .Select(p => $"{p.Name}={(p.Value is string[] list ? string.Join('|', list) : Convert.ToString(p.Value, CultureInfo.InvariantCulture))}");
                    rows.Add($"{type.ClrType.Name} {string.Join(';', values)}", "");
                }
            }

            return rows;
        });
}
