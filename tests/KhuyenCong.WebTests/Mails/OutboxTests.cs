using System.Text;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Jobs;
using KhuyenCong.Catalogue.Mails;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.ImportExport;
using KhuyenCong.WebTests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Mails;

public sealed class OutboxTests
{
    /// <summary>Saved with its cause or not at all, and once for a recipient, a cause and a period.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Mail_AddedTwice_IsOneRowOfItsCausesTransaction(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        for (var i = 0; i < 2; i++)
            await AddAsync(database.Services, "an@example.vn", "2026-11-22");
        await AddAsync(database.Services, "an@example.vn", "2026-11-23");
        await using (var scope = database.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
            await scope.ServiceProvider.GetRequiredService<Outbox>().AddAsync(MailTo("binh@example.vn", "2026-11-22"), default);
            // Its cause cannot be saved: a mark belongs to a product or to a producer.
            db.Add(new Mark { SchemeSlug = "none" });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        }

        var rows = await database.ReadAsync(db => db.Outbox.OrderBy(m => m.Id).ToListAsync());
        Assert.Equal([("an@example.vn", "2026-11-22"), ("an@example.vn", "2026-11-23")], rows.Select(m => (m.Recipient, m.Period)));
        Assert.Equal(2, rows.Select(m => m.MessageId).Distinct().Count());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Send_ToAServer_HandsOverOnceAndForgetsTheText(Engine engine)
    {
        using var sink = new SmtpSink();
        await using var site = await TestSite.StartAsync(engine, Content.Empty, b => To(b, sink));
        await AddAsync(site.Services, "an@example.vn", "1");
        Assert.Contains("mails", await RunAsync(site));
        site.Clock.Now += TimeSpan.FromHours(2);
        await RunAsync(site);
        var mail = Assert.Single(sink.Taken);
        Assert.Contains("To: an@example.vn\r\n", mail, StringComparison.Ordinal);
        Assert.Contains("Xin chào", Encoding.UTF8.GetString(Convert.FromBase64String(mail[(mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("\r\n", "", StringComparison.Ordinal))), StringComparison.Ordinal);
        var row = await site.Database.ReadAsync(db => db.Outbox.SingleAsync());
        Assert.Equal((row.MessageId, "", 1, null), (sink.MessageIds[0], row.Body, row.Attempts, (object?)row.DueAt));
    }

    [Fact]
    public async Task Send_ToAServerOutOfOrder_WaitsLongerEachTimeAndLosesNothing()
    {
        using var sink = new SmtpSink { Refuses = true };
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty, b => To(b, sink));
        await AddAsync(site.Services, "an@example.vn", "1");
        var tries = new List<double>();
        var begun = site.Clock.Now;
        for (var minute = 0; minute < 200; minute++)
        {
            var before = await AttemptsAsync(site);
            await RunAsync(site);
            if (await AttemptsAsync(site) > before)
                tries.Add((site.Clock.Now - begun).TotalMinutes);
            site.Clock.Now += TimeSpan.FromMinutes(1);
        }

        Assert.Equal([0, 1, 3, 7, 15, 31, 63, 123, 183], tries);
        Assert.Contains("out of order", (await site.Database.ReadAsync(db => db.Outbox.SingleAsync())).LastError, StringComparison.Ordinal);
        sink.Refuses = false;
        site.Clock.Now += TimeSpan.FromHours(1);
        await RunAsync(site);
        Assert.Single(sink.Taken);
    }

    [Fact]
    public async Task Send_WithoutAServer_WritesFilesAndThePageOfJobsSaysSo()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        await AddAsync(site.Services, "an@example.vn", "1");
        await RunAsync(site);
        var id = (await site.Database.ReadAsync(db => db.Outbox.SingleAsync())).MessageId.Trim('<', '>');
        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(site.Database.DataFolder, "mails"), "*", SearchOption.AllDirectories));
        Assert.Equal(id + ".eml", Path.GetFileName(file));
        using var administrator = await site.SignedInAsync(Role.Administrator);
        var page = await administrator.PageAsync("/quan-tri/tac-vu");
        Assert.Contains(Path.Combine(site.Database.DataFolder, "mails"), page.Text("post"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".notice--warn"));
        Assert.Contains("Đã gửi1", page.Text("mails"), StringComparison.Ordinal);
    }

    internal static Task<IReadOnlyList<string>> RunAsync(TestSite site) => site.Services.GetRequiredService<JobRunner>().RunDueAsync(default);

    private static Mail MailTo(string recipient, string period) => new(recipient, "test:1", period, "Thư thử", "Xin chào");

    internal static async Task AddAsync(IServiceProvider services, string recipient, string period)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Outbox>().AddAsync(MailTo(recipient, period), default);
        await scope.ServiceProvider.GetRequiredService<CatalogueDb>().SaveChangesAsync();
    }

    private static Task<int> AttemptsAsync(TestSite site) => site.Database.ReadAsync(async db => (await db.Outbox.SingleAsync()).Attempts);

    private static void To(WebApplicationBuilder builder, SmtpSink sink) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Catalogue:Mail:Host"] = "127.0.0.1",
        ["Catalogue:Mail:Port"] = sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Catalogue:Mail:Tls"] = "false",
    });
}
