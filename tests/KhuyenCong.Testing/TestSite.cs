using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Catalogue.Web.Commands;
using KhuyenCong.Catalogue.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Testing;

/// <summary>A whole site on a real socket of 127.0.0.1, on a database of its own or on another test's.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private static readonly Dictionary<Engine, Lazy<Task<TestSite>>> Samples = new()
    {
        [Engine.Sqlite] = new(() => StartAsync(Engine.Sqlite)),
        [Engine.Postgres] = new(() => StartAsync(Engine.Postgres)),
    };

    private readonly WebApplication app;
    private readonly bool ownsDatabase;

    private TestSite(WebApplication app, TestDatabase database, FakeClock clock, bool ownsDatabase)
    {
        this.app = app;
        this.ownsDatabase = ownsDatabase;
        Database = database;
        Clock = clock;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public TestDatabase Database { get; }

    public FakeClock Clock { get; }

    /// <summary>Follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>The sample content, shared by every test of the engine that only reads.</summary>
    public static Task<TestSite> SampleAsync(Engine engine) => Samples[engine].Value;

    /// <summary>A site of the test's own.</summary>
    public static async Task<TestSite> StartAsync(Engine engine, Content content = Content.Sample, Action<WebApplicationBuilder>? change = null) =>
        await StartOnAsync(await TestDatabase.CreateAsync(engine, content), ownsDatabase: true, change);

    /// <summary>One more node on a database.</summary>
    public static async Task<TestSite> StartOnAsync(TestDatabase database, bool ownsDatabase = false, Action<WebApplicationBuilder>? change = null)
    {
        var clock = new FakeClock(FakeClock.SampleDay);
        var builder = TestDatabase.BuilderOn(database, clock);
        change?.Invoke(builder);
        var app = Site.Build(builder);
        await Serving.PrepareAsync(app.Services, _ => { }, CancellationToken.None);
        await app.StartAsync();
        return new(app, database, clock, ownsDatabase);
    }

    /// <summary>Until this site shows what is committed.</summary>
    public Task CatchUpAsync() => Services.GetRequiredService<ChangeFeed>().CatchUpAsync(CancellationToken.None);

    /// <summary>A page that must answer 200, parsed.</summary>
    public async Task<IDocument> PageAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        var html = await response.Content.ReadAsStringAsync();
        Xunit.Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)response.StatusCode}: {html[..Math.Min(html.Length, 600)]}");
        return await new HtmlParser().ParseDocumentAsync(html);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsDatabase)
            await Database.DisposeAsync();
    }
}
