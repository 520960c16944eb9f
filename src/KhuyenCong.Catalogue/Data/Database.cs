using KhuyenCong.Catalogue.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        if (settings.Postgres.Length > 0)
            options.UseNpgsql(settings.Postgres, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
        else
            options.UseSqlite(SqliteConnectionString(settings), sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
    }

    public static string SqliteFile(CatalogueSettings settings) => Path.Combine(Path.GetFullPath(settings.DataFolder), "catalogue.db");

    private static string SqliteConnectionString(CatalogueSettings settings) =>
        new SqliteConnectionStringBuilder { DataSource = SqliteFile(settings), ForeignKeys = true, DefaultTimeout = 30 }.ToString();
}
