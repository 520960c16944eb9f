using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using KhuyenCong.Catalogue.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace KhuyenCong.Catalogue.Data;

/// <summary>
/// Brings a database to the schema of this build: numbered SQL scripts of its engine, each in one transaction with its row in
/// <c>schema_migrations</c>. Run at every start; idempotent; safe on several nodes (the engine's lock lets one through); killed at any moment it
/// leaves the last whole step.
/// </summary>
public sealed class Migrator(IDbContextFactory<CatalogueDb> databases, IOptions<CatalogueSettings> settings, TimeProvider time)
{
    /// <summary>Applies what is missing and returns the names of the scripts that ran.</summary>
    /// <exception cref="InvalidDataException">A script that ran here was changed since, or the database is newer than this build.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (db.Database.IsSqlite())
        {
            Directory.CreateDirectory(Path.GetFullPath(settings.Value.DataFolder));
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        }

        var scripts = Scripts(db.Database.IsNpgsql() ? "postgres" : "sqlite");
        var applied = new List<string>();
        foreach (var script in scripts)
            if (await ApplyAsync(db, script, scripts[^1].Number, cancellationToken))
                applied.Add(script.Name);
        return applied;
    }

    private async Task<bool> ApplyAsync(CatalogueDb db, Script script, int last, CancellationToken cancellationToken)
    {
        // On SQLite a transaction begins IMMEDIATE, which is its lock.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7220000)", cancellationToken);
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)",
            cancellationToken);
        var known = await db.Database
            .SqlQuery<Applied>($"SELECT number AS \"Number\", checksum AS \"Checksum\" FROM schema_migrations ORDER BY number")
            .ToListAsync(cancellationToken);
        if (known.Count > 0 && known[^1].Number > last)
            throw new InvalidDataException($"The database is at schema step {known[^1].Number}, this build knows {last}: start a newer build, or restore a backup made by this one.");
        var here = known.FirstOrDefault(a => a.Number == script.Number);
        if (here is not null && here.Checksum != script.Checksum)
            throw new InvalidDataException($"Schema step {script.Name} was changed after it had been applied here: restore the script's text, changes go into a new step.");
        if (here is null)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction);
            command.CommandText = script.Sql;
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.UndefinedFile)
            {
                throw new InvalidDataException($"Schema step {script.Name} was refused by PostgreSQL: {refused.MessageText}. The role must own its database, and the extension pg_trgm of PostgreSQL's own contributions must be installed: see docs/deploy.md.", refused);
            }

            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES ({script.Number}, {script.Name}, {script.Checksum}, {time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)})",
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return here is null;
    }

    private static List<Script> Scripts(string engine)
    {
        var assembly = typeof(Migrator).Assembly;
        var prefix = $"{assembly.GetName().Name}.Data.Migrations.{engine}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => Read(assembly, n, n[prefix.Length..]))];
    }

    private static Script Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    private sealed record Script(int Number, string Name, string Sql, string Checksum);

    private sealed record Applied(int Number, string Checksum);
}
