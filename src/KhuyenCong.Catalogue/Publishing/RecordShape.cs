using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>
/// Rows that belong to a record, as an editor sees them: without the owner's key, and without the position, which their order gives. A list of references
/// within a row ("products" of an exhibitor) is one more value of it, the keys apart by spaces.
/// </summary>
internal sealed class PartShape(ContentTable table)
{
    public ContentTable Table { get; } = table;

    /// <summary>"members": the name of the list in forms and revisions.</summary>
    public string Name { get; } = NameOf(table);

    public IReadOnlyList<ContentColumn> Columns { get; } = [.. table.Columns.Where(c => !table.OwnerKey.Contains(c) && c != table.Position)];

    public PartShape? Inner { get; } = table.Parts.Count == 0 ? null : new(table.Parts.Single());

    private static string NameOf(ContentTable table)
    {
        var name = table.Type.GetForeignKeys().First(f => f.PrincipalEntityType == table.Owner!.Type && f.PrincipalToDependent is not null).PrincipalToDependent!.Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}

/// <summary>What of a record is edited: its own columns without bookkeeping, key and visibility, and its lists.</summary>
internal sealed class RecordShape
{
    private RecordShape(EditedKind kind, ContentFormat format)
    {
        Kind = kind;
        Format = format;
        Table = format[kind.Entity];
        Columns =
        [
            .. Table.Columns.Where(c => kind.OnlyColumns is { } only
                ? only.Contains(c.PropertyName)
                : !c.IsKey && c.PropertyName is not (nameof(IPublished.VisibleFrom) or nameof(IPublished.VisibleTo))),
        ];
        KeyColumns = kind.MayBeMade && Table.Key is [{ IsString: true } key] ? [key] : [];
        Parts = kind.IsWhole ? [.. Table.Parts.Select(p => new PartShape(p))] : [];
    }

    public EditedKind Kind { get; }

    public ContentFormat Format { get; }

    public ContentTable Table { get; }

    public IReadOnlyList<ContentColumn> Columns { get; }

    /// <summary>A key that people choose when they make the record. It stays: others name the record by it.</summary>
    public IReadOnlyList<ContentColumn> KeyColumns { get; }

    public IReadOnlyList<PartShape> Parts { get; }

    /// <summary>What is filled in: the key too while the record is not made yet.</summary>
    public IReadOnlyList<ContentColumn> ColumnsOf(bool isNew) => isNew ? [.. KeyColumns, .. Columns] : Columns;

    public static RecordShape Of(CatalogueDb db, EditedKind kind) => new(kind, ContentFormat.Of(db));

    public object KeyOf(string id) => Table.Type.FindPrimaryKey()!.Properties[0].ClrType == typeof(int) ? int.Parse(id, System.Globalization.CultureInfo.InvariantCulture) : id;

    /// <summary>May the text be a key of this kind at all?</summary>
    public bool MayBeKey(string id) => Table.Type.FindPrimaryKey()!.Properties[0].ClrType != typeof(int)
        || (int.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0);
}
