using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Catalogue.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Testing;

/// <summary>The serving host killed while somebody uploads pictures as fast as it takes them: in turn at a random moment, and as soon as the row of a picture can be read.</summary>
public static class UploadKill
{
    /// <param name="engine">Of the register.</param>
    /// <param name="kills">How many.</param>
    /// <param name="seed">Of their moments.</param>
    /// <returns>What was half done after a kill, how many pictures were taken, and how many private folders a start found and removed.</returns>
    public static async Task<(List<string> Problems, int Uploads, int Left)> RunAsync(Engine engine, int kills, int seed)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var services = TestDatabase.BuilderOn(database, TimeProvider.System).Build();
        var (name, value, _) = await SignedIn.CookieAsync(services.Services, Role.Editor);
        var random = new Random(seed);
        var (problems, told, left) = (new List<string>(), 0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            var after = TimeSpan.FromMilliseconds(random.Next(0, 1000));
            told = await WorkUntilKilledAsync(database, new Cookie(name, value), told, kill % 2 == 1 ? end => Task.Delay(after, end) : end => RowAsync(services.Services, end), problems);
            // Our own connections, kept for the next use, would never leave.
            Npgsql.NpgsqlConnection.ClearAllPools();
            await KillRun.UntilAloneAsync(database);
            left += FoldersOf(database).Length;
            await JudgeAsync(services.Services, database, told, problems);
        }

        return (problems, told, left);
    }

    /// <returns>The number of uploads that were answered, all in all.</returns>
    private static async Task<int> WorkUntilKilledAsync(TestDatabase database, Cookie cookie, int told, Func<CancellationToken, Task> moment, List<string> problems)
    {
        using var process = SiteProcess.Start(database.DataFolder, database.Postgres, ["serve"]);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        string? line;
        while ((line = process.Said.FirstOrDefault(l => l.Contains("answers on", StringComparison.Ordinal))) is null)
            await Task.Delay(20, limit.Token);
        problems.AddRange(FoldersOf(database).Select(f => $"A start left {f}."));
        var address = new Uri(line.Split(' ').First(w => w.StartsWith("http", StringComparison.Ordinal)).TrimEnd(','));
        var cookies = new CookieContainer();
        cookies.Add(address, cookie);
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri("/quan-tri/co-so/1", UriKind.Relative), limit.Token));
        var form = page.QuerySelector<IHtmlFormElement>("form[data-testid=form]")!;
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type is "hidden" or "text" && i.Name is { Length: > 0 } && !i.Name.StartsWith("pic.", StringComparison.Ordinal)).Select(i => KeyValuePair.Create(i.Name!, i.Value)).ToList();
        var killed = Task.Run(async () =>
        {
            // Counted from the moment when the first picture is under way, however long a busy machine takes to come there.
            while (FoldersOf(database).Length == 0)
                await Task.Delay(1, limit.Token);
            await moment(limit.Token);
            return await process.KillAsync();
        });
        try
        {
            while (!limit.IsCancellationRequested)
            {
                await UploadAsync(client, fields, told + 1, limit.Token);
                told++;
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
        }

        if (!await killed)
            problems.Add("The host ended by itself.");
        return told;
    }

    private static async Task UploadAsync(HttpClient client, List<KeyValuePair<string, string>> fields, int number, CancellationToken cancellationToken)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(new("pic.alt", $"Ảnh {number}")).Append(new("do", "tai-anh")))
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(TestPictures.Png(330 + number, 240)), "pic.file", "anh.png");
        using var answer = await client.PostAsync(new Uri("/quan-tri/co-so/1", UriKind.Relative), content, cancellationToken);
        var html = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK || html.Contains("data-testid=\"faults\"", StringComparison.Ordinal))
            throw new InvalidOperationException($"Upload {number} was answered {(int)answer.StatusCode}: {html[..Math.Min(html.Length, 400)]}");
    }

    private static async Task JudgeAsync(IServiceProvider services, TestDatabase database, int told, List<string> problems)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        var rows = await db.Media.Where(m => m.Kind == MediaKind.Photo).Select(m => new { m.Id, m.File, m.Alt }).ToListAsync();
        problems.AddRange(rows.SelectMany(r => PictureFile.All(r.File)).Where(f => new FileInfo(Path.Combine(database.DataFolder, "media", f)) is not { Exists: true, Length: > 0 }).Select(f => $"A row names {f}, which is not there."));
        problems.AddRange(Enumerable.Range(1, told).Except(rows.Select(r => int.Parse(r.Alt!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))).Select(n => $"Upload {n} was answered and is lost."));
        var (audited, kept) = (await db.Audit.CountAsync(a => a.Action == "upload-picture"), await db.Revisions.CountAsync(r => r.Kind == Kinds.Media));
        if (audited != rows.Count || kept != rows.Count)
            problems.Add($"{rows.Count} pictures, {audited} lines of the audit, {kept} revisions.");
        problems.AddRange((await services.GetRequiredService<RegisterCheck>().RunAsync(default)).Select(f => f.ToString()!));
    }

    private static async Task RowAsync(IServiceProvider services, CancellationToken end)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync(end);
        for (var before = await db.Media.CountAsync(end); await db.Media.CountAsync(end) == before;)
        {
        }
    }

    private static string[] FoldersOf(TestDatabase database) => Path.Combine(database.DataFolder, "uploads") is var folder && Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : [];
}
