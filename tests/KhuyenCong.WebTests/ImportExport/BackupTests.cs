using System.IO.Compression;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.ImportExport;

public sealed class BackupTests
{
    public static TheoryData<Engine, Engine> Pairs => new()
    {
        { Engine.Sqlite, Engine.Sqlite },
        { Engine.Sqlite, Engine.Postgres },
        { Engine.Postgres, Engine.Sqlite },
        { Engine.Postgres, Engine.Postgres },
    };

    [Theory, MemberData(nameof(Pairs))]
    public async Task Restore_BackupOfEitherEngine_IsTheSameRegister(Engine from, Engine to)
    {
        await using var source = await TestDatabase.CreateAsync(from);
        await using var target = await TestDatabase.CreateAsync(to);
        using var folder = new ContentFolder();
        new GeneratedRegister(7, folder).Write();
        await source.ImportAsync(folder.Path);
        // A second version, a row of the ledger and a file, so that there is something besides content to be kept.
        await source.ReadAsync(async db =>
        {
            (await db.Products.FirstAsync(p => p.Id == 4)).Brand = "Nhãn mới";
            db.Add(new AuditEntry { At = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123), Action = "publish", Kind = Kinds.Product, RecordId = "4", Details = "{\"đ\":1}" });
            await db.SaveChangesAsync();
        });
        Directory.CreateDirectory(Path.Combine(source.DataFolder, "media", "ab"));
        await File.WriteAllBytesAsync(Path.Combine(source.DataFolder, "media", "ab", "cd.webp"), [1, 2, 3]);
        using var archive = new ContentFolder();
        var file = Path.Combine(archive.Path, "register.zip");
        // What the target holds before must be gone.
        using var other = ContentFolder.Small();
        await target.ImportAsync(other.Path);

        await Backup(source).WriteAsync(file, default);
        await Backup(target).RestoreAsync(file, default);

        Assert.Equal(await source.ExportAsync(), await target.ExportAsync());
        Assert.Equal(await LedgerAsync(source), await LedgerAsync(target));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(target.DataFolder, "media", "ab", "cd.webp")));
        Assert.Equal(Kinds.Everything, await target.ReadAsync(db => db.Changes.OrderBy(c => c.Sequence).Select(c => c.Kind).LastAsync()));
        await target.ReadAsync(async db =>
        {
            var fresh = new Producer { Slug = "moi", Name = "Mới" };
            db.Add(fresh);
            await db.SaveChangesAsync();
            Assert.Equal(16, fresh.Id);
        });
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(archive.Path));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Restore_Copy_PassesCheck(Engine engine)
    {
        await using var source = await TestDatabase.CreateAsync(engine);
        await using var target = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await source.ImportAsync(folder.Path);
        var file = Path.Combine(folder.Path, "register.zip");

        await Backup(source).WriteAsync(file, default);
        await Backup(target).RestoreAsync(file, default);

        Assert.Empty(await target.Services.GetRequiredService<RegisterCheck>().RunAsync(default));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Write_WhileAnotherWrites_KeepsTheStateBefore(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        var before = await database.ExportAsync();
        var file = Path.Combine(folder.Path, "register.zip");

        await database.ReadAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.Products.FirstAsync(p => p.Id == 1)).Brand = "Chưa xong";
            await db.SaveChangesAsync();
            await Backup(database).WriteAsync(file, default);
            await transaction.CommitAsync();
        });
        await Backup(database).RestoreAsync(file, default);

        Assert.Equal(before, await database.ExportAsync());
    }

    public static TheoryData<Engine, string> Damages
    {
        get
        {
            var data = new TheoryData<Engine, string>();
            foreach (var engine in Enum.GetValues<Engine>())
                foreach (var damage in new[] { "row", "entry", "manifest", "extra", "step", "format", "outside", "bytes" })
                    data.Add(engine, damage);
            return data;
        }
    }

    [Theory, MemberData(nameof(Damages))]
    public async Task Restore_DamagedArchive_IsRefusedAndChangesNothing(Engine engine, string damage)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        var before = await database.ExportAsync();
        var file = Path.Combine(folder.Path, "register.zip");
        await Backup(database).WriteAsync(file, default);
        Damage(file, damage);

        await Assert.ThrowsAsync<InvalidDataException>(() => Backup(database).RestoreAsync(file, default));

        Assert.Equal(before, await database.ExportAsync());
    }

    private static void Damage(string file, string damage)
    {
        if (damage == "bytes")
        {
            File.WriteAllText(file, "no archive");
            return;
        }

        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        switch (damage)
        {
            case "row":
                Edit(zip, "tables/products.jsonl", t => t.Replace("rang mu", "rang dư", StringComparison.Ordinal));
                break;
            case "entry":
                zip.GetEntry("tables/products.jsonl")!.Delete();
                break;
            case "manifest":
                zip.GetEntry("manifest.json")!.Delete();
                break;
            case "extra":
                zip.CreateEntry("tables/guests.jsonl");
                break;
            case "step":
                Edit(zip, "manifest.json", t => t.Replace("\"SchemaStep\":", "\"SchemaStep\":9", StringComparison.Ordinal));
                break;
            case "format":
                Edit(zip, "manifest.json", t => t.Replace("\"Format\":1", "\"Format\":2", StringComparison.Ordinal));
                break;
            case "outside":
                zip.CreateEntry("media/../../outside.txt");
                Edit(zip, "manifest.json", t => t.Replace("\"Entries\":[", "\"Entries\":[{\"Name\":\"media/../../outside.txt\",\"Rows\":null,\"Sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"},", StringComparison.Ordinal));
                break;
        }
    }

    private static void Edit(ZipArchive zip, string name, Func<string, string> edit)
    {
        var entry = zip.GetEntry(name)!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = reader.ReadToEnd();
        Assert.NotEqual(text, edit(text));
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(edit(text));
    }

    private static Backup Backup(TestDatabase database) => database.Services.GetRequiredService<Backup>();

    private static Task<List<string>> LedgerAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            List<string> rows = [.. (await db.Products.OrderBy(p => p.Id).ToListAsync()).Select(p => $"{p.Id} {p.Version} {p.UpdatedAt:O} {p.SearchKey} {p.SortKey}")];
            rows.AddRange((await db.Audit.ToListAsync()).Select(a => $"{a.Id} {a.At:O} {a.Details}"));
            rows.AddRange((await db.Set<CertificateEvent>().OrderBy(e => e.Id).ToListAsync()).Select(e => $"{e.Id} {e.RecordedAt:O}"));
            return rows;
        });
}
