using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.ImportExport;

public sealed class ImportTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_Twice_ChangesNothing(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        var first = await database.ImportAsync(folder.Path);
        var before = await StateAsync(database);

        var second = await database.ImportAsync(folder.Path);

        Assert.Empty(second.Faults);
        Assert.Equal((0, 0, first.Added), (second.Added, second.Changed, second.Unchanged));
        Assert.Equal(before, await StateAsync(database));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_FaultBesideGoodChanges_ChangesNothing(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        var before = await database.ExportAsync();
        folder.Replace("products.csv", "Bộ sản phẩm dừa", "Bộ sản phẩm khác").Replace("rounds.csv", ",national,", ",global,");

        var report = await database.ImportAsync(folder.Path);

        Assert.Single(report.Faults);
        Assert.Equal(before, await database.ExportAsync());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_OneRowChanged_AltersThatRecordAlone(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        var seen = await database.ReadAsync(db => db.Changes.MaxAsync(c => c.Sequence));
        folder.Replace("products.csv", "Bộ sản phẩm dừa: kẹo, mứt", "Bộ sản phẩm Dừa Sáp");

        var report = await database.ImportAsync(folder.Path);

        Assert.Equal((0, 1), (report.Added, report.Changed));
        await database.ReadAsync(async db =>
        {
            var products = await db.Products.OrderBy(p => p.Id).ToListAsync();
            Assert.Equal([1, 2], products.Select(p => p.Version));
            Assert.Equal("bo san pham dua sap", products[1].SearchKey);
            var told = await db.Changes.Where(c => c.Sequence > seen).ToListAsync();
            Assert.Equal([("product", "2")], told.Select(c => (c.Kind, c.RecordId)));
        });
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_PartsChanged_BecomeThoseOfTheFileAndBumpTheirOwner(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        folder.Write("product-members.csv", "product,position,name,nameEn\n1,1,Hạt to,\n2,1,Kẹo dừa nạo,\n");

        var report = await database.ImportAsync(folder.Path);

        Assert.Equal((0, 2), (report.Added, report.Changed));
        await database.ReadAsync(async db =>
        {
            var members = await db.Set<ProductMember>().OrderBy(m => m.ProductId).ToListAsync();
            Assert.Equal([(1, 1, "Hạt to"), (2, 1, "Kẹo dừa nạo")], members.Select(m => (m.ProductId, m.Position, m.Name)));
            Assert.All(await db.Products.ToListAsync(), p => Assert.Equal(2, p.Version));
        });
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_SomeFilesOnly_LeavesTheRestAsItIs(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        using var part = new ContentFolder();
        // Names a producer and a source that only the database has; the other product and all members stay.
        part.Write("products.csv", folder.Read("products.csv").Replace("1,hat-dieu-rang-muoi,\"Hạt điều \"\"rang muối\"\"\"", "3,hat-dieu-moi,Hạt điều mới", StringComparison.Ordinal));

        var report = await database.ImportAsync(part.Path);

        Assert.Empty(report.Faults);
        Assert.Equal((1, 0, 1), (report.Added, report.Changed, report.Unchanged));
        await database.ReadAsync(async db =>
        {
            Assert.Equal([1, 2, 3], await db.Products.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
            Assert.Equal(2, await db.Set<ProductMember>().CountAsync());
        });
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_ExhibitorsChangeBooths_InAnyOrder(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        folder.Replace("fairs/1-hoi-cho.yaml", "boothNumber: A1", "boothNumber: A?").Replace("fairs/1-hoi-cho.yaml", "boothNumber: A2", "boothNumber: A1").Replace("fairs/1-hoi-cho.yaml", "boothNumber: A?", "boothNumber: A2");

        var report = await database.ImportAsync(folder.Path);

        Assert.Empty(report.Faults);
        Assert.Equal(["A2", "A1"], await database.ReadAsync(db => db.Set<Exhibitor>().OrderBy(e => e.Position).Select(e => e.BoothNumber).ToListAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_HallAndBoothsReplaced_KeepsTheOrderOfTheirReferences(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        folder.Replace("fairs/1-hoi-cho.yaml", "key: A\n    name: Nhà A", "key: B\n    name: Nhà B").Replace("fairs/1-hoi-cho.yaml", "hall: A", "hall: B");
        folder.Replace("fairs/1-hoi-cho.yaml", "A1", "B1");

        var report = await database.ImportAsync(folder.Path);

        Assert.Empty(report.Faults);
        Assert.Equal(["A2", "B1"], await database.ReadAsync(db => db.Set<Booth>().OrderBy(b => b.Number).Select(b => b.Number).ToListAsync()));
        Assert.Equal(["B"], await database.ReadAsync(db => db.Set<FairHall>().Select(h => h.Key).ToListAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_EventMissingInTheFile_Stays(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        folder.Write("certificate-events.csv", "certificate,kind,effectiveOn,decision,ground,publicNote,publicNoteEn,recordedAt\n23456789AB,suspended,2024-04-01,,,,,2024-04-01T00:00:00+07:00\n");

        var report = await database.ImportAsync(folder.Path);

        Assert.Equal((0, 1), (report.Added, report.Changed));
        Assert.Equal(
            [CertificateEventKind.Revoked, CertificateEventKind.Suspended],
            (await database.ReadAsync(db => db.Set<CertificateEvent>().OrderBy(e => e.EffectiveOn).ToListAsync())).Select(e => e.Kind));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_ThenANewRecord_GetsAFreeNumber(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);

        await database.ReadAsync(async db =>
        {
            var producer = new Producer { Slug = "moi", Name = "Mới" };
            db.Add(producer);
            await db.SaveChangesAsync();
            Assert.Equal(3, producer.Id);
        });
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_WindowsFile_ReadsTheSame(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        using var folder = ContentFolder.Small();
        await database.ImportAsync(folder.Path);
        foreach (var file in new[] { "products.csv", "fairs/1-hoi-cho.yaml", "articles/1-tin-dau.md" })
            folder.Write(file, "\uFEFF" + folder.Read(file).Replace("\n", "\r\n", StringComparison.Ordinal));

        var report = await database.ImportAsync(folder.Path);

        Assert.Empty(report.Faults);
        Assert.Equal((0, 0), (report.Added, report.Changed));
    }

    private static Task<(int Changes, long Versions, DateTimeOffset Latest)> StateAsync(TestDatabase database) =>
        database.ReadAsync(async db => (
            await db.Changes.CountAsync(),
            await db.Products.SumAsync(p => (long)p.Version) + await db.Fairs.SumAsync(p => (long)p.Version) + await db.Articles.SumAsync(p => (long)p.Version),
            await db.Products.MaxAsync(p => p.UpdatedAt)));
}
