using System.Net;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Publishing;

/// <summary>A draft on its public page, for who has the link, and for nobody else.</summary>
public sealed class PreviewTests
{
    public static TheoryData<Engine, string> Editable => new()
    {
        { Engine.Sqlite, Kinds.Product }, { Engine.Postgres, Kinds.Product }, { Engine.Sqlite, Kinds.Producer }, { Engine.Sqlite, Kinds.Article }, { Engine.Postgres, Kinds.Article }, { Engine.Sqlite, Kinds.Fair },
        { Engine.Sqlite, Kinds.Showroom }, { Engine.Sqlite, Kinds.Round }, { Engine.Sqlite, Kinds.Document }, { Engine.Sqlite, Kinds.Programme }, { Engine.Sqlite, Kinds.Project }, { Engine.Sqlite, Kinds.Page },
    };

    [Theory, MemberData(nameof(Editable))]
    public async Task Draft_OnItsLink_IsShownOnThePublicPageAndLeavesNoTrace(Engine engine, string kind)
    {
        await using var site = await TestSite.StartAsync(engine);
        var known = EditedKind.Of(kind);
        var id = $"{await Desk.ReadAsync(site.Services, db => FirstAsync(db, kind))}";
        var desk = new Desk(site.Services, kind, id);
        var field = kind is Kinds.Article or Kinds.Page or Kinds.Document ? "title" : "name";
        await desk.SaveAsync(t => t[field] = "Tên chỉ có trong bản nháp");
        var opened = await desk.OpenAsync();
        var token = await OpenAsync(site, known, id, opened.Editing.Latest);

        foreach (var language in (Language[])[Language.Vi, Language.En])
        {
            using var answer = await site.Client.GetAsync(new Uri(Previews.Address(language, token), UriKind.Relative));
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(html.Contains("Tên chỉ có trong bản nháp", StringComparison.Ordinal) || language is Language.En, html[..400]);
            Assert.Equal(("no-store", "noindex, nofollow"), (answer.Headers.CacheControl?.ToString(), answer.Headers.GetValues("X-Robots-Tag").Single()));
        }

        await site.CatchUpAsync();
        var shown = await site.PageAsync(opened.Address!);
        Assert.DoesNotContain("Tên chỉ có trong bản nháp", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(opened.Base, (await desk.OpenAsync()).Base);
    }

    [Fact]
    public async Task Link_WrongOrOld_FindsNothing()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        var token = await OpenAsync(site, desk.Kind, desk.Id, 1);
        Assert.Equal(HttpStatusCode.OK, await RecordLifeTests.StatusAsync(site, Previews.Address(Language.Vi, token)));
        Assert.Equal(HttpStatusCode.NotFound, await RecordLifeTests.StatusAsync(site, Previews.Address(Language.Vi, token[..^1] + "_")));
        Assert.False(await Desk.ReadAsync(site.Services, db => db.PreviewLinks.AnyAsync(l => l.TokenHash == token)));
        site.Clock.Now += TimeSpan.FromDays(7);
        Assert.Equal(HttpStatusCode.NotFound, await RecordLifeTests.StatusAsync(site, Previews.Address(Language.Vi, token)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Link_OfARecordThatIsTakenDown_FindsNothing(bool deleted)
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        await desk.PublishAsync();
        var token = await OpenAsync(site, desk.Kind, desk.Id, 1);
        Assert.Equal(HttpStatusCode.OK, await RecordLifeTests.StatusAsync(site, Previews.Address(Language.Vi, token)));
        await (deleted ? desk.DeleteAsync() : desk.WithdrawAsync());
        Assert.Equal(HttpStatusCode.NotFound, await RecordLifeTests.StatusAsync(site, Previews.Address(Language.Vi, token)));
    }

    private static async Task<string> OpenAsync(TestSite site, EditedKind kind, string id, int number)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Previews>().OpenAsync(kind, id, number, "lan", default);
    }

    private static Task<int> FirstAsync(Catalogue.Data.CatalogueDb db, string kind) => kind switch
    {
        Kinds.Product => db.Products.MinAsync(r => r.Id),
        Kinds.Producer => db.Producers.MinAsync(r => r.Id),
        Kinds.Article => db.Articles.MinAsync(r => r.Id),
        Kinds.Fair => db.Fairs.MinAsync(r => r.Id),
        Kinds.Showroom => db.Showrooms.MinAsync(r => r.Id),
        Kinds.Round => db.Rounds.MinAsync(r => r.Id),
        Kinds.Document => db.Documents.MinAsync(r => r.Id),
        Kinds.Programme => db.Programmes.MinAsync(r => r.Id),
        Kinds.Project => db.Projects.MinAsync(r => r.Id),
        _ => db.Pages.MinAsync(r => r.Id),
    };
}
