using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>What stands in manifest.json of a backup: how to read the rest, and what it must be.</summary>
internal sealed record BackupManifest
{
    public required int Format { get; init; }

    /// <summary>Number of the last schema script that the database had run.</summary>
    public required int SchemaStep { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required IReadOnlyList<BackupEntry> Entries { get; init; }
}

/// <summary>One entry of the archive. Rows is null for files; the hash is the SHA-256 of its bytes, in hexadecimal.</summary>
internal sealed record BackupEntry(string Name, int? Rows, string Sha256);

/// <summary>
/// The archive: <c>manifest.json</c>, <c>tables/{name}.jsonl</c> with a JSON object per row for every table but those of the running site, and
/// <c>media/…</c>. It holds the values of properties, not of columns, and so restores into either engine.
/// </summary>
internal static class BackupFormat
{
    public const int Version = 1;
    public const string Manifest = "manifest.json";
    public const string MediaFolder = "media";

    public static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>
    /// Of the running site and not of the register: the change feed, the leases and times of jobs, the counts of searches, who is signed in, links that wait to be
    /// used, ways to drafts, the keys of cookies. Whatever of these belongs to an account goes with the accounts that a restore replaces.
    /// </summary>
    private static readonly Type[] LeftOut =
        [typeof(Change), typeof(Lease), typeof(JobState), typeof(SearchDay), typeof(SearchMiss), typeof(Session), typeof(OneTimeLink), typeof(ProtectionKey), typeof(PreviewLink)];

    /// <summary>Tables that are kept, each after those it refers to.</summary>
    public static IReadOnlyList<IEntityType> Tables(IModel model)
    {
        var open = model.GetEntityTypes().Where(t => !LeftOut.Contains(t.ClrType)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<IEntityType>(open.Count);
        while (open.Count > 0)
        {
            var next = open.FindAll(t => t.GetForeignKeys().All(f => f.PrincipalEntityType == t || ordered.Contains(f.PrincipalEntityType)));
            if (next.Count == 0)
                throw new InvalidOperationException($"Tables refer to each other in a circle: {string.Join(", ", open.Select(t => t.Name))}.");
            ordered.AddRange(next);
            open.RemoveAll(next.Contains);
        }

        return ordered;
    }

    public static string EntryOf(IEntityType table) => $"tables/{table.GetTableName()}.jsonl";

    public static void Write(IEntityType table, object row, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var property in table.GetProperties())
        {
            if (Member(property).GetValue(row) is not { } value)
                continue;
            writer.WritePropertyName(property.Name);
            JsonSerializer.Serialize(writer, value, property.ClrType, Json);
        }

        writer.WriteEndObject();
    }

    /// <exception cref="InvalidDataException">The line is no row of the table.</exception>
    public static object Read(IEntityType table, string line)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            var row = Activator.CreateInstance(table.ClrType)!;
            foreach (var value in parsed.RootElement.EnumerateObject())
            {
                var property = table.FindProperty(value.Name) ?? throw new InvalidDataException($"{EntryOf(table)} holds the unknown property {value.Name}.");
                Member(property).SetValue(row, value.Value.Deserialize(property.ClrType, Json));
            }

            return row;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{EntryOf(table)} holds a line that is no row: {e.Message}", e);
        }
    }

    private static PropertyInfo Member(IProperty property) =>
        property.PropertyInfo ?? throw new InvalidOperationException($"{property.DeclaringType.Name}.{property.Name} has no CLR property to be backed up.");
}
