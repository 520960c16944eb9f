using System.Diagnostics;
using System.Text.RegularExpressions;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KhuyenCong.Testing;

/// <summary>What a killed run left.</summary>
public enum Left
{
    Old,
    New,
}

/// <summary>One kill: when, whether the process was still alive, what it had said last, and what was found after it.</summary>
/// <param name="Problems">Empty where the state was whole and a second run completed it.</param>
public sealed record KillOutcome(KillMoment At, bool WasAlive, string LastWord, Left Left, IReadOnlyList<string> Problems);

/// <summary>Runs a command of the host, kills it at a moment, and looks at what it left. A database of its own for each kill.</summary>
public sealed class KillRun(Engine engine, string? contentFolder, int expectedProducts)
{
    private bool IsImport => contentFolder is not null;

    private string[] Command => IsImport ? ["import", contentFolder!] : ["migrate"];

    /// <summary>How long the command takes when nobody kills it; the second of two runs, the first warms the machine's file cache.</summary>
    public async Task<RunLength> MeasureAsync()
    {
        var length = new RunLength(TimeSpan.Zero, TimeSpan.Zero);
        for (var i = 0; i < 2; i++)
        {
            await using var database = await BeginAsync();
            var watch = Stopwatch.StartNew();
            using var process = SiteProcess.Start(database.DataFolder, database.Postgres, Command);
            await UntilAtWorkAsync(database, process);
            var begun = watch.Elapsed;
            await process.WaitAsync(CancellationToken.None);
            length = new(watch.Elapsed, watch.Elapsed - begun);
            if (process.ExitCode != 0)
                throw new InvalidOperationException(string.Join('\n', process.Said));
        }

        return length;
    }

    public async Task<KillOutcome> KillAsync(KillMoment at)
    {
        await using var database = await BeginAsync();
        bool wasAlive;
        string lastWord;
        using (var process = SiteProcess.Start(database.DataFolder, database.Postgres, Command))
        {
            if (at.SinceAtWork)
                await UntilAtWorkAsync(database, process);
            await Task.Delay(at.After);
            wasAlive = await process.KillAsync();
            lastWord = process.Said.LastOrDefault() ?? "";
        }

        await UntilAloneAsync(database);
        var problems = new List<string>();
        var left = await (IsImport ? JudgeImportAsync(database, problems) : JudgeMigrationAsync(database, problems));
        problems.AddRange(await CompleteAsync(database));
        var after = new List<string>();
        if (await (IsImport ? JudgeImportAsync(database, after) : JudgeMigrationAsync(database, after)) is not Left.New)
            problems.Add("A second run did not bring the new state.");
        problems.AddRange(after);
        return new(at, wasAlive, lastWord, left, problems);
    }

    private async Task<TestDatabase> BeginAsync()
    {
        var database = await TestDatabase.CreateAsync(engine);
        if (IsImport)
            return database;
        // A migration begins with nothing at all.
        if (engine is Engine.Sqlite)
            File.Delete(Path.Combine(database.DataFolder, "catalogue.db"));
        else
            await ExecuteAsync(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        return database;
    }

    private async Task<List<string>> CompleteAsync(TestDatabase database)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using var process = SiteProcess.Start(database.DataFolder, database.Postgres, Command);
        await process.WaitAsync(limit.Token);
        return process.ExitCode == 0 ? [] : [$"{Command[0]} ended with {process.ExitCode}: {string.Join(" | ", process.Said)}"];
    }

    private async Task<Left> JudgeImportAsync(TestDatabase database, List<string> problems)
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        int[] counts = [await db.Provinces.CountAsync(), await db.Producers.CountAsync(), await db.Products.CountAsync(), await db.Certificates.CountAsync(), await db.Changes.CountAsync()];
        var isNew = counts[2] == expectedProducts;
        if (isNew ? counts.Contains(0) : counts.Any(c => c != 0))
            problems.Add($"Half a state: {string.Join(", ", counts)} provinces, producers, products, certificates, changes.");
        problems.AddRange((await database.Services.GetRequiredService<RegisterCheck>().RunAsync(default)).Select(f => f.ToString()));
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ChangeFeed>().RebuildAsync(default);
        problems.AddRange(await scope.ServiceProvider.GetRequiredService<IndexCheck>().RunAsync(default));
        return isNew ? Left.New : Left.Old;
    }

    private async Task<Left> JudgeMigrationAsync(TestDatabase database, List<string> problems)
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        var tables = await db.Database
            .SqlQueryRaw<string>(engine is Engine.Postgres
                ? "SELECT tablename AS \"Value\" FROM pg_tables WHERE schemaname = 'public'"
                : "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
            .ToListAsync();
        if (tables.Count == 0)
            return Left.Old;
        // Each step is a transaction of its own: what stands is what the steps noted have made, no more and no less.
        var steps = tables.Contains("schema_migrations") ? await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM schema_migrations").ToListAsync() : [];
        var wanted = steps.SelectMany(TablesOf).Append("schema_migrations").ToHashSet(StringComparer.Ordinal);
        if (steps.Count == 0 || !wanted.SetEquals(tables))
            problems.Add($"Half a schema: {tables.Count} tables where {steps.Count} steps make {wanted.Count}.");
        return Left.New;
    }

    private IEnumerable<string> TablesOf(string step)
    {
        var assembly = typeof(CatalogueDb).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Data.Migrations.{(engine is Engine.Postgres ? "postgres" : "sqlite")}.{step}")!);
        return [.. Regex.Matches(reader.ReadToEnd(), "^CREATE TABLE \"?(?<table>[a-z_]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking).Select(m => m.Groups["table"].Value)];
    }

    /// <summary>Until the command has done more than start: an import says that it writes, a migration has made its file or taken its lock.</summary>
    private async Task UntilAtWorkAsync(TestDatabase database, SiteProcess process)
    {
        await using var connection = engine is Engine.Postgres && !IsImport ? new NpgsqlConnection($"{database.Postgres};Pooling=false;Application Name=judge") : null;
        if (connection is not null)
            await connection.OpenAsync();
        while (!process.HasEnded && !await IsAtWorkAsync())
            await Task.Delay(1);

        async Task<bool> IsAtWorkAsync()
        {
            if (IsImport)
                return process.Said.Contains("Writing", StringComparer.Ordinal);
            if (connection is null)
                return File.Exists(Path.Combine(database.DataFolder, "catalogue.db"));
            await using var command = new NpgsqlCommand("SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", connection);
            return (long)(await command.ExecuteScalarAsync())! > 0;
        }
    }

    /// <summary>PostgreSQL notices only in its own time that a client is gone; what it then does belongs to the kill.</summary>
    public static async Task UntilAloneAsync(TestDatabase database)
    {
        if (database.Postgres.Length == 0)
            return;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await ScalarAsync(database, "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'judge'") > 0)
            await Task.Delay(20, limit.Token);
    }

    private static async Task<long> ScalarAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{database.Postgres};Pooling=false;Application Name=judge");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{database.Postgres};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
