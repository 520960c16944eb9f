using System.Globalization;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>What names a record: read off the references of the content.</summary>
internal static class RecordUses
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>"1.204 sản phẩm", "3 tin bài": one line for each kind that names the record.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(CatalogueDb db, RecordShape shape, string id, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in shape.Format.Tables)
            foreach (var reference in table.References.Where(r => r.To == shape.Table && r.From.Count == 1))
                Add(table, await EntityRows.Of(table.Type).CountAsync(db, table.Type.FindProperty(reference.From[0].PropertyName)!, shape.KeyOf(id), cancellationToken));
        var kind = shape.Kind.Kind;
        Add(shape.Format[typeof(ArticleMention)], await db.Set<ArticleMention>().CountAsync(m => m.Kind == kind && m.TargetId == id, cancellationToken));
        Add(shape.Format[typeof(MediaUse)], await db.Set<MediaUse>().CountAsync(m => m.Kind == kind && m.TargetId == id, cancellationToken));
        return [.. counts.Select(c => $"{c.Value.ToString("#,0", Vietnamese)} {c.Key}")];

        void Add(ContentTable table, int count)
        {
            if (count == 0)
                return;
            var noun = EditedKind.All.FirstOrDefault(k => k.Entity == table.Record.Type.ClrType)?.Noun ?? (table.Record.Type.ClrType == typeof(Media) ? "ảnh" : "bản ghi");
            counts[noun] = counts.GetValueOrDefault(noun) + count;
        }
    }
}
