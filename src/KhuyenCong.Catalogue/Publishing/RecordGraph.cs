using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Pictures;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>A record's row with the rows of its lists.</summary>
internal sealed class RecordGraph(RecordShape shape, object record)
{
    private readonly Dictionary<ContentTable, List<object>> parts = [];

    public object Record { get; } = record;

    /// <summary>Which pictures it shows, in their order. Their rows belong to the picture by their key, and to the record by what they say.</summary>
    public List<MediaUse> Pictures { get; private set; } = [];

    public IRecord Entity => (IRecord)Record;

    /// <summary>Of a record with a life of publishing.</summary>
    public IPublished Visibility => (IPublished)Record;

    public List<object> Rows(ContentTable table) => parts.TryGetValue(table, out var rows) ? rows : parts[table] = [];

    /// <summary>Tracked rows of a stored record; null where there is none.</summary>
    public static async Task<RecordGraph?> ReadAsync(CatalogueDb db, RecordShape shape, string id, CancellationToken cancellationToken)
    {
        if (!shape.MayBeKey(id))
            return null;
        var key = shape.KeyOf(id);
        var found = await EntityRows.Of(shape.Table.Type).WhereAsync(db, shape.Table.Type.FindPrimaryKey()!.Properties[0], [key], cancellationToken);
        if (found.Count == 0)
            return null;
        var graph = new RecordGraph(shape, found[0]);
        foreach (var table in graph.PartTables())
            graph.Rows(table).AddRange((await EntityRows.Of(table.Type).WhereAsync(db, table.Type.FindProperty(table.Root.PropertyName)!, [key], cancellationToken)).Order(Comparer<object>.Create(table.Compare)));
        if (shape.Kind.MayHavePictures)
            graph.Pictures = await db.Set<MediaUse>().Where(u => u.Kind == shape.Kind.Kind && u.TargetId == id).OrderBy(u => u.Position).ThenBy(u => u.MediaId).ToListAsync(cancellationToken);
        return graph;
    }

    /// <summary>Every list, an owner before what it owns.</summary>
    public IEnumerable<ContentTable> PartTables() => shape.Parts.SelectMany(p => p.Inner is null ? [p.Table] : (IEnumerable<ContentTable>)[p.Table, p.Inner.Table]);

    /// <summary>Takes the tracked rows away, what is owned first.</summary>
    public void Remove(CatalogueDb db)
    {
        foreach (var table in PartTables().Reverse())
            db.RemoveRange(Rows(table));
        db.Remove(Record);
    }

    public RecordText ToText()
    {
        var text = new RecordText();
        foreach (var column in shape.Columns)
            text[column.Name] = ContentColumn.Format(column.Get(Record));
        foreach (var part in shape.Parts)
            text.SetRows(part.Name, Rows(part.Table).Order(Comparer<object>.Create(part.Table.Compare)).Select(row => ToText(part, row)));
        text.Pictures = [.. Pictures.Select(u => u.MediaId)];
        return text;
    }

    private RowText ToText(PartShape part, object row)
    {
        var values = part.Columns.ToDictionary(c => c.Name, c => ContentColumn.Format(c.Get(row)), StringComparer.Ordinal);
        if (part.Inner is { } inner)
        {
            var key = part.Table.KeyOf(row);
            values[inner.Name] = string.Join(' ', Rows(inner.Table).Where(r => ContentTable.KeyOf(inner.Table.OwnerKey, r) == key)
                .Order(Comparer<object>.Create(inner.Table.Compare)).Select(r => ContentColumn.Format(inner.Columns[0].Get(r))));
        }

        return new(values);
    }

    /// <summary>
    /// Makes the tracked rows say what <paramref name="wanted"/> says. The rows of a list that differs are all replaced, at once, so that what may stand once
    /// only can change places. The caller holds the transaction.
    /// </summary>
    public async Task TakeAsync(CatalogueDb db, RecordGraph wanted, CancellationToken cancellationToken)
    {
        var (mine, theirs) = (ToText(), wanted.ToText());
        var differing = shape.Parts.Where(p => mine.Differences(theirs).Contains(p.Name)).ToList();
        // An exhibitor names a booth: with one list goes every later one, the last first.
        var from = differing.Count == 0 ? shape.Parts.Count : shape.Parts.ToList().IndexOf(differing[0]);
        var tables = shape.Parts.Skip(from).SelectMany(p => p.Inner is null ? [p.Table] : (IEnumerable<ContentTable>)[p.Table, p.Inner.Table]).ToList();
        foreach (var table in Enumerable.Reverse(tables).Where(t => Rows(t).Count > 0))
        {
            db.RemoveRange(Rows(table));
            await db.SaveAsGivenAsync(cancellationToken);
        }

        if (mine.Differences(theirs).Contains(PictureList.Name))
        {
            db.RemoveRange(Pictures);
            await db.SaveAsGivenAsync(cancellationToken);
            Pictures = [.. wanted.Pictures.Select((u, i) => new MediaUse { MediaId = u.MediaId, Kind = Entity.Ref.Kind, TargetId = Entity.Ref.Id, Position = i + 1 })];
            db.AddRange(Pictures);
        }

        foreach (var column in shape.Columns)
            if (!ContentColumn.Same(column.Get(Record), column.Get(wanted.Record)))
                column.Set(Record, column.Get(wanted.Record));
        db.Entry(Record).Property(nameof(IRecord.UpdatedAt)).IsModified = true;
        foreach (var table in tables)
        {
            parts[table] = wanted.Rows(table);
            foreach (var row in wanted.Rows(table))
                table.Columns.First(c => c.PropertyName == table.Root.PropertyName).Set(row, shape.Table.Key[0].Get(Record));
            db.AddRange(wanted.Rows(table));
        }
    }
}
