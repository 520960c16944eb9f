using System.Text;
using System.Text.Json;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>Writes one kind of record into two files as it is read: CSV (UTF-8, RFC 4180 with CRLF, a header row) and JSON Lines in the API's own shape.</summary>
internal sealed class DumpWriter<T>(string csvPath, string jsonPath, IReadOnlyList<(string Name, Func<T, string?> Value)> columns) : IAsyncDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly StreamWriter csv = Open(csvPath);
    private readonly StreamWriter json = Open(jsonPath);
    private bool headed;

    public int Records { get; private set; }

    public async Task WriteAsync(IReadOnlyList<T> records, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        if (!headed)
            text.AppendJoin(',', columns.Select(c => c.Name)).Append("\r\n");
        headed = true;
        foreach (var record in records)
            text.AppendJoin(',', columns.Select(c => CsvText.Quote(c.Value(record)))).Append("\r\n");
        await csv.WriteAsync(text, cancellationToken);
        text.Clear();
        foreach (var record in records)
            text.Append(JsonSerializer.Serialize(record, ApiJson.Options)).Append('\n');
        await json.WriteAsync(text, cancellationToken);
        Records += records.Count;
    }

    public async ValueTask DisposeAsync()
    {
        await csv.DisposeAsync();
        await json.DisposeAsync();
    }

    private static StreamWriter Open(string path) => new(path, new UTF8Encoding(false), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = BufferSize });
}
