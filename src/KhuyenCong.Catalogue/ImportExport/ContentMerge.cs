using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>
/// Writes judged rows into the database within the caller's transaction: records are added or altered by key and never removed; the parts of a
/// record in the folder become those of its files. What is already so is not touched.
/// </summary>
internal sealed class ContentMerge(CatalogueDb db, ContentFormat format, ContentReader content, IProgress<string>? progress)
{
    private const int Chunk = 2000;

    private readonly Dictionary<ContentTable, HashSet<string>> added = [];
    private readonly Dictionary<ContentTable, HashSet<string>> changed = [];
    private readonly Dictionary<ContentTable, List<object>> obsolete = [];

    /// <summary>Records to be told to the change feed.</summary>
    public HashSet<RecordRef> Touched { get; } = [];

    public int Added => added.Values.Sum(k => k.Count);

    public int Changed => changed.Values.Sum(k => k.Count);

    public int Unchanged => content.Present.Where(t => t.Owner is null).Sum(t => content.Rows(t).Count(r => !added[t].Contains(r.Key) && !changed[t].Contains(r.Key)));

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var table in format.Tables.Where(t => t.Owner is null))
        {
            added[table] = new(StringComparer.Ordinal);
            changed[table] = new(StringComparer.Ordinal);
        }

        foreach (var table in format.Tables.Where(t => t.Owner is null && content.Present.Contains(t)))
            await WriteRecordsAsync(table, cancellationToken);
        var parts = format.Tables.Where(t => t.Owner is not null && content.Present.Contains(t)).ToList();
        var bumped = changed.ToDictionary(c => c.Key, c => c.Value.ToHashSet(StringComparer.Ordinal));
        foreach (var table in parts)
            await WritePartsAsync(table, cancellationToken);
        foreach (var table in Enumerable.Reverse(parts))
            await RemoveAsync(table, cancellationToken);
        foreach (var (table, keys) in changed)
            await BumpAsync(table, [.. keys.Where(k => !bumped[table].Contains(k))], cancellationToken);
    }

    private async Task WriteRecordsAsync(ContentTable table, CancellationToken cancellationToken)
    {
        var rows = content.Rows(table);
        var stored = EntityRows.Of(table.Type);
        var isEmpty = !await stored.AnyAsync(db, cancellationToken);
        // Rows that name rows of their own table are written together, so that their order does not matter.
        var chunk = table.References.Any(r => r.To == table) ? Math.Max(1, rows.Count) : Chunk;
        var done = 0;
        foreach (var some in rows.Chunk(chunk))
        {
            var existing = isEmpty ? [] : await stored.WhereAsync(db, table.Type.FindPrimaryKey()!.Properties[0], some.Select(r => table.Root.Get(r.Entity)!), cancellationToken);
            var byKey = existing.ToDictionary(table.KeyOf, StringComparer.Ordinal);
            foreach (var row in some)
            {
                if (!byKey.TryGetValue(row.Key, out var old))
                {
                    db.Add(row.Entity);
                    added[table].Add(row.Key);
                }
                else if (Copy(table, row.Entity, old))
                {
                    changed[table].Add(row.Key);
                }
            }

            await db.SaveStepAsync(Touched, cancellationToken);
            db.ChangeTracker.Clear();
            done += some.Length;
            if (rows.Count > Chunk)
                progress?.Report($"Writing {table.Path}: {done} of {rows.Count}");
        }
    }

    private async Task WritePartsAsync(ContentTable table, CancellationToken cancellationToken)
    {
        var byRoot = content.Rows(table).ToLookup(r => ContentColumn.Format(table.Root.Get(r.Entity)), StringComparer.Ordinal);
        var roots = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var row in content.Rows(table.Record))
            roots[row.Key] = table.Record.Root.Get(row.Entity)!;
        foreach (var row in content.Rows(table))
            roots[ContentColumn.Format(table.Root.Get(row.Entity))] = table.Root.Get(row.Entity)!;

        var stored = EntityRows.Of(table.Type);
        var isEmpty = !await stored.AnyAsync(db, cancellationToken);
        obsolete[table] = [];
        var property = table.Type.FindProperty(table.Root.PropertyName)!;
        foreach (var some in roots.Chunk(Chunk))
        {
            if (isEmpty && some.All(r => !byRoot.Contains(r.Key)))
                continue;
            var existing = isEmpty ? [] : await stored.WhereAsync(db, property, some.Select(r => r.Value), cancellationToken);
            await WritePartsAsync(table, [.. some.SelectMany(r => byRoot[r.Key])], existing, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private async Task WritePartsAsync(ContentTable table, List<ContentRow> rows, IReadOnlyList<object> existing, CancellationToken cancellationToken)
    {
        // Events recorded twice with the same content count as one.
        var byKey = existing.GroupBy(table.KeyOf, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var altered = new List<(object From, object To)>();
        foreach (var row in rows)
        {
            if (!byKey.Remove(row.Key, out var old))
            {
                db.Add(row.Entity);
                Note(table, row.Entity);
            }
            else if (!table.Columns.All(c => ContentColumn.Same(c.Get(old), c.Get(row.Entity))))
            {
                altered.Add((row.Entity, old));
                Note(table, old);
            }
        }

        List<object> gone = table.OnlyGrows ? [] : [.. byKey.Values];
        obsolete[table].AddRange(gone);
        foreach (var old in gone)
            Note(table, old);
        await FreeUniquesAsync(table, [.. altered.Select(a => a.To), .. gone], cancellationToken);
        foreach (var (from, to) in altered)
            Copy(table, from, to);
        await db.SaveStepAsync(Touched, cancellationToken);
    }

    /// <summary>Rows that will be altered or removed give up what may stand once only, so that others can take it in any order.</summary>
    private async Task FreeUniquesAsync(ContentTable table, List<object> rows, CancellationToken cancellationToken)
    {
        var columns = table.Uniques.SelectMany(u => u).Where(c => !c.IsKey && table.Type.FindProperty(c.PropertyName)!.IsNullable).ToList();
        if (columns.Count == 0 || rows.Count == 0)
            return;
        var waiting = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added).ToList();
        foreach (var entry in waiting)
            entry.State = EntityState.Detached;
        foreach (var row in rows)
            foreach (var column in columns)
                column.Set(row, null);
        await db.SaveAsGivenAsync(cancellationToken);
        db.AddRange(waiting.Select(e => e.Entity));
    }

    private async Task RemoveAsync(ContentTable table, CancellationToken cancellationToken)
    {
        foreach (var some in obsolete[table].Chunk(Chunk))
        {
            db.RemoveRange(some);
            await db.SaveStepAsync(Touched, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A record whose parts changed has changed: its version grows, though none of its own columns is new.</summary>
    private async Task BumpAsync(ContentTable table, List<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
            return;
        var property = table.Type.FindPrimaryKey()!.Properties[0];
        foreach (var some in keys.Chunk(Chunk))
        {
            var values = some.Select(k => property.ClrType == typeof(int) ? (object)int.Parse(k, System.Globalization.CultureInfo.InvariantCulture) : k);
            foreach (var record in await EntityRows.Of(table.Type).WhereAsync(db, property, values, cancellationToken))
                db.Entry(record).State = EntityState.Modified;
            await db.SaveStepAsync(Touched, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private void Note(ContentTable table, object part)
    {
        var key = ContentColumn.Format(table.Root.Get(part));
        if (!added[table.Record].Contains(key))
            changed[table.Record].Add(key);
    }

    private static bool Copy(ContentTable table, object from, object to)
    {
        var differs = false;
        foreach (var column in table.Columns.Where(c => !c.IsKey))
        {
            var value = column.Get(from);
            if (ContentColumn.Same(column.Get(to), value))
                continue;
            column.Set(to, value);
            differs = true;
        }

        return differs;
    }
}
