using System.Globalization;
using System.IO.Compression;
using Microsoft.Extensions.Primitives;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>A whole answer with status 200. Its compressed forms are made when first asked for.</summary>
/// <param name="at">When it was rendered.</param>
/// <param name="tag">Weak entity tag of the state that it shows.</param>
/// <param name="headers">What the page said of itself, its tag and length left out.</param>
/// <param name="body">As rendered.</param>
public sealed class KeptPage(DateTimeOffset at, string tag, KeyValuePair<string, StringValues>[] headers, byte[] body)
{
    private const int LeastCompressed = 1024;

    /// <summary>The best for what is made once and sent often in a few milliseconds; the highest quality takes fifty times as long.</summary>
    private const CompressionLevel Level = CompressionLevel.Optimal;

    private static readonly byte[] None = [];
    private readonly bool compresses = body.Length >= LeastCompressed && IsText(headers);
    private byte[]? brotli;
    private byte[]? gzip;

    public DateTimeOffset At => at;

    /// <summary>Bytes in memory at most: a compressed form is kept only where it is no more than half of the page.</summary>
    public long Size => (compresses ? 2L : 1L) * body.Length + 2048;

    /// <summary>304 where the reader has it already.</summary>
    /// <param name="http">The answer has not begun.</param>
    /// <param name="age">Since it was rendered; null for who had it rendered.</param>
    public Task SendAsync(HttpContext http, TimeSpan? age)
    {
        var response = http.Response;
        foreach (var (name, value) in headers)
            response.Headers[name] = value;
        response.Headers.ETag = tag;
        if (compresses)
            response.Headers.Vary = "Accept-Encoding";
        if (age is { } since)
            response.Headers.Age = Math.Max(0, (long)since.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (IsKnownTo(http.Request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ContentType = StringValues.Empty;
            return Task.CompletedTask;
        }

        var sent = FormFor(http.Request.Headers.AcceptEncoding, response.Headers);
        response.ContentLength = sent.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(sent, http.RequestAborted).AsTask();
    }

    /// <summary>Compared weakly (RFC 9110, 8.8.3.2).</summary>
    private bool IsKnownTo(StringValues tags)
    {
        foreach (var line in tags)
        {
            if (line is not null && (line == "*" || line.Contains(tag[2..], StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private byte[] FormFor(StringValues accepted, IHeaderDictionary answer)
    {
        if (!compresses || accepted.Count == 0)
            return body;
        if (Accepts(accepted, "br") && (brotli ??= Compressed(to => new BrotliStream(to, Level, leaveOpen: true))).Length > 0)
        {
            answer.ContentEncoding = "br";
            return brotli;
        }

        if (Accepts(accepted, "gzip") && (gzip ??= Compressed(to => new GZipStream(to, Level, leaveOpen: true))).Length > 0)
        {
            answer.ContentEncoding = "gzip";
            return gzip;
        }

        return body;
    }

    private byte[] Compressed(Func<Stream, Stream> coding)
    {
        var made = new MemoryStream(body.Length / 2);
        using (var compressor = coding(made))
            compressor.Write(body);
        return made.Length <= body.Length / 2 ? made.ToArray() : None;
    }

    /// <summary>Named, and not with a weight of nothing (RFC 9110, 12.5.3).</summary>
    private static bool Accepts(StringValues header, string coding)
    {
        foreach (var line in header)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var item = line.AsSpan(range);
                var end = item.IndexOf(';');
                if ((end < 0 ? item : item[..end]).Trim().Equals(coding, StringComparison.OrdinalIgnoreCase))
                    return end < 0 || item[(end + 1)..].ContainsAnyInRange('1', '9');
            }
        }

        return false;
    }

    private static bool IsText(KeyValuePair<string, StringValues>[] headers)
    {
        var type = Array.Find(headers, h => h.Key == "Content-Type").Value.ToString();
        return type.StartsWith("text/", StringComparison.Ordinal) || type.Contains("json", StringComparison.Ordinal) || type.Contains("xml", StringComparison.Ordinal);
    }
}
