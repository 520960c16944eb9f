using System.Data.Common;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KhuyenCong.WebTests.Data;

public sealed class SchemaTests
{
    private const string PostgresCatalogue = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(collation_name, '') || ' ' || is_identity
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        """;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Migrate_EmptyDatabase_MakesTheSchemaOfTheModel(Engine engine)
    {
        await using var migrated = await TestDatabase.CreateAsync(engine);
        await using var db = await ContextAsync(migrated);
        var scripts = await DescribeAsync(engine, db.Database.GetDbConnection());

        await using var created = engine is Engine.Sqlite ? new SqliteConnection("Data Source=:memory:") : (DbConnection)new Npgsql.NpgsqlConnection((await PostgresServer.Shared).ConnectionString(await (await PostgresServer.Shared).CreateAsync()));
        // In memory it lives as long as it is open; PostgreSQL's is opened by what makes its extension.
        if (engine is Engine.Sqlite)
            await created.OpenAsync();
        var options = new DbContextOptionsBuilder<CatalogueDb>();
        _ = engine is Engine.Sqlite ? options.UseSqlite(created) : options.UseNpgsql(created);
        await using var model = new CatalogueDb(options.Options, TimeProvider.System);
        await model.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();

        Assert.NotEmpty(scripts);
        Assert.Equal(await DescribeAsync(engine, created), scripts);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Migrate_Again_DoesNothing(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        Assert.Empty(await database.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Migrate_ScriptChangedSince_Refuses(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = await ContextAsync(database);
        await db.Database.ExecuteSqlRawAsync("UPDATE schema_migrations SET checksum = 'other' WHERE number = 1");
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => database.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None));
        Assert.Contains("0001", fault.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Migrate_NewerDatabase_Refuses(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = await ContextAsync(database);
        await db.Database.ExecuteSqlRawAsync("INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (9999, '9999-future.sql', 'x', 'x')");
        await Assert.ThrowsAsync<InvalidDataException>(() => database.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None));
    }

    /// <summary>A step that the role may not take says what it takes, and leaves the steps before it.</summary>
    [Fact]
    public async Task Migrate_RoleThatOwnsNothing_SaysWhatIsMissing()
    {
        var server = await PostgresServer.Shared;
        var database = await server.CreateAsync();
        var role = $"guest_{database}";
        await using (var owner = new Npgsql.NpgsqlConnection(server.ConnectionString(database)))
        {
            await owner.OpenAsync();
            await using var command = owner.CreateCommand();
            command.CommandText = $"CREATE ROLE {role} LOGIN; GRANT CREATE ON SCHEMA public TO {role}";
            await command.ExecuteNonQueryAsync();
        }

        var settings = new CatalogueSettings { Postgres = new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString(database)) { Username = role }.ToString() };
        await using var services = new ServiceCollection().AddCatalogueDatabase().AddSingleton(TimeProvider.System).AddSingleton(Options.Create(settings)).BuildServiceProvider();
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None));
        Assert.Contains("pg_trgm", fault.Message, StringComparison.Ordinal);
        Assert.Contains("0007", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The planner knows of the rows of an import or a restore as soon as it is over.</summary>
    [Fact]
    public async Task Settle_AfterMany_TellsThePlannerOfPostgres()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Postgres);
        await using var db = await ContextAsync(database);
        foreach (var (written, known) in ((int, float)[])[(CatalogueDb.ManyRecords, -1), (CatalogueDb.ManyRecords + 1, 0)])
        {
            await Catalogue.Data.Database.SettleAsync(db, written, CancellationToken.None);
            Assert.Equal(known, await db.Database.SqlQuery<float>($"SELECT reltuples AS \"Value\" FROM pg_class WHERE relname = 'certificates'").SingleAsync());
        }
    }

    /// <summary>A stand has one exhibitor: the database itself holds it.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Stand_GivenTwice_IsRefusedByTheDatabase(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = await ContextAsync(database);
        db.Fairs.Add(new()
        {
            Slug = "hoi-cho",
            Name = "Hội chợ",
            Kind = Catalogue.Data.Model.FairKind.Other,
            Year = 2026,
            Booths = [new() { Number = "A1", Kind = Catalogue.Data.Model.BoothKind.Standard }],
            Exhibitors = [new() { Position = 1, Name = "Một", BoothNumber = "A1" }, new() { Position = 2, Name = "Hai", BoothNumber = "A1" }],
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    private static Task<CatalogueDb> ContextAsync(TestDatabase database) =>
        database.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();

    private static async Task<List<string>> DescribeAsync(Engine engine, DbConnection connection)
    {
        if (connection.State is not System.Data.ConnectionState.Open)
            await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = engine is Engine.Postgres ? PostgresCatalogue : "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master";
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0).Trim().TrimEnd(';'));
        return [.. lines.Where(l => !l.Contains("schema_migrations", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
