using KhuyenCong.Catalogue.Data.Content;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>An entity as read from a file, and where it stands there.</summary>
internal sealed class ContentRow(ContentTable table, object entity, string file, int line)
{
    public ContentTable Table { get; } = table;

    public object Entity { get; } = entity;

    public string File { get; } = file;

    public int Line { get; } = line;

    public string Key { get; set; } = "";

    /// <summary>Lines of single fields, where they have their own.</summary>
    public Dictionary<string, int>? Lines { get; set; }

    /// <summary>Columns whose value could not be read: told once, not judged again.</summary>
    public HashSet<ContentColumn>? Broken { get; private set; }

    public bool HasWholeKey => Broken is null || !Table.Key.Any(Broken.Contains);

    public void Break(ContentColumn column)
    {
        (Broken ??= []).Add(column);
        // No text of an entity that must have it is null, whatever the file says.
        if (column.IsString && column.Get(Entity) is null)
            column.Set(Entity, "");
    }

    public ImportFault Fault(string? column, string message) =>
        new(File, column is not null && Lines is not null && Lines.TryGetValue(column, out var own) ? own : Line, column, message);
}
