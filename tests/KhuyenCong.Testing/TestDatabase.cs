using KhuyenCong.Catalogue.Web.Commands;
using KhuyenCong.Catalogue.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace KhuyenCong.Testing;

/// <summary>What a database of a test begins with.</summary>
public enum Content
{
    /// <summary>The schema alone.</summary>
    Empty,

    /// <summary>content/reference and content/sample.</summary>
    Sample,
}

/// <summary>A database of one test on one engine, and its settings. Copied from a template, so that it is there in milliseconds.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Dictionary<(Engine, Content), Lazy<Task<string>>> Templates = new()
    {
        [(Engine.Sqlite, Content.Empty)] = new(() => MakeTemplateAsync(Engine.Sqlite, Content.Empty)),
        [(Engine.Sqlite, Content.Sample)] = new(() => MakeTemplateAsync(Engine.Sqlite, Content.Sample)),
        [(Engine.Postgres, Content.Empty)] = new(() => MakeTemplateAsync(Engine.Postgres, Content.Empty)),
        [(Engine.Postgres, Content.Sample)] = new(() => MakeTemplateAsync(Engine.Postgres, Content.Sample)),
    };

    private readonly WebApplication host;

    private TestDatabase(Engine engine, string dataFolder, string postgres)
    {
        Engine = engine;
        DataFolder = dataFolder;
        Postgres = postgres;
        host = BuilderOn(this, new FakeClock(FakeClock.SampleDay)).Build();
    }

    public Engine Engine { get; }

    public string DataFolder { get; }

    /// <summary>Connection string, empty on SQLite.</summary>
    public string Postgres { get; }

    /// <summary>The services of a host on this database; nothing listens, nothing runs in the background.</summary>
    public IServiceProvider Services => host.Services;

    public static async Task<TestDatabase> CreateAsync(Engine engine, Content content = Content.Empty)
    {
        var template = await Templates[(engine, content)].Value;
        var folder = Directory.CreateTempSubdirectory("kc-test-").FullName;
        if (engine is Engine.Sqlite)
        {
            File.Copy(template, Path.Combine(folder, "catalogue.db"));
            return new(engine, folder, "");
        }

        var server = await PostgresServer.Shared;
        return new(engine, folder, server.ConnectionString(await server.CreateAsync(template)));
    }

    /// <summary>A host's builder on this database, with a clock of the test's.</summary>
    public static WebApplicationBuilder BuilderOn(TestDatabase database, TimeProvider clock) => BuilderOn(database.DataFolder, database.Postgres, clock);

    /// <summary>A host on the embedded database of a site that runs as a process of its own; by the machine's clock, as that one.</summary>
    public static WebApplication HostOn(string dataFolder) => BuilderOn(dataFolder, "", TimeProvider.System).Build();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(DataFolder, recursive: true);
    }

    private static WebApplicationBuilder BuilderOn(string dataFolder, string postgres, TimeProvider clock)
    {
        var builder = Site.CreateBuilder([]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Catalogue:DataFolder"] = dataFolder,
            ["Catalogue:Postgres"] = postgres,
            ["Catalogue:FeedInterval"] = "100",
            // Jobs run when a test says so.
            ["Catalogue:JobInterval"] = "0",
        });
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        return builder;
    }

    /// <summary>The file of an SQLite template, the name of a PostgreSQL one.</summary>
    private static async Task<string> MakeTemplateAsync(Engine engine, Content content)
    {
        var folder = Directory.CreateTempSubdirectory("kc-template-").FullName;
        var name = engine is Engine.Postgres ? await (await PostgresServer.Shared).CreateAsync() : "";
        var postgres = engine is Engine.Postgres ? (await PostgresServer.Shared).ConnectionString(name) : "";
        await using (var app = BuilderOn(folder, postgres, new FakeClock(FakeClock.SampleDay)).Build())
        {
            if (content is Content.Sample)
                await Serving.PrepareAsync(app.Services, _ => { }, CancellationToken.None);
            else
                await app.Services.GetRequiredService<Catalogue.Data.Migrator>().MigrateAsync(CancellationToken.None);
        }

        if (engine is Engine.Postgres)
        {
            // A template must have no connection left.
            Npgsql.NpgsqlConnection.ClearAllPools();
            return name;
        }

        var file = Path.Combine(folder, "catalogue.db");
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
        }

        return file;
    }
}
