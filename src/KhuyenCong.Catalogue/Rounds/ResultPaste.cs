using System.Globalization;
using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Rounds;

/// <summary>
/// Reads results out of text copied from a spreadsheet, with tabs or semicolons: product, producer, decision, day; or in the order of a heading. A column of running
/// numbers is passed over, and everything that is not used is told.
/// </summary>
public static class ResultPaste
{
    private static readonly Dictionary<string, ResultField> Headings = new(StringComparer.Ordinal)
    {
        ["ten"] = ResultField.Product,
        ["san pham"] = ResultField.Product,
        ["ten san pham"] = ResultField.Product,
        ["ten san pham, bo san pham"] = ResultField.Product,
        ["san pham, bo san pham"] = ResultField.Product,
        ["so san pham"] = ResultField.Product,
        ["co so"] = ResultField.Producer,
        ["ten co so"] = ResultField.Producer,
        ["co so cnnt"] = ResultField.Producer,
        ["ten co so cnnt"] = ResultField.Producer,
        ["don vi"] = ResultField.Producer,
        ["ten don vi"] = ResultField.Producer,
        ["doanh nghiep"] = ResultField.Producer,
        ["quyet dinh"] = ResultField.Decision,
        ["so quyet dinh"] = ResultField.Decision,
        ["ngay cap"] = ResultField.Day,
        ["ngay"] = ResultField.Day,
    };

    private static readonly string[] Running = ["stt", "tt", "so tt"];

    /// <param name="Rows">In their order, without blank lines.</param>
    /// <param name="Notes">What was passed over and why, in Vietnamese.</param>
    /// <param name="Faults">Why it cannot be read, in Vietnamese; then there are no rows.</param>
    public sealed record Read(IReadOnlyList<TypedResult> Rows, IReadOnlyList<string> Notes, IReadOnlyList<string> Faults);

    public static Read Parse(string text)
    {
        var lines = Split(text.ReplaceLineEndings("\n"));
        var notes = new List<string>();
        if (lines.Count == 0)
            return new([], notes, []);
        var (columns, body) = Columns(lines, notes);
        var rows = new List<TypedResult>();
        var faults = new List<string>();
        foreach (var (number, cells) in body)
        {
            if (cells.Count > columns.Count && cells.Skip(columns.Count).Any(c => c.Length > 0))
                faults.Add($"Dòng {number} có {cells.Count} cột, chỉ đọc được {columns.Count}: hãy bỏ cột thừa, hoặc thêm một dòng tiêu đề cho biết cột nào là gì.");
            else if (cells.Any(c => c.Length > TypedResults.LongestCell))
                faults.Add($"Dòng {number} có một ô dài quá {TypedResults.LongestCell} ký tự: hãy rút ngắn.");
            else
                rows.Add(RowOf(columns, cells));
        }

        return faults.Count > 0 ? new([], notes, faults) : new(rows, notes, []);
    }

    private static TypedResult RowOf(List<ResultField?> columns, List<string> cells)
    {
        string Cell(ResultField field) => columns.IndexOf(field) is >= 0 and var at && at < cells.Count ? cells[at] : "";

        var row = new TypedResult(Cell(ResultField.Product), Cell(ResultField.Producer), Cell(ResultField.Decision), Cell(ResultField.Day));
        // Where there is no decision, the day stands in its place.
        return row.Day.Length == 0 && LooksLikeDay(row.Decision) ? row with { Decision = "", Day = row.Decision } : row;
    }

    private static (List<ResultField?> Columns, IEnumerable<(int Number, List<string> Cells)> Body) Columns(List<(int Number, List<string> Cells)> lines, List<string> notes)
    {
        var first = lines[0].Cells.ConvertAll(c => VietnameseText.Fold(c).Trim(' ', '.', ':', '*'));
        if (first.Any(c => Headings.TryGetValue(c, out var field) && field is ResultField.Product) && first.Count(c => Headings.ContainsKey(c) || Running.Contains(c)) >= Math.Min(2, first.Count))
        {
            var taken = new HashSet<ResultField>();
            var named = first.ConvertAll(c => Headings.TryGetValue(c, out var field) && taken.Add(field) ? field : (ResultField?)null);
            notes.AddRange(lines[0].Cells.Where((c, i) => named[i] is null && c.Length > 0).Select(c => $"Cột “{c}” không dùng ở đây nên được bỏ qua."));
            return (named, lines.Skip(1));
        }

        List<ResultField?> usual = [.. Enum.GetValues<ResultField>()];
        if (lines.Count > 1 && lines.Index().All(l => l.Item.Cells.Count > 1 && l.Item.Cells[0].Trim('.') == (l.Index + 1).ToString(CultureInfo.InvariantCulture)))
        {
            notes.Add("Cột đầu là số thứ tự 1, 2, 3 … nên được bỏ qua.");
            usual.Insert(0, null);
        }

        return (usual, lines);
    }

    private static bool LooksLikeDay(string cell) =>
        DateOnly.TryParseExact(cell, (string[])["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Lines with their number, the cells trimmed; a cell in quotation marks may hold line breaks, which become spaces.</summary>
    private static List<(int Number, List<string> Cells)> Split(string text)
    {
        var apart = text.Contains('\t', StringComparison.Ordinal) ? '\t' : ';';
        var lines = new List<(int, List<string>)>();
        var number = 1;
        for (var at = 0; at < text.Length;)
        {
            var cells = new List<string>();
            var began = number;
            do
            {
                cells.Add(Cell(text, apart, ref at, ref number));
            }
            while (at < text.Length && text[at++] == apart);
            number++;
            if (cells.Exists(c => c.Length > 0))
                lines.Add((began, cells));
        }

        return lines;
    }

    private static string Cell(string text, char apart, ref int at, ref int number)
    {
        if (at < text.Length && text[at] == '"' && Quoted(text, apart, at) is var (value, end))
        {
            number += text.AsSpan(at, end - at).Count('\n');
            at = end;
            return value;
        }

        var start = at;
        while (at < text.Length && text[at] != apart && text[at] != '\n')
            at++;
        return Tidy(text[start..at]);
    }

    /// <summary>Null where the mark does not close right before the end of a cell: then it belongs to the words.</summary>
    private static (string Value, int End)? Quoted(string text, char apart, int at)
    {
        var value = new StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                value.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                value.Append(text[i++]);
            }
            else
            {
                return i + 1 == text.Length || text[i + 1] == apart || text[i + 1] == '\n' ? (Tidy(value.ToString()), i + 1) : null;
            }
        }

        return null;
    }

    private static string Tidy(string cell) => string.Join(' ', QueryValues.Clean(cell).Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));
}
