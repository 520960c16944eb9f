using System.Runtime.InteropServices;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Data.Content;

/// <summary>
/// What one row names: the key of a row of another table. A fault is told for the column shown, with the key as it stands in the file, without
/// the owner's part.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RowReference(ContentTable To, string Key, ContentColumn Shown, string ShownKey)
{
    /// <summary>Foreign keys, sources and typed mentions of a row. A mention of an unknown kind is no reference; the rules tell it.</summary>
    public static IEnumerable<RowReference> Of(ContentFormat format, ContentTable table, object entity)
    {
        foreach (var reference in table.References)
        {
            if (reference.From.All(c => c.Get(entity) is not null))
                yield return new(reference.To, ContentTable.KeyOf(reference.From, entity), reference.Shown, ContentColumn.Format(reference.Shown.Get(entity)));
        }

        foreach (var column in table.Columns.Where(c => c.IsList))
            foreach (var source in (string[])column.Get(entity)!)
                yield return new(format[typeof(Source)], source, column, source);

        var (kind, target) = entity switch
        {
            ArticleMention mention => (mention.Kind, mention.TargetId),
            MediaUse use => (use.Kind, use.TargetId),
            _ => ("", ""),
        };
        if (ContentFormat.Mentionable.TryGetValue(kind, out var type))
            yield return new(format[type], target, table.Column(nameof(ArticleMention.TargetId)), target);
    }
}
