using CsvHelper;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Content;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>Lists as CSV: comma, RFC 4180 quotes only where needed, LF, a header row. Columns may stand in any order when read.</summary>
internal static class CsvFile
{
    public static void Read(ContentTable table, string text, string file, List<ContentRow> rows, List<ImportFault> faults, CancellationToken cancellationToken)
    {
        var malformed = -1L;
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            PoolStrings = true,
            OnMalformedRecord = record =>
            {
                malformed = record.LineNumber;
                faults.Add(new(file, (int)malformed, null, Mend(record.Reason)));
            },
        });
        if (!reader.Read())
        {
            faults.Add(new(file, null, null, $"the file is empty: its first row names the columns {Header(table)}"));
            return;
        }

        var columns = Columns(table, reader.Current.ToArray(), file, faults);
        if (columns is null)
            return;
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = (int)reader.LineNumber;
            if (line == malformed)
                continue;
            if (reader.FieldCount != columns.Count)
                faults.Add(new(file, line, null, $"the row has {reader.FieldCount} values, the header {columns.Count}: add or remove commas, and quote values that hold a comma"));
            else
                rows.Add(ReadRow(table, columns, reader, file, line, faults));
        }
    }

    private static string Mend(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quotation mark is opened here and never closed: close it, and double the quotation marks within a value",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quotation mark: double the quotation marks within a value",
        _ => "a quotation mark stands within an unquoted value: put the value in quotation marks and double those in it",
    };

    public static void Write(ContentTable table, IEnumerable<object> entities, TextWriter writer)
    {
        writer.Write(Header(table));
        writer.Write('\n');
        foreach (var entity in entities)
        {
            writer.Write(string.Join(',', table.FileColumns.Select(c => CsvText.Quote(ContentColumn.Format(c.Get(entity))))));
            writer.Write('\n');
        }
    }

    private static string Header(ContentTable table) => string.Join(',', table.FileColumns.Select(c => c.Name));

    /// <summary>The columns in the order of the file; null where the header is wrong.</summary>
    private static List<ContentColumn>? Columns(ContentTable table, string[] header, string file, List<ImportFault> faults)
    {
        var before = faults.Count;
        if (header is [var only] && only.Contains(';', StringComparison.Ordinal))
        {
            faults.Add(new(file, 1, null, "the columns are separated by semicolons: save the file with commas"));
            return null;
        }

        var known = table.FileColumns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        foreach (var name in header.Where(n => !known.ContainsKey(n)))
            faults.Add(new(file, 1, name, $"unknown column: remove it or correct its name; the columns are {Header(table)}"));
        foreach (var missing in known.Keys.Except(header, StringComparer.Ordinal))
            faults.Add(new(file, 1, missing, "the column is missing: add it to the header (its values may be blank where nothing is known)"));
        foreach (var twice in header.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            faults.Add(new(file, 1, twice.Key, "the column stands twice: remove one"));
        return faults.Count > before ? null : [.. header.Select(n => known[n])];
    }

    private static ContentRow ReadRow(ContentTable table, List<ContentColumn> columns, CsvReader reader, string file, int line, List<ImportFault> faults)
    {
        var row = new ContentRow(table, table.NewEntity(), file, line);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].TryParse(reader.GetString(i), out var value, out var problem))
            {
                columns[i].Set(row.Entity, value);
                continue;
            }

            row.Break(columns[i]);
            faults.Add(row.Fault(columns[i].Name, problem.En));
        }

        row.Key = table.KeyOf(row.Entity);
        return row;
    }
}
