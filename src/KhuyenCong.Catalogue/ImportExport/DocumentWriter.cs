using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KhuyenCong.Catalogue.Data.Content;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>
/// Writes one record with its nested parts as YAML or as Markdown with front matter. What is null or an empty list is left out. One way to write each
/// value, so that equal registers give equal bytes.
/// </summary>
internal sealed partial class DocumentWriter(Func<ContentTable, object, IEnumerable<object>> partsOf)
{
    private readonly StringBuilder text = new();

    public string Yaml(ContentTable table, object record)
    {
        text.Clear();
        WriteFields(table, record, 0, "");
        return text.ToString();
    }

    /// <summary>The Vietnamese file, and the English one where there is English text.</summary>
    public (string Vietnamese, string? English) Markdown(ContentTable table, object record)
    {
        text.Clear().Append("---\n");
        WriteFields(table, record, 0, "");
        text.Append("---\n\n").Append(table.Column("Text").Get(record)).Append('\n');
        return (text.ToString(), table.Column("TextEn").Get(record) is string english ? english + "\n" : null);
    }

    private void WriteFields(ContentTable table, object entity, int depth, string lead)
    {
        foreach (var column in table.FileColumns)
        {
            var value = column.Get(entity);
            if (value is null or string[] { Length: 0 } || (column.IsText && table.Layout is ContentLayout.Markdown))
                continue;
            Indent(depth, lead).Append(column.Name).Append(':');
            lead = "";
            if (value is string[] list)
                text.Append(" [").AppendJoin(", ", list.Select(w => Word().IsMatch(w) ? w : Quote(w))).Append("]\n");
            else if (value is string words)
                WriteString(words, column.IsText, depth + 1);
            else
                text.Append(' ').Append(ContentColumn.Format(value)).Append('\n');
        }

        foreach (var part in table.Parts.Where(p => p.Layout is ContentLayout.Nested))
        {
            var rows = partsOf(part, entity).ToList();
            if (rows.Count == 0)
                continue;
            Indent(depth, lead).Append(part.Path).Append(":\n");
            lead = "";
            foreach (var row in rows)
                WriteItem(part, row, depth + 1);
        }
    }

    private void WriteItem(ContentTable part, object row, int depth)
    {
        if (!part.IsCompact)
        {
            WriteFields(part, row, depth + 1, "- ");
            return;
        }

        Indent(depth, "").Append("- ");
        var words = string.Join(':', part.FileColumns.Select(c => ContentColumn.Format(c.Get(row))));
        text.Append(CompactItem().IsMatch(words) ? words : Quote(words)).Append('\n');
    }

    /// <summary>The lead of a list item takes the last two columns of its indentation.</summary>
    private StringBuilder Indent(int depth, string lead) => text.Append(' ', (depth * 2) - lead.Length).Append(lead);

    private void WriteString(string value, bool isText, int depth)
    {
        if ((isText || value.Contains('\n', StringComparison.Ordinal)) && FitsBlock(value))
        {
            text.Append(" |\n");
            foreach (var line in value.Split('\n'))
                text.Append(' ', line.Length > 0 ? depth * 2 : 0).Append(line).Append('\n');
            return;
        }

        text.Append(' ').Append(IsPlain(value) ? value : Quote(value)).Append('\n');
    }

    private static bool FitsBlock(string value) =>
        value.Length > 0 && !char.IsWhiteSpace(value[0]) && !value.EndsWith('\n') && !value.Any(c => (char.IsControl(c) && c is not ('\n' or '\t')) || c is '\u2028' or '\u2029' or '\uFEFF');

    /// <summary>Can stand without quotes, for any reader of YAML: no sign of the syntax, nothing that looks like a number, a day or true.</summary>
    private static bool IsPlain(string value) =>
        value.Length > 0
        && (char.IsLetterOrDigit(value[0]) || value[0] is '(' or '/' or '+')
        && !char.IsWhiteSpace(value[^1]) && value[^1] != ':'
        && !value.Contains(": ", StringComparison.Ordinal) && !value.Contains(" #", StringComparison.Ordinal)
        && !value.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF')
        && !OtherType().IsMatch(value);

    private static string Quote(string value)
    {
        if (!value.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF'))
            return $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
        var quoted = new StringBuilder("\"", value.Length + 2);
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ when char.IsControl(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex Word();

    [GeneratedRegex("^([a-z]+:)?[A-Za-z0-9][A-Za-z0-9-]*$")]
    private static partial Regex CompactItem();

    [GeneratedRegex(@"^([-+.\d][-+.,:_\deE]*|0[xo][0-9a-fA-F]+|true|false|yes|no|on|off|y|n|null|~)$|^\d{4}-\d\d-\d\d([Tt ]|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherType();
}
