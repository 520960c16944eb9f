using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>A backup opened for restoring: every entry, hash, count and row was checked before it is handed out.</summary>
internal sealed class BackupArchive : IAsyncDisposable
{
    private readonly ZipArchive zip;

    private BackupArchive(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="InvalidDataException">The file is no backup, or is damaged.</exception>
    public static async Task<BackupArchive> OpenAsync(string file, IModel model, CancellationToken cancellationToken)
    {
        var opened = await ZipFile.OpenReadAsync(file, cancellationToken);
        try
        {
            var archive = new BackupArchive(opened, await ReadManifestAsync(opened, cancellationToken));
            await archive.CheckAsync(model, cancellationToken);
            return archive;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows of a table, read as they are asked for; none where the archive does not know the table.</summary>
    public IEnumerable<object> Rows(IEntityType table)
    {
        if (zip.GetEntry(BackupFormat.EntryOf(table)) is not { } entry)
            yield break;
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return BackupFormat.Read(table, line);
    }

    /// <summary>Writes the files that are not there as they were, each whole or not at all.</summary>
    public async Task LayDownMediaAsync(string folder, CancellationToken cancellationToken)
    {
        var hashes = Manifest.Entries.ToDictionary(e => e.Name, e => e.Sha256, StringComparer.Ordinal);
        foreach (var entry in zip.Entries.Where(e => IsMedia(e.FullName)))
        {
            var target = MediaPath(folder, entry.FullName);
            if (await IsThereAsync(target, hashes[entry.FullName], cancellationToken))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var partial = $"{target}.{Guid.NewGuid():N}.partial";
            await using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write))
            {
                await using var bytes = await entry.OpenAsync(cancellationToken);
                await bytes.CopyToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, target, overwrite: true);
        }
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private static async Task<bool> IsThereAsync(string path, string sha256, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return false;
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) == sha256;
    }

    private static bool IsMedia(string name) => name.StartsWith(BackupFormat.MediaFolder + "/", StringComparison.Ordinal);

    private static string MediaPath(string folder, string name)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name[(BackupFormat.MediaFolder.Length + 1)..]));
        return path.StartsWith(root, StringComparison.Ordinal) ? path : throw new InvalidDataException($"The backup holds a file that lies outside its folder: {name}.");
    }

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive opened, CancellationToken cancellationToken)
    {
        var entry = opened.GetEntry(BackupFormat.Manifest) ?? throw new InvalidDataException($"The file is no backup: it holds no {BackupFormat.Manifest}.");
        try
        {
            await using var stream = await entry.OpenAsync(cancellationToken);
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, BackupFormat.Json, cancellationToken);
            return manifest is { Format: BackupFormat.Version }
                ? manifest
                : throw new InvalidDataException($"The backup has format {manifest?.Format}, this build reads format {BackupFormat.Version}: restore it with the build that made it.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The file is no backup: {BackupFormat.Manifest} cannot be read.", e);
        }
    }

    private async Task CheckAsync(IModel model, CancellationToken cancellationToken)
    {
        var tables = BackupFormat.Tables(model).ToDictionary(BackupFormat.EntryOf, StringComparer.Ordinal);
        var named = Manifest.Entries.Select(e => e.Name).Append(BackupFormat.Manifest).ToList();
        if (!named.Order(StringComparer.Ordinal).SequenceEqual(zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal), StringComparer.Ordinal))
            throw new InvalidDataException($"The backup is damaged: its entries are not those that {BackupFormat.Manifest} names.");
        foreach (var expected in Manifest.Entries)
        {
            var entry = zip.GetEntry(expected.Name)!;
            await using (var bytes = await entry.OpenAsync(cancellationToken))
            {
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellationToken)) != expected.Sha256)
                    throw new InvalidDataException($"The backup is damaged: {expected.Name} is not what was written.");
            }

            if (IsMedia(expected.Name))
                MediaPath(Path.GetTempPath(), expected.Name);
            else if (!tables.TryGetValue(expected.Name, out var table))
                throw new InvalidDataException($"The backup holds {expected.Name}, which this build does not know: restore it with the build that made it.");
            else if (Rows(table).Count() != expected.Rows)
                throw new InvalidDataException($"The backup is damaged: {expected.Name} has not the rows that were written.");
        }
    }
}
