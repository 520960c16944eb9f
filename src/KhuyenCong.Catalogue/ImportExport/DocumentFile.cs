using KhuyenCong.Catalogue.Data.Content;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>Reads one record with its nested parts from a YAML file, or from a Markdown file with front matter.</summary>
internal sealed class DocumentFile(ContentTable table, string file, Func<ContentTable, List<ContentRow>> rowsOf, List<ImportFault> faults)
{
    private const string Fence = "---";

    /// <summary>Lines before the YAML text in the file.</summary>
    private int offset;

    public void ReadYaml(string text)
    {
        if (Parse(text) is { } map)
            ReadRow(table, map, owner: null, position: 0, "");
    }

    public void ReadMarkdown(string text, string? english)
    {
        var lines = text.Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, l => l.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            faults.Add(new(file, 1, null, "no front matter: begin the file with the fields between two lines of ---"));
            return;
        }

        offset = 1;
        if (Parse(string.Join('\n', lines[1..end])) is not { } map)
            return;
        var row = ReadRow(table, map, owner: null, position: 0, "");
        SetText(row, table.Column("Text"), string.Join('\n', lines[(end + 1)..]));
        if (english is not null)
            SetText(row, table.Column("TextEn"), english);
    }

    private void SetText(ContentRow row, ContentColumn column, string text)
    {
        if (column.TryParse(text.Trim('\n'), out var value, out _))
            column.Set(row.Entity, value);
        else
            faults.Add(new(file, null, column.Name, "the file has no text below its front matter: write it"));
    }

    private YamlMappingNode? Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }])
                return map;
            faults.Add(new(file, 1 + offset, null, "no YAML map: write one field to a line, \"name: value\""));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet trips over a list that is opened and not closed.
            faults.Add(new(file, 1 + offset, null, "YAML cannot be read: a [ or { is opened and not closed; quote values that begin with a sign"));
        }
        catch (YamlException e)
        {
            faults.Add(new(file, (int)e.Start.Line + offset, null, $"YAML cannot be read: {e.Message.ReplaceLineEndings(" ")}; quote values that hold \": \" or begin with a sign"));
        }

        return null;
    }

    private ContentRow ReadRow(ContentTable kind, YamlNode node, ContentRow? owner, int position, string path)
    {
        var row = new ContentRow(kind, kind.NewEntity(), file, LineOf(node)) { Lines = new(StringComparer.Ordinal) };
        if (owner is not null)
        {
            foreach (var (own, theirs) in kind.OwnerKey.Zip(owner.Table.Key))
                own.Set(row.Entity, theirs.Get(owner.Entity));
            kind.Position?.Set(row.Entity, position);
        }

        if (node is YamlScalarNode scalar && kind.IsCompact)
            ReadCompact(row, scalar, path);
        else if (node is YamlMappingNode map)
            ReadFields(row, map, path);
        else
            faults.Add(new(file, LineOf(node), path.TrimEnd('.'), kind.IsCompact ? "not a single value" : "not a map of fields"));

        row.Key = kind.KeyOf(row.Entity);
        rowsOf(kind).Add(row);
        return row;
    }

    private void ReadFields(ContentRow row, YamlMappingNode map, string path)
    {
        var kind = row.Table;
        var columns = kind.FileColumns.Where(c => kind.Layout is not ContentLayout.Markdown || !c.IsText).ToDictionary(c => c.Name, StringComparer.Ordinal);
        var lists = kind.Parts.Where(p => p.Layout is ContentLayout.Nested).ToDictionary(p => p.Path, StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var parts = new List<(ContentTable Kind, YamlSequenceNode Items)>();
        foreach (var (keyNode, value) in map.Children)
        {
            var name = (keyNode as YamlScalarNode)?.Value ?? "";
            given.Add(name);
            row.Lines![name] = LineOf(keyNode);
            if (columns.TryGetValue(name, out var column))
                ReadValue(row, column, value, path);
            else if (lists.TryGetValue(name, out var list) && value is YamlSequenceNode items)
                parts.Add((list, items));
            else if (lists.ContainsKey(name))
                faults.Add(new(file, LineOf(keyNode), path + name, "not a list: write each item on a line of its own with \"- \" before it"));
            else
                faults.Add(new(file, LineOf(keyNode), path + name, $"unknown field: remove it or correct its name; known are {string.Join(", ", columns.Keys.Concat(lists.Keys))}"));
        }

        foreach (var column in columns.Values.Where(c => c.IsRequired && !given.Contains(c.Name)))
        {
            row.Break(column);
            faults.Add(row.Fault(path + column.Name, "the field is missing: add it"));
        }

        // Parts take their owner's key, which is known only now.
        foreach (var (list, items) in parts)
            for (var i = 0; i < items.Children.Count; i++)
                ReadRow(list, items.Children[i], row, i + 1, $"{path}{list.Path}.");
    }

    private void ReadCompact(ContentRow row, YamlScalarNode scalar, string path)
    {
        var columns = row.Table.FileColumns;
        var words = (scalar.Value ?? "").Split(':', columns.Count);
        if (words.Length != columns.Count)
        {
            foreach (var column in columns)
                row.Break(column);
            faults.Add(new(file, LineOf(scalar), path.TrimEnd('.'), $"\"{ContentColumn.Shown(scalar.Value ?? "")}\" is no {row.Table.Name}: write {string.Join(':', columns.Select(c => c.Name))}, like product:25"));
            return;
        }

        for (var i = 0; i < columns.Count; i++)
            SetValue(row, columns[i], words[i], LineOf(scalar), path.TrimEnd('.'));
    }

    private void ReadValue(ContentRow row, ContentColumn column, YamlNode node, string path)
    {
        var text = node switch
        {
            YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" } => "",
            YamlScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded } block => block.Value!.TrimEnd('\n'),
            YamlScalarNode scalar => scalar.Value!,
            YamlSequenceNode list when column.IsList && list.Children.All(c => c is YamlScalarNode) => string.Join(' ', list.Children.Select(c => ((YamlScalarNode)c).Value)),
            _ => null,
        };
        if (text is not null)
        {
            SetValue(row, column, text, LineOf(node), path + column.Name);
            return;
        }

        row.Break(column);
        faults.Add(new(file, LineOf(node), path + column.Name, column.IsList ? "not a list of words: write [S1, S2]" : "not a single value"));
    }

    private void SetValue(ContentRow row, ContentColumn column, string text, int line, string shown)
    {
        if (column.TryParse(text, out var value, out var problem))
        {
            column.Set(row.Entity, value);
            return;
        }

        row.Break(column);
        faults.Add(new(file, line, shown, problem.En));
    }

    private int LineOf(YamlNode node) => (int)node.Start.Line + offset;
}
