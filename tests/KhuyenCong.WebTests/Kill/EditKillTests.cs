using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Kill;

/// <summary>The serving host killed while somebody saves and publishes as fast as the pages answer: what was answered is there, and what is there is whole.</summary>
public sealed class EditKillTests
{
    private const int Kills = 3;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task SaveAndPublish_KilledAtRandomMoments_LeaveWholeStates(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var services = TestDatabase.BuilderOn(database, TimeProvider.System).Build();
        var (name, value, _) = await SignedIn.CookieAsync(services.Services, Role.Editor);
        var article = await Publishing.Desk.ReadAsync(services.Services, db => db.Articles.OrderBy(a => a.Id).Select(a => a.Id).FirstAsync());
        var random = new Random(17);
        var told = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            told = await WorkUntilKilledAsync(database, new Cookie(name, value), $"/quan-tri/tin-tuc/{article}", told, TimeSpan.FromMilliseconds(random.Next(20, 900)));
            // Our own connections, kept for the next use, would never leave.
            Npgsql.NpgsqlConnection.ClearAllPools();
            await KillRun.UntilAloneAsync(database);
            await JudgeAsync(services.Services, $"{article}", told);
        }

        Assert.True(told > Kills, "Nothing was saved between the kills.");
    }

    /// <returns>The number of the last change whose answer came.</returns>
    private static async Task<int> WorkUntilKilledAsync(TestDatabase database, Cookie cookie, string path, int told, TimeSpan after)
    {
        using var process = SiteProcess.Start(database.DataFolder, database.Postgres, ["serve"]);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        string? line;
        while ((line = process.Said.FirstOrDefault(l => l.Contains("answers on", StringComparison.Ordinal))) is null)
            await Task.Delay(20, limit.Token);
        var address = new Uri(line.Split(' ').First(w => w.StartsWith("http", StringComparison.Ordinal)).TrimEnd(','));
        var cookies = new CookieContainer();
        cookies.Add(address, cookie);
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        // The first is slow: the kills shall fall among many.
        await SaveAsync(client, path, ++told, limit.Token);
        var killed = Task.Run(async () =>
        {
            await Task.Delay(after, limit.Token);
            return await process.KillAsync();
        });
        try
        {
            while (!limit.IsCancellationRequested)
            {
                await SaveAsync(client, path, told + 1, limit.Token);
                told++;
            }
        }
        catch (HttpRequestException)
        {
        }

        Assert.True(await killed, "The host ended by itself.");
        return told;
    }

    private static async Task SaveAsync(HttpClient client, string path, int number, CancellationToken cancellationToken)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken));
        var form = page.QuerySelector<IHtmlFormElement>("form[data-testid=form]")!;
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type is not ("submit" or "checkbox") && i.Name is { Length: > 0 }).Select(i => KeyValuePair.Create(i.Name!, i.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Select(t => KeyValuePair.Create(t.Name!, t.Value)))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(s => KeyValuePair.Create(s.Name!, s.Value ?? "")))
            .Where(f => f.Key != "f.summary")
            .Append(new("f.summary", $"Lần {number}."))
            .Append(new("p.seen", "true"))
            .Append(new("do", number % 2 == 0 ? "luu" : "xuat-ban"));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields), cancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task JudgeAsync(IServiceProvider services, string id, int told)
    {
        await using var scope = services.CreateAsyncScope();
        var opened = (await scope.ServiceProvider.GetRequiredService<EditReading>().OpenAsync(EditedKind.Of(Kinds.Article), id, default))!;
        var (revisions, steps, audited) = await Publishing.Desk.ReadAsync(services, async db => (
            await db.Revisions.Where(r => r.Kind == Kinds.Article && r.RecordId == id).OrderBy(r => r.Number).ToListAsync(),
            await db.StatusChanges.CountAsync(s => s.Kind == Kinds.Article && s.RecordId == id),
            await db.Audit.CountAsync(a => a.Kind == Kinds.Article && a.RecordId == id)));
        Assert.Equal(Enumerable.Range(1, opened.Editing.Latest), revisions.Select(r => r.Number));
        Assert.Equal(RecordText.FromJson(revisions[opened.Editing.Applied - 1].Fields), opened.Applied);
        Assert.Equal(steps, audited);
        // The change that was under way may have been committed without its answer.
        Assert.Contains(opened.Text["summary"], (string[])[$"Lần {told}.", $"Lần {told + 1}."]);
        Assert.Empty(await services.GetRequiredService<RegisterCheck>().RunAsync(default));
    }
}
