using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Catalogue.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Testing;

/// <summary>
/// The serving host killed while somebody saves and publishes as fast as the pages answer: what was answered is there, and what is there is whole. Of three kills one falls at a
/// random moment; two as soon as the first trace of the change can be read, when all the rest of it must be there too.
/// </summary>
public static class EditKill
{
    private const int LongestWork = 4;

    /// <summary>Milliseconds from the sending of what is to be hit.</summary>
    private const int LongestWait = 25;

    /// <param name="engine">Of the register.</param>
    /// <param name="kills">How many during a save, and as many during a publication.</param>
    /// <param name="seed">Of their moments.</param>
    /// <returns>What was half done or lost after a kill, and how many changes were answered, all in all.</returns>
    public static async Task<(List<string> Problems, int Changes)> RunAsync(Engine engine, int kills, int seed)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var services = TestDatabase.BuilderOn(database, TimeProvider.System).Build();
        var (name, value, _) = await SignedIn.CookieAsync(services.Services, Role.Editor);
        var article = await ReadAsync(services.Services, db => db.Articles.OrderBy(a => a.Id).Select(a => a.Id).FirstAsync());
        var untold = await UntoldAsync(services.Services, article);
        var random = new Random(seed);
        var (problems, told) = (new List<string>(), 0);
        for (var kill = 0; kill < 2 * kills; kill++)
        {
            var publishes = kill % 2 == 1;
            told = await WorkUntilKilledAsync(database, new Cookie(name, value), $"/quan-tri/tin-tuc/{article}", told, publishes, random, kill % 3 == 0 ? null : () => TraceAsync(services.Services, article, publishes), problems);
            // Our own connections, kept for the next use, would never leave.
            Npgsql.NpgsqlConnection.ClearAllPools();
            await KillRun.UntilAloneAsync(database);
            await JudgeAsync(services.Services, $"{article}", told, problems);
            if (await UntoldAsync(services.Services, article) is var now && now != untold)
                problems.Add($"After {told} changes the row has {now - untold} versions of which the other nodes were not told.");
        }

        return (problems, told);
    }

    /// <returns>The number of the last change whose answer came.</returns>
    private static async Task<int> WorkUntilKilledAsync(TestDatabase database, Cookie cookie, string path, int told, bool publishes, Random random, Func<Task<string>>? trace, List<string> problems)
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
        // The first two are slow: the kills shall fall among many.
        for (var i = 0; i < 2; i++)
            await ChangeAsync(client, path, ++told, null, limit.Token);
        var aim = told + random.Next(1, LongestWork);
        while (IsPublication(aim) != publishes)
            aim++;
        var wait = TimeSpan.FromMilliseconds(LongestWait * random.NextDouble());
        Task<bool>? killed = null;
        try
        {
            while (!limit.IsCancellationRequested)
            {
                await ChangeAsync(client, path, told + 1, told + 1 == aim ? () => killed = Task.Run(KillAsync) : null, limit.Token);
                told++;
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException && killed is not null)
        {
            // The connection went with the host.
        }

        if (killed is null || !await killed)
            problems.Add("The host ended by itself.");
        return told;

        async Task<bool> KillAsync()
        {
            if (trace is null)
                await Task.Delay(wait, CancellationToken.None);
            else
                for (var before = await trace(); await trace() == before && !limit.IsCancellationRequested;)
                {
                }

            return await process.KillAsync();
        }
    }

    private static bool IsPublication(int change) => change % 2 == 1;

    private static async Task ChangeAsync(HttpClient client, string path, int number, Action? sending, CancellationToken cancellationToken)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken));
        var form = page.QuerySelector<IHtmlFormElement>("form[data-testid=form]")!;
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type is not ("submit" or "checkbox" or "file") && i.Name is { Length: > 0 }).Select(i => KeyValuePair.Create(i.Name!, i.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Select(t => KeyValuePair.Create(t.Name!, t.Value)))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(s => KeyValuePair.Create(s.Name!, s.Value ?? "")))
            .Where(f => f.Key != "f.summary")
            .Append(new("f.summary", $"Lần {number}."))
            .Append(new("p.seen", "true"))
            .Append(new("do", IsPublication(number) ? "xuat-ban" : "luu"));
        using var content = new FormUrlEncodedContent(fields);
        sending?.Invoke();
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        if (answer.StatusCode is not HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Change {number} was answered {(int)answer.StatusCode}.");
    }

    private static async Task JudgeAsync(IServiceProvider services, string id, int told, List<string> problems)
    {
        await using var scope = services.CreateAsyncScope();
        var opened = (await scope.ServiceProvider.GetRequiredService<EditReading>().OpenAsync(EditedKind.Of(Kinds.Article), id, default))!;
        var (revisions, steps, audited) = await ReadAsync(services, async db => (
            await db.Revisions.Where(r => r.Kind == Kinds.Article && r.RecordId == id).OrderBy(r => r.Number).ToListAsync(),
            await db.StatusChanges.Where(s => s.Kind == Kinds.Article && s.RecordId == id).OrderBy(s => s.Id).Select(s => s.Status).ToListAsync(),
            await db.Audit.Where(a => a.Kind == Kinds.Article && a.RecordId == id).OrderBy(a => a.Id).Select(a => new { a.Action, a.Details }).ToListAsync()));
        if (!revisions.Select(r => r.Number).SequenceEqual(Enumerable.Range(1, opened.Editing.Latest)))
            problems.Add($"After {told} changes the state names {opened.Editing.Latest} revisions, and there are {string.Join(", ", revisions.Select(r => r.Number))}.");
        else if (!RecordText.FromJson(revisions[opened.Editing.Applied - 1].Fields).Equals(opened.Applied))
            problems.Add($"After {told} changes the row is not what revision {opened.Editing.Applied} says.");
        if (!steps.SequenceEqual(audited.Select(a => a.Action)))
            problems.Add($"After {told} changes there are {steps.Count} steps and {audited.Count} lines of the audit.");
        // A revision without the step that made it, or the other way round; the first is what was imported.
        if (revisions.Count(r => r.ActorKey is not null) is var saved && saved != steps.Count(s => s == EditStatus.Draft))
            problems.Add($"After {told} changes there are {saved} revisions and {steps.Count(s => s == EditStatus.Draft)} steps that made them.");
        if (audited.LastOrDefault(a => a.Action == EditStatus.Published)?.Details is { } details && JsonNode.Parse(details)!["revision"]!.GetValue<int>() is var published && published != opened.Editing.Applied)
            problems.Add($"After {told} changes the audit says that revision {published} is public, and the row says {opened.Editing.Applied}.");
        // The change that was under way may have been committed without its answer.
        if (opened.Text["summary"] is var summary && summary != $"Lần {told}." && summary != $"Lần {told + 1}.")
            problems.Add($"Change {told} was answered, and the text says “{summary}”.");
        problems.AddRange((await services.GetRequiredService<RegisterCheck>().RunAsync(default)).Select(f => f.ToString()!));
    }

    /// <summary>How many versions of the row the change feed does not know of.</summary>
    private static Task<int> UntoldAsync(IServiceProvider services, int id) => ReadAsync(services, async db =>
    {
        var key = id.ToString(CultureInfo.InvariantCulture);
        return await db.Articles.Where(a => a.Id == id).Select(a => a.Version).SingleAsync() - await db.Changes.CountAsync(c => c.Kind == Kinds.Article && c.RecordId == key);
    });

    /// <summary>Becomes another as soon as anything of a save, or of a publication, can be read.</summary>
    private static Task<string> TraceAsync(IServiceProvider services, int article, bool ofPublication) => ReadAsync(services, async db =>
    {
        var key = article.ToString(CultureInfo.InvariantCulture);
        var status = ofPublication ? EditStatus.Published : EditStatus.Draft;
        var steps = await db.StatusChanges.CountAsync(s => s.Kind == Kinds.Article && s.RecordId == key && s.Status == status);
        return ofPublication
            ? $"{await db.Articles.Where(a => a.Id == article).Select(a => a.Version).SingleAsync()} {steps}"
            : $"{await db.Revisions.CountAsync(r => r.Kind == Kinds.Article && r.RecordId == key)} {steps}";
    });

    private static async Task<T> ReadAsync<T>(IServiceProvider services, Func<CatalogueDb, Task<T>> read)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        return await read(db);
    }
}
