using System.Text;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>
/// Writes the whole register as content files, of one moment, in one canonical form: equal registers give equal bytes. The files are made in a
/// folder beside the target, which takes the target's place when it is complete.
/// </summary>
public sealed class ContentExporter(IDbContextFactory<CatalogueDb> databases)
{
    /// <summary>Marks a folder as an export, so that the next export may take its place.</summary>
    private const string Marker = ".catalogue-export";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="IOException">The folder holds something else than a former export, or cannot be written.</exception>
    public async Task ExportAsync(string folder, CancellationToken cancellationToken)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && !File.Exists(Path.Combine(target, Marker))))
            throw new IOException($"{folder} exists and is no former export: name a new or an empty folder.");

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var fresh = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            Directory.CreateDirectory(fresh);
            await WriteFile(Path.Combine(fresh, Marker), "1\n");
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await using (await Snapshot.BeginAsync(db, cancellationToken))
                await new Tables(db, ContentFormat.Of(db), fresh).WriteAsync(cancellationToken);
            Replace(target, fresh);
        }
        finally
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }

    private static void Replace(string target, string fresh)
    {
        var former = $"{target}.{Guid.NewGuid():N}.former";
        if (Directory.Exists(target))
            Directory.Move(target, former);
        Directory.Move(fresh, target);
        if (Directory.Exists(former))
            Directory.Delete(former, recursive: true);
    }

    private static async Task WriteFile(string path, string text)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await file.WriteAsync(Utf8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    private sealed class Tables(CatalogueDb db, ContentFormat format, string folder)
    {
        public async Task WriteAsync(CancellationToken cancellationToken)
        {
            foreach (var table in format.Files)
            {
                var rows = await RowsAsync(table, cancellationToken);
                if (table.Layout is ContentLayout.Csv)
                    WriteCsv(table, rows);
                else if (table.Layout is ContentLayout.Lines)
                    await WriteLinesAsync(table, rows);
                else
                    await WriteDocumentsAsync(table, rows, cancellationToken);
            }
        }

        private async Task<List<object>> RowsAsync(ContentTable table, CancellationToken cancellationToken)
        {
            var rows = new List<object>();
            await foreach (var row in EntityRows.Of(table.Type).StreamAsync(db).WithCancellation(cancellationToken))
                rows.Add(row);
            rows.Sort(table.Compare);
            return rows;
        }

        private void WriteCsv(ContentTable table, List<object> rows)
        {
            using var file = new FileStream(Path.Combine(folder, table.Path), FileMode.CreateNew, FileAccess.Write);
            using (var writer = new StreamWriter(file, Utf8, 65536, leaveOpen: true))
                CsvFile.Write(table, rows, writer);
            file.Flush(flushToDisk: true);
        }

        private async Task WriteLinesAsync(ContentTable table, List<object> rows)
        {
            if (rows is [SynonymList list])
                await WriteFile(Path.Combine(folder, table.Path), list.Lines + "\n");
        }

        private async Task WriteDocumentsAsync(ContentTable table, List<object> rows, CancellationToken cancellationToken)
        {
            Directory.CreateDirectory(Path.Combine(folder, table.Path));
            var parts = new Dictionary<ContentTable, ILookup<string, object>>();
            foreach (var part in format.Tables.Where(t => t.Record == table && t.Owner is not null))
                parts[part] = (await RowsAsync(part, cancellationToken)).ToLookup(r => ContentTable.KeyOf(part.OwnerKey, r), StringComparer.Ordinal);

            var writer = new DocumentWriter((part, owner) => parts[part][part.Owner!.KeyOf(owner)]);
            foreach (var row in rows)
            {
                var name = Path.Combine(folder, table.Path, $"{table.KeyOf(row)}-{table.Column("Slug").Get(row)}");
                if (table.Layout is ContentLayout.Yaml)
                {
                    await WriteFile(name + ".yaml", writer.Yaml(table, row));
                    continue;
                }

                var (vietnamese, english) = writer.Markdown(table, row);
                await WriteFile(name + ".md", vietnamese);
                if (english is not null)
                    await WriteFile(name + ".en.md", english);
            }
        }
    }
}
