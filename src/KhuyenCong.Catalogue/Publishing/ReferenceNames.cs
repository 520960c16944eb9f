using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>A record that a field may name: its key, and what people know it by.</summary>
public sealed record NamedRecord(string Key, string Name)
{
    /// <summary>"25 · Tâm trà": as it stands in a field, and as it is read from there.</summary>
    public string Shown => Name.Length == 0 || Name == Key ? Key : $"{Key}{Separator}{Name}";

    public const string Separator = " · ";

    /// <summary>The key of what was chosen or typed.</summary>
    public static string KeyOf(string typed) => typed.Split(Separator, 2)[0].Trim();
}

/// <summary>Names records of any kind, and finds them by a part of their names.</summary>
public sealed class ReferenceNames(CatalogueDb db)
{
    private readonly Dictionary<Type, IReadOnlyList<NamedRecord>> small = [];

    /// <summary>Tables of which a form shows all rows to choose from.</summary>
    public static bool IsSmall(Type entity) =>
        entity == typeof(Province) || entity == typeof(Region) || entity == typeof(ProductGroup) || entity == typeof(Category) || entity == typeof(MarkScheme) || entity == typeof(Topic) || entity == typeof(Source);

    /// <summary>All rows, in the order of their names; for <see cref="IsSmall"/> ones.</summary>
    public async Task<IReadOnlyList<NamedRecord>> AllAsync(Type entity, CancellationToken cancellationToken)
    {
        if (small.TryGetValue(entity, out var known))
            return known;
        var table = ContentFormat.Of(db)[entity];
        var rows = new List<NamedRecord>();
        await foreach (var values in EntityRows.Of(table.Type).ValuesAsync(db, Columns(table)).WithCancellation(cancellationToken))
            rows.Add(Named(values));
        return small[entity] = [.. rows.OrderBy(r => entity == typeof(Source) ? r.Key : VietnameseText.SortKey(r.Name), StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyDictionary<string, NamedRecord>> NamesAsync(Type entity, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var table = ContentFormat.Of(db)[entity];
        var property = table.Type.FindPrimaryKey()!.Properties[0];
        var wanted = keys.Distinct().Select(k => property.ClrType == typeof(int) ? int.TryParse(k, out var number) ? number : null : (object)k).OfType<object>().ToList();
        return wanted.Count == 0
            ? new Dictionary<string, NamedRecord>()
            : (await EntityRows.Of(table.Type).ValuesAsync(db, Columns(table), property, wanted, cancellationToken)).Select(Named).ToDictionary(n => n.Key, StringComparer.Ordinal);
    }

    /// <summary>Records whose name holds the words, typed with or without marks; a number finds the record of that number first.</summary>
    public async Task<IReadOnlyList<NamedRecord>> FindAsync(Type entity, string typed, int most, CancellationToken cancellationToken)
    {
        var text = VietnameseText.Fold(typed.Trim());
        if (text.Length == 0)
            return [];
        var table = ContentFormat.Of(db)[entity];
        var found = (await NamesAsync(entity, [NamedRecord.KeyOf(typed)], cancellationToken)).Values.ToList();
        if (IsSmall(entity))
            found.AddRange((await AllAsync(entity, cancellationToken)).Where(r => VietnameseText.Fold(r.Shown).Contains(text, StringComparison.Ordinal)));
        else if (SearchColumn(entity) is { } column)
            found.AddRange((await EntityRows.Of(table.Type).FindAsync(db, Columns(table), column, text, most, cancellationToken)).Select(Named));
        else
            await foreach (var values in EntityRows.Of(table.Type).ValuesAsync(db, Columns(table)).WithCancellation(cancellationToken))
                if (VietnameseText.Fold(Named(values).Name).Contains(text, StringComparison.Ordinal))
                    found.Add(Named(values));
        return [.. found.DistinctBy(f => f.Key).Take(most)];
    }

    /// <summary>The stored column of folded text; null where names are few enough to be folded when they are asked for.</summary>
    public static string? SearchColumn(Type entity) =>
        typeof(INamed).IsAssignableFrom(entity) ? nameof(INamed.SearchKey) : entity == typeof(Document) ? nameof(Document.NumberKey) : entity == typeof(Certificate) ? nameof(Certificate.Code) : null;

    private static string[] Columns(ContentTable table) => [table.Key[0].PropertyName, NameColumn(table.Type.ClrType), .. table.Type.ClrType == typeof(Province) ? [nameof(Province.Scheme)] : Array.Empty<string>()];

    private static string NameColumn(Type entity) =>
        entity == typeof(Source) ? nameof(Source.Citation)
        : entity == typeof(Media) ? nameof(Media.File)
        : EditedKind.All.FirstOrDefault(k => k.Entity == entity)?.NameProperty ?? "Name";

    private static NamedRecord Named(object?[] values) =>
        new(ContentColumn.Format(values[0]), values is [_, var name, 2004] ? $"{name} (trước sáp nhập)" : ContentColumn.Format(values[1]));
}
