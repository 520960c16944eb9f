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
    public static string Line(params IEnumerable<string?> values) => string.Join(',', values.Select(Value)) + "\r\n";

    private static string Value(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        var text = value[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + value : value;
        return text.AsSpan().IndexOfAny(Quoted) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
