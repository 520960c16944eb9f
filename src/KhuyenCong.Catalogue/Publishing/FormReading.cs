using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Pictures;
using KhuyenCong.Search;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>
/// Reads a record's text out of a form as it was sent: days as people write them, numbers with dots, records by number or by a part of the name. What cannot
/// be read stays as typed, and is told.
/// </summary>
public sealed class FormReading(CatalogueDb db, ReferenceNames names, SiteRoutes routes)
{
    private const string Prefix = "f.";

    /// <summary>Of one list. A longer one is told, and all of it stays in the form.</summary>
    public const int MostRows = 2000;

    private const int Offered = 5;

    private readonly List<FieldFault> faults = [];

    /// <summary>A list has more rows than are saved at once: then nothing is saved.</summary>
    public bool IsTooLong { get; private set; }

    /// <param name="kind">Of the record.</param>
    /// <param name="form">Fields named "f.name" and "f.members.2.name".</param>
    /// <param name="isNew">The record is not made yet: its key is in the form too.</param>
    /// <param name="keepBlank">Keep rows in which nothing is typed yet: while a form is being filled in.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(RecordText Text, IReadOnlyList<FieldFault> Faults)> ReadAsync(EditedKind kind, IFormCollection form, bool isNew, bool keepBlank, CancellationToken cancellationToken)
    {
        var shape = RecordShape.Of(db, kind);
        var text = new RecordText();
        var columns = shape.ColumnsOf(isNew);
        foreach (var column in columns)
            text[column.Name] = await ValueAsync(shape.Table, column, column.Name, form[Prefix + column.Name], null, cancellationToken);
        foreach (var part in shape.Parts)
        {
            var rows = new List<RowText>();
            foreach (var number in RowNumbers(form, part.Name))
            {
                var row = await RowAsync(part, number, rows.Count, form, cancellationToken);
                if (keepBlank || !row.IsBlank)
                    rows.Add(row);
            }

            text.SetRows(part.Name, rows);
            if (rows.Count <= MostRows)
                continue;
            IsTooLong = true;
            faults.Add(new(part.Name, $"có {Say.Number(Language.Vi, rows.Count)} dòng, mỗi lần lưu được nhiều nhất {Say.Number(Language.Vi, MostRows)}: bỏ bớt dòng rồi lưu. Chưa có gì được lưu, và không dòng nào bị mất"));
        }

        if (kind.MayHavePictures)
            text.SetRows(PictureList.Name, RowNumbers(form, PictureList.Name).Select(n => NamedRecord.KeyOf(form[$"{Prefix}{PictureList.Name}.{n}.{PictureList.Column}"].ToString())).Where(k => k.Length > 0).Select(k => new RowText([new(PictureList.Column, k)])));
        FillSlug(shape, columns, text);
        if (kind.Kind == Kinds.Article)
            Mention(text);
        if (kind.Kind == Kinds.Redirect && isNew && routes.Answers(text["fromPath"]))
            faults.Add(new("fromPath", $"“{ContentColumn.Shown(text["fromPath"])}” đã có trang trả lời: chuyển hướng ở đây sẽ không có tác dụng"));
        if (kind.Kind == Kinds.Category && !routes.Drawings.Contains(text["illustration"]))
            faults.Add(new("illustration", "chọn một hình vẽ trong danh sách"));
        return (text, faults);
    }

    private async Task<RowText> RowAsync(PartShape part, int number, int index, IFormCollection form, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        // In the order of the columns: whose record a mention names is known by its kind.
        foreach (var column in part.Columns)
            values[column.Name] = await ValueAsync(part.Table, column, $"{part.Name}.{index}.{column.Name}", form[$"{Prefix}{part.Name}.{number}.{column.Name}"], new(values), cancellationToken);
        if (part.Inner is { } inner)
            values[inner.Name] = string.Join(' ', form[$"{Prefix}{part.Name}.{number}.{inner.Name}"].ToString().Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries));
        return new(values);
    }

    private async Task<string> ValueAsync(ContentTable table, ContentColumn column, string path, Microsoft.Extensions.Primitives.StringValues sent, RowText? row, CancellationToken cancellationToken)
    {
        if (column.IsList)
            return string.Join(' ', sent.SelectMany(s => (s ?? "").Split('\n')).Select(NamedRecord.KeyOf).Where(k => k.Length > 0).Distinct());
        var typed = VietnameseText.ToNfc((sent.ToString() ?? "").ReplaceLineEndings("\n").Trim());
        if (typed.Length == 0)
            return "";
        if (RecordForm.TargetOf(table, column, row) is { } target)
            return await KeyAsync(target, typed, path, cancellationToken);
        if (column.ValueType == typeof(DateOnly))
            return DateOnly.TryParseExact(typed, (string[])["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? ContentColumn.Format(day) : typed;
        if (column.ValueType == typeof(int) || column.ValueType == typeof(long))
            return typed.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (column.ValueType == typeof(decimal))
            return typed.Contains(',', StringComparison.Ordinal) ? typed.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : typed;
        return typed;
    }

    private async Task<string> KeyAsync(Type target, string typed, string path, CancellationToken cancellationToken)
    {
        var key = NamedRecord.KeyOf(typed);
        var found = await names.FindAsync(target, typed.Contains(NamedRecord.Separator, StringComparison.Ordinal) ? key : typed, Offered + 1, cancellationToken);
        if (found.FirstOrDefault(f => f.Key == key) is { } exact)
            return exact.Key;
        if (found is [var only])
            return only.Key;
        if (found.FirstOrDefault(f => VietnameseText.Fold(f.Name) == VietnameseText.Fold(typed)) is { } same)
            return same.Key;
        faults.Add(new(path, found.Count == 0
            ? $"không tìm thấy “{ContentColumn.Shown(typed)}”: gõ phần khác của tên, hoặc số của bản ghi"
            : $"có nhiều mục khớp “{ContentColumn.Shown(typed)}”: ghi số của mục đúng, ví dụ {string.Join("; ", found.Take(Offered).Select(f => f.Shown))}"));
        return typed;
    }

    /// <summary>An address that nobody typed is made of the name.</summary>
    private static void FillSlug(RecordShape shape, IReadOnlyList<ContentColumn> columns, RecordText text)
    {
        var name = char.ToLowerInvariant(shape.Kind.NameProperty[0]) + shape.Kind.NameProperty[1..];
        if (text["slug"].Length == 0 && columns.Any(c => c.Name == "slug"))
            text["slug"] = VietnameseText.Slug(shape.Table.Type.ClrType == typeof(Document) ? $"{text[name]} {text["title"]}" : text[name]);
        if (text["slugEn"].Length == 0 && columns.Any(c => c.Name == "slugEn"))
            text["slugEn"] = VietnameseText.Slug(text[name + "En"].Length > 0 ? text[name + "En"] : text[name]);
    }

    /// <summary>A record that an article links to is mentioned by it: it stands below the text with its state of the day.</summary>
    private static void Mention(RecordText text)
    {
        var mentions = text.Rows("mentions").ToList();
        foreach (var link in Html.RecordsIn(text["text"]).Concat(Html.RecordsIn(text["textEn"])).Distinct())
        {
            var id = link.Id.ToString(CultureInfo.InvariantCulture);
            if (!mentions.Any(m => m["kind"] == link.Kind && m["target"] == id))
                mentions.Add(new([new("kind", link.Kind), new("target", id)]));
        }

        text.SetRows("mentions", mentions);
    }

    private static IEnumerable<int> RowNumbers(IFormCollection form, string part)
    {
        var start = $"{Prefix}{part}.";
        return form.Keys.Where(k => k.StartsWith(start, StringComparison.Ordinal))
            .Select(k => int.TryParse(k.AsSpan(start.Length, Math.Max(0, k.IndexOf('.', start.Length) - start.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .Where(n => n >= 0).Distinct().Order();
    }
}
