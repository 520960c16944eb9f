using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>
/// Keeps and brings back the whole register with its files, on and between both engines; it is the way from SQLite to PostgreSQL. Writing works
/// while the site serves. Restoring replaces every row in one transaction: killed at any moment it leaves the old or the new state whole.
/// </summary>
public sealed class Backup(IDbContextFactory<CatalogueDb> databases, IOptions<CatalogueSettings> settings, TimeProvider time)
{
    private string MediaFolder => Path.Combine(Path.GetFullPath(settings.Value.DataFolder), BackupFormat.MediaFolder);

    /// <summary>Writes a backup of one moment. A former file of that name is replaced when the new one is complete.</summary>
    public async Task WriteAsync(string file, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(file);
        var partial = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            await using (var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await WriteArchiveAsync(stream, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Replaces the register by the one in the archive. Files that the archive does not know stay.</summary>
    /// <exception cref="InvalidDataException">The file is no backup, is damaged, or belongs to another schema; nothing was changed.</exception>
    public async Task RestoreAsync(string file, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var archive = await BackupArchive.OpenAsync(file, db.Model, cancellationToken);
        var step = await StepAsync(db, cancellationToken);
        if (archive.Manifest.SchemaStep != step)
            throw new InvalidDataException($"The backup was made at schema step {archive.Manifest.SchemaStep}, this database is at {step}: restore it with the build that made it, then start this one, which brings it up to date.");

        await archive.LayDownMediaAsync(MediaFolder, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7220002)", cancellationToken);
        await DeleteAllAsync(db, cancellationToken);
        foreach (var table in BackupFormat.Tables(db.Model))
            await InsertAsync(db, table, archive.Rows(table), cancellationToken);
        await db.TellAsync([new(Data.Model.Kinds.Everything, "")], cancellationToken);
        await IdentitySequences.CatchUpAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await Database.SettleAsync(db, archive.Manifest.Entries.Sum(e => e.Rows ?? 0), cancellationToken);
    }

    private async Task WriteArchiveAsync(Stream stream, CancellationToken cancellationToken)
    {
        var entries = new List<BackupEntry>();
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        int step;
        await using (await Snapshot.BeginAsync(db, cancellationToken))
        {
            step = await StepAsync(db, cancellationToken);
            foreach (var table in BackupFormat.Tables(db.Model))
                entries.Add(await WriteTableAsync(zip, db, table, cancellationToken));
        }

        // After the rows: a file is there before the row that names it.
        if (Directory.Exists(MediaFolder))
            foreach (var path in Directory.EnumerateFiles(MediaFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                if (!path.EndsWith(".partial", StringComparison.Ordinal) && await WriteFileAsync(zip, path, cancellationToken) is { } entry)
                    entries.Add(entry);
        var manifest = new BackupManifest { Format = BackupFormat.Version, SchemaStep = step, MadeAt = time.GetUtcNow(), Entries = entries };
        await using var last = await zip.CreateEntry(BackupFormat.Manifest).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(last, manifest, BackupFormat.Json, cancellationToken);
    }

    private static async Task<BackupEntry> WriteTableAsync(ZipArchive zip, CatalogueDb db, IEntityType table, CancellationToken cancellationToken)
    {
        var name = BackupFormat.EntryOf(table);
        var count = 0;
        using var sha = SHA256.Create();
        await using (var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken))
        await using (var hashing = new CryptoStream(entry, sha, CryptoStreamMode.Write, leaveOpen: true))
        {
            await using var json = new Utf8JsonWriter(hashing, new() { Encoder = BackupFormat.Json.Encoder });
            await foreach (var row in EntityRows.Of(table).StreamAsync(db).WithCancellation(cancellationToken))
            {
                BackupFormat.Write(table, row, json);
                await json.FlushAsync(cancellationToken);
                json.Reset();
                hashing.WriteByte((byte)'\n');
                count++;
            }
        }

        return new(name, count, Convert.ToHexStringLower(sha.Hash!));
    }

    /// <summary>Null where the file was removed meanwhile.</summary>
    private async Task<BackupEntry?> WriteFileAsync(ZipArchive zip, string path, CancellationToken cancellationToken)
    {
        FileStream file;
        try
        {
            file = File.OpenRead(path);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        await using var open = file;
        var name = $"{BackupFormat.MediaFolder}/{Path.GetRelativePath(MediaFolder, path).Replace('\\', '/')}";
        using var sha = SHA256.Create();
        await using (var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(cancellationToken))
        await using (var hashing = new CryptoStream(entry, sha, CryptoStreamMode.Write, leaveOpen: true))
            await file.CopyToAsync(hashing, cancellationToken);
        return new(name, null, Convert.ToHexStringLower(sha.Hash!));
    }

    private static async Task DeleteAllAsync(CatalogueDb db, CancellationToken cancellationToken)
    {
        foreach (var table in BackupFormat.Tables(db.Model).Reverse())
        {
            // A row that names another of its own table would keep it from being deleted.
            foreach (var foreign in table.GetForeignKeys().Where(f => f.PrincipalEntityType == table))
            {
#pragma warning disable EF1002 // Names of our own model; SQL takes no parameter for them.
                await db.Database.ExecuteSqlRawAsync($"UPDATE \"{table.GetTableName()}\" SET \"{foreign.Properties[0].GetColumnName()}\" = NULL", cancellationToken);
#pragma warning restore EF1002
            }

            await EntityRows.Of(table).DeleteAllAsync(db, cancellationToken);
        }
    }

    private static async Task InsertAsync(CatalogueDb db, IEntityType table, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        // Rows that name rows of their own table are written together.
        var chunk = table.GetForeignKeys().Any(f => f.PrincipalEntityType == table) ? int.MaxValue : 2000;
        foreach (var some in rows.Chunk(chunk))
        {
            db.AddRange(some);
            await db.SaveAsGivenAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Number of the last schema script; 0 where none ran.</summary>
    private static async Task<int> StepAsync(CatalogueDb db, CancellationToken cancellationToken)
    {
        var exists = await db.Database
            .SqlQueryRaw<int>(db.Database.IsNpgsql()
                ? "SELECT COUNT(*)::int AS \"Value\" FROM pg_tables WHERE tablename = 'schema_migrations' AND schemaname = ANY (current_schemas(false))"
                : "SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'")
            .SingleAsync(cancellationToken);
        return exists == 0 ? 0 : await db.Database.SqlQueryRaw<int>("SELECT COALESCE(MAX(number), 0) AS \"Value\" FROM schema_migrations").SingleAsync(cancellationToken);
    }
}
