using System.Globalization;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>Adding, moving and removing rows of a form's lists by its buttons, which work without script.</summary>
public static class FormRows
{
    public const string Add = "them";
    public const string Remove = "bo";
    public const string Up = "len";
    public const string Down = "xuong";

    /// <summary>Does what a button asks: "them:members", "bo:members:2". Names the field to stand in afterwards; null where the button is none of these.</summary>
    public static string? Apply(RecordText text, string? button)
    {
        var words = (button ?? "").Split(':');
        if (words is [Add, var list])
        {
            text.SetRows(list, [.. text.Rows(list), new RowText([])]);
            return $"{list}.{text.Rows(list).Count - 1}";
        }

        if (words is not [var act, var part, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row >= text.Rows(part).Count)
            return null;
        var rows = text.Rows(part).ToList();
        var to = act switch { Up => Math.Max(0, row - 1), Down => Math.Min(rows.Count - 1, row + 1), _ => -1 };
        if (to < 0 && act != Remove)
            return null;
        var moved = rows[row];
        rows.RemoveAt(row);
        if (to >= 0)
            rows.Insert(to, moved);
        text.SetRows(part, rows);
        return $"{part}.{Math.Max(0, Math.Min(to >= 0 ? to : row, rows.Count - 1))}";
    }
}
