using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.ImportExport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Publishing;

/// <summary>The pages of a list, one behind the other, hold every record once and in its order: walked to from either end, or sorted here.</summary>
public sealed class RecordListingTests
{
    private const int Records = 137;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Pages_OfAnyList_HoldEveryRecordOnceInItsOrder(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var producers = await FillAsync(database);
        await using var scope = database.Services.CreateAsyncScope();
        var listing = scope.ServiceProvider.GetRequiredService<RecordListing>();
        var kind = EditedKind.Of(Kinds.Producer);
        foreach (var (filter, isFound) in ((RecordFilter, Func<Producer, bool>)[])
        [
            (new(), _ => true),
            (new() { State = RecordState.Published }, p => p.VisibleFrom is not null),
            (new() { State = RecordState.Draft }, p => p.VisibleFrom is null),
            (new() { LacksEnglish = true }, p => p.NameEn is null),
            (new() { State = RecordState.Published, LacksEnglish = true }, p => p.VisibleFrom is not null && p.NameEn is null),
            (new() { Text = "chè" }, p => p.Name.Contains("Chè", StringComparison.Ordinal)),
            (new() { Text = "è" }, p => p.SearchKey.Contains('e', StringComparison.Ordinal)),
            (new() { Text = "100%" }, _ => false),
        ])
        {
            var found = producers.Where(isFound).ToList();
            await HoldsAsync(listing, kind, filter, [.. found.OrderByDescending(p => p.UpdatedAt).ThenByDescending(p => p.Id)]);
            await HoldsAsync(listing, kind, filter with { Sort = RecordFilter.ByName }, [.. found.OrderBy(p => p.SortKey, StringComparer.Ordinal).ThenBy(p => p.Id)]);
            Assert.Equal(found.Count, await listing.CountAsync(kind, filter, default));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Certificates_SoughtByAName_AreThoseOfItsProducts(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var scope = database.Services.CreateAsyncScope();
        var listing = scope.ServiceProvider.GetRequiredService<RecordListing>();
        foreach (var (typed, part) in ((string, string)[])[("chè", "che"), ("ca", "ca")])
        {
            var codes = await database.ReadAsync(async db => (await db.Certificates.Where(c => c.Product!.SearchKey.Contains(part)).Select(c => new { c.Code, c.UpdatedAt }).ToListAsync())
                .OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Code, StringComparer.Ordinal).Select(c => c.Code).ToList());
            Assert.NotEmpty(codes);
            var page = await listing.ReadAsync(EditedKind.Of(Kinds.Certificate), new() { Text = typed }, default);
            Assert.Equal(codes.Count, page.Total);
            Assert.Equal(codes.Take(RecordFilter.PageSize), page.Items.Select(c => c.Id));
        }
    }

    /// <summary>Names and times that many share, over the borders of pages; some are public, some have an English name.</summary>
    private static async Task<List<Producer>> FillAsync(TestDatabase database)
    {
        var clock = (FakeClock)database.Services.GetRequiredService<TimeProvider>();
        string[] names = ["Chè Tân Cương", "Đồ gỗ", "Ân Thi", "Hợp tác xã Chè"];
        foreach (var some in Enumerable.Range(0, Records).Chunk(60))
        {
            await database.ReadAsync(async db =>
            {
                foreach (var i in some)
                    db.Producers.Add(new() { Slug = $"co-so-{i}", Name = names[i % 7 % 4], NameEn = i % 3 == 0 ? "Tea" : null, VisibleFrom = i % 5 == 0 ? null : clock.Now.AddDays(-1) });
                return await db.SaveChangesAsync();
            });
            clock.Now += TimeSpan.FromMinutes(1);
        }

        return await database.ReadAsync(db => db.Producers.AsNoTracking().ToListAsync());
    }

    private static async Task HoldsAsync(RecordListing listing, EditedKind kind, RecordFilter filter, List<Producer> expected)
    {
        var pages = (expected.Count + RecordFilter.PageSize - 1) / RecordFilter.PageSize;
        for (var number = 1; number <= pages + 1; number++)
        {
            var page = await listing.ReadAsync(kind, filter.At(number), default);
            Assert.Equal((expected.Count, number == 1 || number <= pages), (page.Total, page.Exists));
            Assert.Equal(expected.Paged(number, RecordFilter.PageSize).Select(p => (p.Id.ToString(CultureInfo.InvariantCulture), p.Name)), page.Items.Select(r => (r.Id, r.Name)));
        }
    }
}
