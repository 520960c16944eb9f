using System.Globalization;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Publishing;

/// <summary>Two people, or a person and an import, at one record: the second is told, and nothing of either is lost.</summary>
public sealed class ConflictTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Save_OnAFormerVersion_TellsBothAndMerges(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        var lan = await FirstProductAsync(database);
        var minh = lan.As("minh");
        var (seenByLan, seenByMinh) = (await lan.OpenAsync(), await minh.OpenAsync());
        Assert.Equal(EditResult.Done, (await lan.SaveAsync(t => (t["summary"], t["brand"]) = ("Của Lan", "Nhãn Lan"), seenByLan)).Result);
        var outcome = await minh.SaveAsync(t => (t["summary"], t["summaryEn"]) = ("Của Minh", "By Minh"), seenByMinh);

        Assert.Equal(EditResult.Conflict, outcome.Result);
        var conflict = outcome.Conflict!;
        Assert.Equal(("Của Minh", "Của Lan", "lan"), (conflict.Mine["summary"], conflict.Theirs["summary"], conflict.ActorKey));
        Assert.Equal(("Của Minh", "Nhãn Lan", "By Minh"), (conflict.Merged["summary"], conflict.Merged["brand"], conflict.Merged["summaryEn"]));
        Assert.Equal("Của Lan", (await lan.OpenAsync()).Text["summary"]);

        var resolved = await minh.SaveAsync(t => t["summary"] = "Của cả hai", seenByMinh with { Text = conflict.Merged, Base = conflict.Base });
        Assert.Equal(EditResult.Done, resolved.Result);
        var text = (await lan.OpenAsync()).Text;
        Assert.Equal(("Của cả hai", "Nhãn Lan", "By Minh"), (text["summary"], text["brand"], text["summaryEn"]));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Save_ByManyAtOnce_IsDoneOnceAndToldToTheOthers(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        var desk = await FirstProductAsync(database);
        var opened = await desk.OpenAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() => desk.As($"p{n}").SaveAsync(t => t["brand"] = $"Nhãn {n}", opened))));
        Assert.Equal(1, outcomes.Count(o => o.Result is EditResult.Done));
        Assert.Equal(7, outcomes.Count(o => o.Result is EditResult.Conflict));
        Assert.Equal(2, (await desk.OpenAsync()).Editing.Latest);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Row_ChangedByAnImportUnderADraft_IsARevisionAndTheDraftIsCarriedOver(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        var desk = await FirstProductAsync(database);
        await desk.SaveAsync(t => t["brand"] = "Nhãn nháp");
        var before = await desk.OpenAsync();
        await Desk.ReadAsync(database.Services, async db =>
        {
            (await db.Products.SingleAsync(p => p.Id == int.Parse(desk.Id, CultureInfo.InvariantCulture))).RecordNote = "Từ tệp nhập.";
            return await db.SaveChangesAsync();
        });

        var outcome = await desk.SaveAsync(t => t["brand"] = "Nhãn nháp hai", before);
        Assert.Equal(EditResult.Conflict, outcome.Result);
        var opened = await desk.OpenAsync();
        Assert.Equal(("Nhãn nháp", "Từ tệp nhập."), (opened.Text["brand"], opened.Text["recordNote"]));
        Assert.Equal(("Nhãn nháp hai", "Từ tệp nhập."), (outcome.Conflict!.Merged["brand"], outcome.Conflict.Merged["recordNote"]));
        Assert.Equal(EditResult.Done, (await desk.PublishAsync()).Result);
    }

    [Fact]
    public async Task Save_AfterAnImportThatTheFormDidNotShow_IsAConflict()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, Content.Sample);
        var desk = await FirstProductAsync(database);
        var opened = await desk.OpenAsync();
        await Desk.ReadAsync(database.Services, async db =>
        {
            (await db.Products.SingleAsync(p => p.Id == int.Parse(desk.Id, CultureInfo.InvariantCulture))).Brand = "Từ tệp nhập";
            return await db.SaveChangesAsync();
        });
        Assert.Equal(EditResult.Conflict, (await desk.SaveAsync(t => t["brand"] = "Gõ tay", opened)).Result);
        Assert.Equal(EditResult.Done, (await desk.SaveAsync(t => t["brand"] = "Gõ tay")).Result);
    }

    private static async Task<Desk> FirstProductAsync(TestDatabase database) =>
        new(database.Services, Kinds.Product, $"{await Desk.ReadAsync(database.Services, db => db.Products.Where(p => p.VisibleFrom != null).MinAsync(p => p.Id))}");
}
