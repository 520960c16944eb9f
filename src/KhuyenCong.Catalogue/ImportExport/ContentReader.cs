using System.Text;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>
/// Reads a folder of content files into rows, and tells what cannot be read. A folder with <c>reference/</c>, <c>structure/</c> or <c>sample/</c> in it stands for
/// these together. Files that begin with a dot and README.md are no content.
/// </summary>
internal sealed class ContentReader(ContentFormat format)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] Divisions = ["reference", "structure", "sample"];

    private readonly Dictionary<ContentTable, List<ContentRow>> rows = [];

    public List<ImportFault> Faults { get; } = [];

    /// <summary>Tables with a file in the folder, be it without rows; of nested lists, those whose owner has one.</summary>
    public IReadOnlyCollection<ContentTable> Present => rows.Keys;

    public IReadOnlyList<ContentRow> Rows(ContentTable table) => rows.TryGetValue(table, out var found) ? found : [];

    public IEnumerable<ContentRow> AllRows => format.Tables.SelectMany(Rows);

    public void Read(string folder, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            Faults.Add(new(folder, null, null, "there is no such folder: name one that holds content files"));
            return;
        }

        List<string> roots = [.. Divisions.Select(d => Path.Combine(folder, d)).Where(Directory.Exists)];
        foreach (var root in roots.Count > 0 ? roots : [folder])
            ReadRoot(folder, root, progress, cancellationToken);
        if (rows.Count == 0 && Faults.Count == 0)
            Faults.Add(new(folder, null, null, $"the folder holds no content file: known are {string.Join(", ", format.Files.Select(f => f.Path))}"));
    }

    private void ReadRoot(string top, string root, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var known = format.Files.ToDictionary(t => t.Path, StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFileSystemEntries(root).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (name.StartsWith('.') || name == "README.md")
                continue;
            var shown = Path.GetRelativePath(top, path).Replace('\\', '/');
            var isFolder = Directory.Exists(path);
            if (!known.TryGetValue(name, out var table) || isFolder != table.Layout is not (ContentLayout.Csv or ContentLayout.Lines))
            {
                Faults.Add(new(shown, null, null, $"unknown {(isFolder ? "folder" : "file")}: remove it or correct its name; known are {string.Join(", ", known.Keys)}"));
                continue;
            }

            progress?.Report($"Reading {shown}");
            Open(table);
            if (isFolder)
                ReadFolder(table, path, shown, cancellationToken);
            else if (ReadText(path, shown) is { } text)
                ReadFile(table, text, shown, cancellationToken);
        }
    }

    private void ReadFile(ContentTable table, string text, string shown, CancellationToken cancellationToken)
    {
        if (table.Layout is ContentLayout.Csv)
        {
            CsvFile.Read(table, text, shown, rows[table], Faults, cancellationToken);
            return;
        }

        var entity = table.NewEntity();
        table.Column(nameof(SynonymList.Lines)).Set(entity, text.Trim());
        rows[table].Add(new(table, entity, shown, 1) { Key = table.KeyOf(entity) });
    }

    private void Open(ContentTable table)
    {
        rows.TryAdd(table, []);
        foreach (var part in table.Parts.Where(p => p.Layout is ContentLayout.Nested))
            Open(part);
    }

    private void ReadFolder(ContentTable table, string folder, string shown, CancellationToken cancellationToken)
    {
        var ending = table.Layout is ContentLayout.Yaml ? ".yaml" : ".md";
        var paths = Directory.EnumerateFileSystemEntries(folder).Where(p => !Path.GetFileName(p).StartsWith('.')).Order(StringComparer.Ordinal).ToList();
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetFileName(path);
            var file = $"{shown}/{name}";
            if (!name.EndsWith(ending, StringComparison.Ordinal) || Directory.Exists(path))
            {
                Faults.Add(new(file, null, null, $"unknown file: here stand files named {{id}}-{{slug}}{ending}"));
                continue;
            }

            if (IsEnglish(table, name))
            {
                if (!File.Exists(path[..^".en.md".Length] + ".md"))
                    Faults.Add(new(file, null, null, $"English text without its Vietnamese file: add {name[..^".en.md".Length]}.md"));
                continue;
            }

            if (ReadText(path, file) is not { } text)
                continue;
            var before = rows[table].Count;
            var document = new DocumentFile(table, file, t => rows[t], Faults);
            if (table.Layout is ContentLayout.Yaml)
                document.ReadYaml(text);
            else
                document.ReadMarkdown(text, ReadEnglish(path, file));
            if (rows[table].Count > before)
                CheckName(rows[table][^1], name[..^ending.Length]);
        }
    }

    private static bool IsEnglish(ContentTable table, string name) =>
        table.Layout is ContentLayout.Markdown && name.EndsWith(".en.md", StringComparison.Ordinal);

    private string? ReadEnglish(string path, string file)
    {
        var english = Path.ChangeExtension(path, ".en.md");
        return File.Exists(english) ? ReadText(english, Path.ChangeExtension(file, ".en.md")) : null;
    }

    private void CheckName(ContentRow row, string name)
    {
        var expected = $"{row.Key}-{row.Table.Column("Slug").Get(row.Entity)}";
        if (row.HasWholeKey && name != expected)
            Faults.Add(new(row.File, null, null, $"the file is named \"{name}\" but holds \"{expected}\": let name, id and slug agree"));
    }

    /// <summary>The text with LF line ends and without a byte order mark; null (and a fault) where it is not UTF-8.</summary>
    private string? ReadText(string path, string shown)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        try
        {
            return Utf8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException e)
        {
            Faults.Add(new(shown, bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n') + 1, null, "not UTF-8: save the file as UTF-8"));
            return null;
        }
    }
}
