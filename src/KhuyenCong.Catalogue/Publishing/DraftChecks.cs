using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>Something to look at before a draft is published.</summary>
/// <param name="Stops">It must be mended first; else it is a warning.</param>
/// <param name="Field">Where; null where no field of the form is meant.</param>
public sealed record DraftCheck(bool Stops, string? Field, string Message);

/// <summary>What a draft is held against before it is published: its rules, its sources, its English, its links, the texts of its pictures.</summary>
public sealed class DraftChecks(CatalogueDb db, EditReading reading, LinkChecks links)
{
    public async Task<IReadOnlyList<DraftCheck>> ReadAsync(EditedKind kind, string id, RecordText text, CancellationToken cancellationToken)
    {
        var shape = RecordShape.Of(db, kind);
        var checks = (await reading.JudgeAsync(kind, id, text, cancellationToken)).Select(f => new DraftCheck(true, f.Field, $"{FieldWords.Path(kind.Kind, f.Field)}: {f.Message}")).ToList();
        if (shape.Columns.Any(c => c.Name == "sources") && text["sources"].Length == 0)
            checks.Add(new(false, "sources", "Chưa ghi nguồn nào: người đọc sẽ không biết thông tin từ đâu."));
        var blank = shape.Columns.Where(c => text[c.Name].Length > 0 && shape.Columns.Any(e => e.Name == c.Name + "En") && text[c.Name + "En"].Length == 0).Select(c => FieldWords.Of(kind.Kind, c.Name).Label).ToList();
        if (blank.Count > 0)
            checks.Add(new(false, null, $"Chưa có tiếng Anh: {string.Join(", ", blank)}. Trang tiếng Anh sẽ hiện bản tiếng Việt."));
        foreach (var column in shape.Columns.Where(c => c.IsText))
            foreach (var path in LinkChecks.PathsIn(text[column.Name]))
                if (await links.FaultOfAsync(path, cancellationToken) is { } fault)
                    checks.Add(new(false, column.Name, $"{FieldWords.Of(kind.Kind, column.Name).Label}: liên kết {path} {fault}."));
        var shown = text.Pictures;
        if (kind.Kind == Kinds.Article)
            checks.AddRange(shape.Columns.Where(c => c.IsText).SelectMany(c => Html.PicturesIn(text[c.Name]).Except(shown).Select(p => new DraftCheck(false, c.Name, $"{FieldWords.Of(kind.Kind, c.Name).Label}: hình {p} không có ở mục Hình ảnh nên không hiện; thêm hình vào mục ấy, hoặc bỏ khỏi nội dung."))));
        var mute = await db.Media.AsNoTracking().Where(m => m.Kind == MediaKind.Photo && (m.Alt == null || m.Alt == "") && (shown.Contains(m.Id) || (!kind.MayHavePictures && m.Uses.Any(u => u.Kind == kind.Kind && u.TargetId == id)))).Select(m => m.File).ToListAsync(cancellationToken);
        checks.AddRange(mute.Select(f => new DraftCheck(true, null, $"Ảnh {f} chưa có lời tả: người không nhìn thấy ảnh sẽ không biết trong ảnh có gì.")));
        return checks;
    }

    /// <summary>Of the structure, which is valid as soon as it is saved: links that lead nowhere. Warnings all of them: a page may be made after the menu that leads to it.</summary>
    public async Task<IReadOnlyList<DraftCheck>> ReadLinksAsync(EditedKind kind, RecordText text, CancellationToken cancellationToken)
    {
        var addresses = kind.Kind == Kinds.Redirect ? [("toPath", text["toPath"])] : new List<(string Field, string Address)>();
        if (kind.Kind == Kinds.Menu)
            addresses.AddRange(text.Rows("items").SelectMany((row, i) => (IEnumerable<(string, string)>)[($"items.{i}.href", row["href"]), ($"items.{i}.hrefEn", row["hrefEn"])]));
        var checks = new List<DraftCheck>();
        foreach (var (field, address) in addresses.Where(a => a.Address.Length > 0))
            if (await links.FaultOfAddressAsync(address, cancellationToken) is { } fault)
                checks.Add(new(false, field, $"{FieldWords.Path(kind.Kind, field)}: {ContentColumn.Shown(address)} {fault}."));
        return checks;
    }
}
