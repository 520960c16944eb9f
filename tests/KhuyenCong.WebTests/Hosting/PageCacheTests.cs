using System.Net;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Hosting;

/// <summary>A cached page never outlives the state it shows.</summary>
public sealed class PageCacheTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Certificate_AcrossTheLastMidnightOfItsTerm_IsNeverShownWrong(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var code = await CodeAsync(site, year: 2023);

        site.Clock.SetInVietNam(2026, 12, 31, 23, 59, 59);
        Assert.Contains("còn hiệu lực đến hết ngày 31/12/2026", await SentenceAsync(site, code), StringComparison.Ordinal);
        Assert.Contains("còn hiệu lực đến hết ngày 31/12/2026", await SentenceAsync(site, code), StringComparison.Ordinal);
        site.Clock.SetInVietNam(2027, 1, 1, 0, 0, 0);
        Assert.Contains("đã hết hiệu lực từ ngày 01/01/2027", await SentenceAsync(site, code), StringComparison.Ordinal);
        site.Clock.SetInVietNam(2026, 12, 31, 23, 59, 59);
        Assert.Contains("còn hiệu lực đến hết ngày 31/12/2026", await SentenceAsync(site, code), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task List_AcrossTheMidnight_CountsTheLapsedNoMore(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        site.Clock.SetInVietNam(2026, 12, 31, 23, 59, 59);
        var before = await TotalAsync(site, "status=valid");
        var expired = await TotalAsync(site, "status=expired");
        site.Clock.SetInVietNam(2027, 1, 1, 0, 0, 0);
        Assert.True(await TotalAsync(site, "status=valid") < before);
        Assert.True(await TotalAsync(site, "status=expired") > expired);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Record_PublishedAndWithdrawnByTheClock_AppearsAndGoesToTheSecond(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await ChangeAsync(site, async db =>
        {
            var product = await db.Products.SingleAsync(p => p.Id == 1);
            product.VisibleFrom = FakeClock.SampleDay.AddHours(1);
            product.VisibleTo = FakeClock.SampleDay.AddHours(2);
        });
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/san-pham/nhat-diep-hao-tra-1"));
        site.Clock.Now = FakeClock.SampleDay.AddHours(1);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/san-pham/nhat-diep-hao-tra-1"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/san-pham/nhat-diep-hao-tra-1"));
        site.Clock.Now = FakeClock.SampleDay.AddHours(2);
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(site, "/san-pham/nhat-diep-hao-tra-1"));
        Assert.DoesNotContain("Nhất diệp hảo trà", (await site.PageAsync("/san-pham?q=nhat+diep")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Certificate_RevokedDuringASlowRender_IsNotServedAsValidAfterwards(Engine engine)
    {
        var gate = new Gate();
        await using var site = await TestSite.StartAsync(engine, change: builder => builder.Services.AddSingleton<IStartupFilter>(gate));
        var code = await CodeAsync(site, year: 2023);

        gate.Hold = true;
        var slow = site.Client.GetAsync(new Uri($"/chung-nhan/{code}", UriKind.Relative));
        await gate.Reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await ChangeAsync(site, db =>
        {
            db.Add(new CertificateEvent { CertificateCode = code, Kind = CertificateEventKind.Revoked, EffectiveOn = new(2026, 11, 20), Ground = "hồ sơ không trung thực", RecordedAt = FakeClock.SampleDay });
            return Task.CompletedTask;
        });
        gate.Hold = false;
        gate.Open.SetResult();
        using (await slow)
        {
        }

        for (var i = 0; i < 3; i++)
            Assert.Contains("đã bị thu hồi từ ngày 20/11/2026", await SentenceAsync(site, code), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Page_AskedAgainWithItsTag_AnswersNotModifiedUntilAChange(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var first = await site.Client.GetAsync(new Uri("/san-pham", UriKind.Relative));
        var tag = first.Headers.ETag!;
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(site, "/san-pham", tag.ToString()));
        await ChangeAsync(site, async db => (await db.Products.SingleAsync(p => p.Id == 1)).Name = "Nhất diệp hảo trà thượng hạng");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/san-pham", tag.ToString()));
        Assert.Contains("thượng hạng", (await site.PageAsync("/san-pham?q=nhat+diep")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(TestSite site, string path, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var response = await site.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<string> SentenceAsync(TestSite site, string code) =>
        (await site.PageAsync($"/chung-nhan/{code}")).QuerySelector("[data-testid=sentence]")!.TextContent;

    private static async Task<int> TotalAsync(TestSite site, string query) =>
        System.Text.Json.Nodes.JsonNode.Parse(await site.Client.GetStringAsync(new Uri($"/api/v1/products?{query}", UriKind.Relative)))!["total"]!.GetValue<int>();

    private static async Task<string> CodeAsync(TestSite site, int year)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        return await db.Certificates.Where(c => c.GrantYear == year).OrderBy(c => c.ProductId).Select(c => c.Code).FirstAsync();
    }

    private static async Task ChangeAsync(TestSite site, Func<CatalogueDb, Task> change)
    {
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync())
        {
            await change(db);
            await db.SaveChangesAsync();
        }

        await site.CatchUpAsync();
    }

    /// <summary>Holds an answer back after its page was rendered and before it is sent and stored.</summary>
    private sealed class Gate : IStartupFilter
    {
        public volatile bool Hold;

        public TaskCompletionSource Reached { get; } = new();

        public TaskCompletionSource Open { get; } = new();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, step) =>
            {
                if (Hold && context.Request.Path.StartsWithSegments("/chung-nhan", StringComparison.Ordinal))
                {
                    context.Response.OnStarting(async () =>
                    {
                        Reached.TrySetResult();
                        await Open.Task;
                    });
                }

                await step(context);
            });
            next(app);
        };
    }
}
