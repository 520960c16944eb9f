using System.Globalization;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Certificates;

/// <summary>A decision as people name it: "25 · 1997/QĐ-BCT" as chosen, the number of its record, or its own number.</summary>
/// <param name="Document">Null where none, or more than one, goes by that name.</param>
/// <param name="Fault">Why there is none, in Vietnamese; null where there is one.</param>
public sealed record NamedDecision(Document? Document, string? Fault)
{
    public static async Task<NamedDecision> FindAsync(CatalogueDb db, string typed, CancellationToken cancellationToken)
    {
        var key = NamedRecord.KeyOf(typed);
        var number = RecordKeys.Search(key);
        var id = int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        var found = await db.Documents.AsNoTracking().Where(d => d.Id == id || d.NumberKey == number).OrderBy(d => d.Id).Take(2).ToListAsync(cancellationToken);
        return found switch
        {
            [var one] => new(one, null),
            [] => new(null, $"Không có văn bản nào là “{ContentColumn.Shown(typed)}”. Hãy chọn trong danh sách, hoặc thêm văn bản vào kho trước."),
            _ => new(null, $"Có nhiều văn bản mang số “{ContentColumn.Shown(typed)}”. Hãy chọn một trong danh sách."),
        };
    }
}
