using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Feed;

/// <summary>After any kind of change a node that reads the feed holds what a node that starts anew would hold.</summary>
public sealed class IndexFollowsTests
{
    private static readonly Dictionary<string, Func<CatalogueDb, Task>> Edits = new(StringComparer.Ordinal)
    {
        ["producer renamed"] = async db => (await WithProducts(db).FirstAsync()).Name = "Cơ sở đã đổi tên",
        ["producer withdrawn"] = async db => (await WithProducts(db).FirstAsync()).VisibleTo = FakeClock.SampleDay.AddHours(-1),
        ["product moved to another producer"] = async db =>
        {
            var product = await Certified(db).FirstAsync();
            product.ProducerId = await db.Producers.Where(p => p.Id != product.ProducerId).MaxAsync(p => p.Id);
        },
        ["product loses its producer"] = async db => (await Certified(db).FirstAsync()).ProducerId = null,
        ["product withdrawn"] = async db => (await Certified(db).FirstAsync()).VisibleTo = FakeClock.SampleDay.AddHours(-1),
        ["product made a draft again"] = async db => (await Certified(db).FirstAsync()).VisibleFrom = null,
        ["product in another category"] = async db => (await Certified(db).FirstAsync(p => p.CategorySlug != "ca-phe")).CategorySlug = "ca-phe",
        ["product deleted"] = async db => db.Remove(await db.Products.OrderBy(p => p.Id).FirstAsync(p => p.ProducerId != null && p.Certificates.Count == 0)),
        ["certificate deleted"] = async db => db.Remove(await OfAProducer(db).FirstAsync()),
        ["certificate moved to another product"] = async db =>
        {
            var certificate = await OfAProducer(db).FirstAsync();
            certificate.ProductId = await db.Products.Where(p => p.Certificates.Count == 0).MaxAsync(p => p.Id);
        },
        ["certificate revoked"] = async db => db.Add(new CertificateEvent
        {
            CertificateCode = (await OfAProducer(db).FirstAsync()).Code,
            Kind = CertificateEventKind.Revoked,
            EffectiveOn = new(2026, 11, 1),
            RecordedAt = FakeClock.SampleDay,
        }),
        ["certificate withdrawn"] = async db => (await OfAProducer(db).FirstAsync()).VisibleTo = FakeClock.SampleDay.AddHours(-1),
        ["decision renumbered"] = async db => (await db.Rounds.Include(r => r.Decision).OrderBy(r => r.Id).FirstAsync(r => r.DecisionId != null && r.Certificates.Count > 0)).Decision!.Number = "999/QĐ-THU",
        ["round at another level"] = async db =>
        {
            var round = await db.Rounds.OrderBy(r => r.Id).FirstAsync(r => r.Level == Level.Region && r.Certificates.Count > 0);
            (round.Level, round.RegionSlug) = (Level.National, null);
        },
        ["mark added"] = GiveAMarkAsync,
        ["mark deleted"] = async db => db.Remove(await db.Marks.OrderBy(m => m.Id).FirstAsync(m => m.ProductId != null)),
        ["mark moved to another product"] = async db =>
        {
            var mark = await db.Marks.OrderBy(m => m.Id).FirstAsync(m => m.ProductId != null);
            mark.ProductId = await db.Products.Where(p => p.Id != mark.ProductId).MinAsync(p => p.Id);
        },
        ["province renamed"] = async db => (await db.Provinces.SingleAsync(p => p.Slug == "thai-nguyen")).Name = "Thái Nguyên mới",
        ["page withdrawn"] = async db => (await db.Pages.OrderBy(p => p.Id).FirstAsync()).VisibleTo = FakeClock.SampleDay.AddHours(-1),
    };

    public static TheoryData<Engine, string> Cases
    {
        get
        {
            var cases = new TheoryData<Engine, string>();
            foreach (var edit in Edits.Keys)
                foreach (var engine in Enum.GetValues<Engine>())
                    cases.Add(engine, edit);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task CatchUp_AfterAnEdit_IndexEqualsTheDatabase(Engine engine, string edit)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await EditAsync(database, GiveAMarkAsync);
        var feed = database.Services.GetRequiredService<ChangeFeed>();
        await feed.CatchUpAsync(default);
        Assert.Empty(await DifferencesAsync(database));
        await EditAsync(database, Edits[edit]);
        Assert.NotEmpty(await DifferencesAsync(database));

        await feed.CatchUpAsync(default);

        Assert.Empty(await DifferencesAsync(database));
    }

    private static async Task EditAsync(TestDatabase database, Func<CatalogueDb, Task> edit)
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        await edit(db);
        await db.SaveChangesAsync();
    }

    private static async Task GiveAMarkAsync(CatalogueDb db) =>
        db.Add(new Mark { SchemeSlug = (await db.MarkSchemes.MinAsync(s => s.Slug))!, ProductId = await db.Products.MinAsync(p => p.Id), Grade = "5 sao", VisibleFrom = FakeClock.SampleDay });

    private static async Task<IReadOnlyList<string>> DifferencesAsync(TestDatabase database)
    {
        await using var scope = database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IndexCheck>().RunAsync(default);
    }

    private static IQueryable<Producer> WithProducts(CatalogueDb db) => db.Producers.Where(p => p.Products.Any(x => x.Certificates.Count > 0)).OrderBy(p => p.Id);

    private static IQueryable<Product> Certified(CatalogueDb db) => db.Products.Where(p => p.ProducerId != null && p.Certificates.Count > 0).OrderBy(p => p.Id);

    private static IQueryable<Certificate> OfAProducer(CatalogueDb db) => db.Certificates.Where(c => c.Product!.ProducerId != null).OrderBy(c => c.Code);
}
