using System.Net;
using KhuyenCong.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace KhuyenCong.WebTests.Hosting;

/// <summary>While the database cannot be read, pages that are kept go on and the others say so.</summary>
public sealed class DatabaseDownTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Down_KeptPagesGoOn_OthersAre503AndDesigned(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var site = await TestSite.StartOnAsync(database);
        const string kept = "/san-pham/tieu-bau-may-25";
        await site.PageAsync(kept);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/ready"));

        await TakeAwayAsync(database);
        try
        {
            await site.PageAsync(kept);
            foreach (var (path, lang) in ((string, string)[])[("/san-pham?q=ti%C3%AAu", "vi"), ("/en/products/tieu-bau-may-25", "en")])
                await AssertDownAsync(path, lang);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health/ready"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
            using var api = await site.Client.GetAsync(new Uri("/api/v1/products?q=tea", UriKind.Relative));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, api.StatusCode);
            Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
        }
        finally
        {
            GiveBack(database);
        }

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode;
        }

        async Task AssertDownAsync(string path, string lang)
        {
            using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Equal((path, HttpStatusCode.ServiceUnavailable), (path, answer.StatusCode));
            Assert.Contains("data-status=\"503\"", html, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{lang}\">", html, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter!.Delta);
        }
    }

    private static async Task TakeAwayAsync(TestDatabase database)
    {
        if (database.Engine is Engine.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            foreach (var file in Directory.GetFiles(database.DataFolder, "catalogue.db*"))
                File.Move(file, file + ".away");
            Directory.CreateDirectory(Path.Combine(database.DataFolder, "catalogue.db"));
            return;
        }

        var name = new NpgsqlConnectionStringBuilder(database.Postgres).Database;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Postgres) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var refuse = new NpgsqlCommand($"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS false", connection);
        await refuse.ExecuteNonQueryAsync();
        await using var close = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        await close.ExecuteNonQueryAsync();
    }

    private static void GiveBack(TestDatabase database)
    {
        if (database.Engine is not Engine.Sqlite)
            return;
        Directory.Delete(Path.Combine(database.DataFolder, "catalogue.db"));
        foreach (var file in Directory.GetFiles(database.DataFolder, "*.away"))
            File.Move(file, file[..^".away".Length]);
    }
}
