using System.Data.Common;
using System.IO.Compression;
using System.Net;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Pages_AskedForAtOnce_AreRenderedOnce(Engine engine)
    {
        var commands = new Commands();
        await using var site = await TestSite.StartAsync(engine, change: builder =>
        {
            builder.Configuration["Catalogue:FeedInterval"] = "60000";
            builder.Services.ConfigureDbContext<CatalogueDb>(options => options.AddInterceptors(commands));
        });
        var started = commands.Count;
        await site.PageAsync("/san-pham");
        var alone = commands.Count - started;
        Assert.True(alone > 2);

        site.Clock.Now = FakeClock.SampleDay.AddDays(1);
        var before = commands.Count;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.PageAsync("/san-pham")));
        // The site may ask something of its own meanwhile; rendered twice it would be twice as many.
        Assert.InRange(commands.Count - before, 1, (2 * alone) - 1);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("zstd", "")]
    [InlineData("gzip;q=0.000", "")]
    public async Task Page_Compressed_IsTheSamePage(string accepted, string coding)
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        // The first is rendered for its reader, the second kept.
        var (first, _) = await SendAsync(site, HttpMethod.Get, accepted);
        var (second, length) = await SendAsync(site, HttpMethod.Get, accepted);
        var (plain, _) = await SendAsync(site, HttpMethod.Get, "");
        Assert.Equal(plain.Text, first.Text);
        Assert.Equal(plain.Text, second.Text);
        Assert.Equal((coding, coding, ""), (first.Coding, second.Coding, plain.Coding));
        Assert.False(first.IsKept);
        Assert.True(second.IsKept);
        Assert.Contains("<h1", plain.Text, StringComparison.Ordinal);

        var (head, headLength) = await SendAsync(site, HttpMethod.Head, accepted);
        Assert.Equal((second.Coding, length, ""), (head.Coding, headLength, head.Text));
    }

    [Fact]
    public async Task Page_KeptForOneQuestion_IsNotTheAnswerToAnother()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        foreach (var (path, tells) in ((string, string)[])[("/san-pham?q=che", "che"), ("/san-pham?q=tra", "tra"), ("/san-pham?q=che%26trang%3D2", "che&trang=2"), ("/en/products?q=che", "che")])
        {
            for (var i = 0; i < 2; i++)
                Assert.Equal(tells, (await site.PageAsync(path)).QuerySelector("#q")!.GetAttribute("value"));
        }

        using var unknown = await site.Client.GetAsync(new Uri("/san-pham?q=che&utm_source=post", UriKind.Relative));
        Assert.NotNull(unknown.Headers.Age);
        using var other = await site.Client.GetAsync(new Uri("/san-pham?q=che&cap=quoc-gia", UriKind.Relative));
        Assert.Null(other.Headers.Age);
    }

    private static async Task<((string Text, string Coding, bool IsKept), long? Length)> SendAsync(TestSite site, HttpMethod method, string accepted)
    {
        using var request = new HttpRequestMessage(method, "/san-pham");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var response = await site.Client.SendAsync(request);
        Assert.Equal("Accept-Encoding", Assert.Single(response.Headers.Vary));
        var coding = string.Join(", ", response.Content.Headers.ContentEncoding);
        var body = await response.Content.ReadAsStreamAsync();
        await using var stream = coding switch { "br" => new BrotliStream(body, CompressionMode.Decompress), "gzip" => new GZipStream(body, CompressionMode.Decompress), _ => body };
        using var reader = new StreamReader(stream);
        return ((method == HttpMethod.Head ? "" : await reader.ReadToEndAsync(), coding, response.Headers.Age is not null), response.Content.Headers.ContentLength);
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

    private sealed class Commands : DbCommandInterceptor
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref count);
            return new(result);
        }
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
