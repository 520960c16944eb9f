using System.Data.Common;
using KhuyenCong.Catalogue.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace KhuyenCong.Catalogue.Data;

/// <summary>Which engine, and where.</summary>
public static class Database
{
    public static IServiceCollection AddCatalogueDatabase(this IServiceCollection services) =>
        services
            .AddDbContextFactory<CatalogueDb>((provider, options) => Configure(options, provider.GetRequiredService<IOptions<CatalogueSettings>>().Value))
            .AddSingleton<Migrator>();

    public static void Configure(DbContextOptionsBuilder options, CatalogueSettings settings)
    {
        options.AddInterceptors(OneConnection.Kept);
        if (settings.Postgres.Length > 0)
            options.UseNpgsql(PostgresConnectionString(settings), npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
        else
            options.UseSqlite(SqliteConnectionString(settings), sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
    }

    /// <summary>
    /// After many rows were written at once: tells PostgreSQL's planner of them, and lets indexes alone answer for them, which it would do by itself some minutes later. For after the commit.
    /// </summary>
    public static async Task SettleAsync(CatalogueDb db, int written, CancellationToken cancellationToken)
    {
        if (written <= CatalogueDb.ManyRecords || !db.Database.IsNpgsql())
            return;
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        var tables = db.Model.GetEntityTypes().Select(t => $"\"{t.GetTableName()}\"");
#pragma warning disable EF1002 // Names of our own model; SQL takes no parameter for them.
        await db.Database.ExecuteSqlRawAsync($"VACUUM (ANALYZE) {string.Join(", ", tables)}", cancellationToken);
#pragma warning restore EF1002
    }

    /// <summary>Does the fault say that the database cannot be reached or read, rather than that a question to it was wrong?</summary>
    public static bool IsDown(Exception? fault) => fault switch
    {
        null => false,
        // Busy, no memory, no access, full disk, broken or no database file (sqlite.org/rescode.html).
        SqliteException { SqliteErrorCode: 5 or 6 or 7 or 8 or 10 or 11 or 13 or 14 or 23 or 26 } => true,
        // Connection, credentials, no such database, not accepting connections, out of resources, shut down (PostgreSQL, appendix A).
        PostgresException refused => refused.SqlState is ['0', '8', ..] or ['2', '8', ..] or ['3', 'D', ..] or ['5', '3', ..] or ['5', '7', ..] or "55000",
        NpgsqlException => true,
        _ => IsDown(fault.InnerException),
    };

    public static string SqliteFile(CatalogueSettings settings) => Path.Combine(Path.GetFullPath(settings.DataFolder), "catalogue.db");

    private static string SqliteConnectionString(CatalogueSettings settings) =>
        new SqliteConnectionStringBuilder { DataSource = SqliteFile(settings), ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    /// <summary>The server plans a statement once and not at each request, unless the operator's string says otherwise: behind a pooler of transactions it has to be 0.</summary>
    private static string PostgresConnectionString(CatalogueSettings settings)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = settings.Postgres };
        return said.ContainsKey("Max Auto Prepare") || said.ContainsKey("MaxAutoPrepare")
            ? settings.Postgres
            : new NpgsqlConnectionStringBuilder(settings.Postgres) { MaxAutoPrepare = 200 }.ToString();
    }
}
