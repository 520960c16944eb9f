using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhuyenCong.Catalogue.Data.Content;

/// <summary>How the rows of an entity are kept.</summary>
internal enum ContentLayout
{
    /// <summary>One file, a row each.</summary>
    Csv,

    /// <summary>A plain text, which is the column Lines of the one record there is.</summary>
    Lines,

    /// <summary>A folder, a YAML file each.</summary>
    Yaml,

    /// <summary>A folder, a Markdown file with front matter each; English text beside it in .en.md.</summary>
    Markdown,

    /// <summary>A list within its owner's file.</summary>
    Nested,
}

/// <summary>Columns that name a row of another table, in the order of its key; a fault is told for the column shown.</summary>
internal sealed record ContentReference(IReadOnlyList<ContentColumn> From, ContentTable To, ContentColumn Shown);

/// <summary>An entity in the content files: where it stands, its columns, its key, its owner and what it refers to.</summary>
internal sealed class ContentTable
{
    private static readonly string[] Bookkeeping =
        [nameof(IRecord.Version), nameof(IRecord.UpdatedAt), nameof(INamed.SearchKey), nameof(INamed.SortKey), nameof(Document.NumberKey)];

    public ContentTable(IEntityType type, string name, ContentLayout layout, string path)
    {
        Type = type;
        Name = name;
        Layout = layout;
        Path = path;
        var pristine = Activator.CreateInstance(type.ClrType)!;
        Columns =
        [
            .. type.GetProperties()
                .Where(p => !Bookkeeping.Contains(p.Name) && !(type.ClrType == typeof(CertificateEvent) && p.Name == nameof(CertificateEvent.Id)))
                .OrderBy(p => p.PropertyInfo!.MetadataToken)
                .Select(p => new ContentColumn(p, pristine)),
        ];
        var key = type.FindPrimaryKey()!.Properties;
        // An event has no name of its own: two with the same content are one.
        Key = type.ClrType == typeof(CertificateEvent) ? Columns : [.. key.Select(p => Column(p.Name))];
        Position = Columns.FirstOrDefault(c => c.PropertyName == "Position");
    }

    public IEntityType Type { get; }

    /// <summary>What it is called in messages: "product".</summary>
    public string Name { get; }

    public ContentLayout Layout { get; }

    /// <summary>File name, folder name, or the name of the list in its owner's file.</summary>
    public string Path { get; }

    /// <summary>In declaration order.</summary>
    public IReadOnlyList<ContentColumn> Columns { get; }

    public IReadOnlyList<ContentColumn> Key { get; }

    public ContentColumn? Position { get; }

    /// <summary>Null for records; the table of the row that this one is a part of.</summary>
    public ContentTable? Owner { get; private set; }

    /// <summary>Own columns that hold the owner's key.</summary>
    public IReadOnlyList<ContentColumn> OwnerKey { get; private set; } = [];

    /// <summary>The column with the key of the record that this row belongs to, at whatever depth; its own key for a record.</summary>
    public ContentColumn Root => Type.ClrType == typeof(CertificateEvent) ? Column(nameof(CertificateEvent.CertificateCode)) : Key[0];

    /// <summary>The record's table, at whatever depth this one lies.</summary>
    public ContentTable Record => Owner?.Record ?? this;

    public IReadOnlyList<ContentTable> Parts { get; private set; } = [];

    public IReadOnlyList<ContentReference> References { get; set; } = [];

    /// <summary>Unique besides the key: a null in one of them frees the row.</summary>
    public IReadOnlyList<IReadOnlyList<ContentColumn>> Uniques => field ??=
        [.. Type.GetIndexes().Where(i => i.IsUnique).Select(i => i.Properties.Select(p => Column(p.Name)).ToList())];

    /// <summary>Events are never taken away or altered by a file.</summary>
    public bool OnlyGrows => Type.ClrType == typeof(CertificateEvent);

    /// <summary>The columns that stand in the file: a nested row lacks its owner's key and its position, which the list gives.</summary>
    public IReadOnlyList<ContentColumn> FileColumns => field ??=
        Layout is ContentLayout.Nested ? [.. Columns.Where(c => !OwnerKey.Contains(c) && c != Position)] : Columns;

    /// <summary>A nested row without names of its columns: "25", "product:25".</summary>
    public bool IsCompact => Layout is ContentLayout.Nested && Type.ClrType is { } t && (t == typeof(ArticleMention) || t == typeof(ExhibitedProduct));

    public ContentColumn Column(string property) => Columns.First(c => c.PropertyName == property);

    public void BelongTo(ContentTable owner)
    {
        Owner = owner;
        var foreign = Type.GetForeignKeys().First(f => f.PrincipalEntityType == owner.Type && f.PrincipalToDependent is not null);
        OwnerKey = [.. foreign.Properties.Select(p => Column(p.Name))];
        owner.Parts = [.. owner.Parts, this];
    }

    public static string KeyOf(IReadOnlyList<ContentColumn> columns, object entity) =>
        columns.Count == 1 ? ContentColumn.Format(columns[0].Get(entity)) : string.Join('\u001f', columns.Select(c => ContentColumn.Format(c.Get(entity))));

    public string KeyOf(object entity) => KeyOf(Key, entity);

    /// <summary>A key as people read it.</summary>
    public static string Shown(string key) => ContentColumn.Shown(key.Replace('\u001f', '/'));

    public object NewEntity() => Activator.CreateInstance(Type.ClrType)!;

    /// <summary>The order of rows in a file: of parts by owner, then by position, then by key; numbers as numbers, text by code point.</summary>
    public int Compare(object a, object b)
    {
        // The units of today stand before those of 2004.
        if (a is Province { Scheme: var scheme } && b is Province { Scheme: var other } && scheme != other)
            return other.CompareTo(scheme);
        foreach (var column in Order)
        {
            var (left, right) = (column.Get(a), column.Get(b));
            var order = (left, right) switch
            {
                (string x, string y) => CompareText(x, y),
                (string[] x, string[] y) => CompareText(string.Join(' ', x), string.Join(' ', y)),
                _ => Comparer<object>.Default.Compare(left, right),
            };
            if (order != 0)
                return order;
        }

        return 0;
    }

    /// <summary>By code point, but digits as numbers: S9 before S10.</summary>
    private static int CompareText(string a, string b)
    {
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            var (left, right) = (Digits(a, i), Digits(b, j));
            if (left == 0 || right == 0)
            {
                if (a[i] != b[j])
                    return a[i].CompareTo(b[j]);
                i++;
                j++;
                continue;
            }

            var x = a.AsSpan(i, left).TrimStart('0');
            var y = b.AsSpan(j, right).TrimStart('0');
            var order = x.Length != y.Length ? x.Length.CompareTo(y.Length) : x.SequenceCompareTo(y);
            if (order != 0)
                return order;
            i += left;
            j += right;
        }

        var rest = (a.Length - i).CompareTo(b.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(a, b);
    }

    private static int Digits(string text, int from)
    {
        var to = from;
        while (to < text.Length && char.IsAsciiDigit(text[to]))
            to++;
        return to - from;
    }

    private IReadOnlyList<ContentColumn> Order => field ??= OrderColumns();

    private IReadOnlyList<ContentColumn> OrderColumns()
    {
        if (Type.ClrType == typeof(Province))
            return [Column(nameof(Province.Code))];
        if (Type.ClrType == typeof(CertificateEvent))
            return [Root, Column(nameof(CertificateEvent.EffectiveOn)), Column(nameof(CertificateEvent.RecordedAt)), .. Columns];
        return [.. OwnerKey, .. Position is null ? [] : new[] { Position }, .. Key];
    }
}
