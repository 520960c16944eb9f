using System.Buffers;

namespace KhuyenCong.Catalogue.Common;

/// <summary>CSV for people's spreadsheets: RFC 4180, CRLF, a byte order mark (without it spreadsheet programs misread Vietnamese).</summary>
public static class CsvText
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>U+FEFF, first in the file.</summary>
    public const char Mark = '\uFEFF';

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\n\r");

    /// <summary>One record with its line end. A value that a spreadsheet would run as a formula is made text by a leading apostrophe.</summary>
    public static string Line(params IEnumerable<string?> values) => string.Join(',', values.Select(Guarded)) + "\r\n";

    /// <summary>One value of any CSV, in quotation marks only where it needs them; nothing for null.</summary>
    public static string Quote(string? value) =>
        value is null ? "" : value.AsSpan().IndexOfAny(Quoted) < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Guarded(string? value) => value is ['=' or '+' or '-' or '@' or '\t', ..] ? Quote("'" + value) : Quote(value);
}
