using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KhuyenCong.Benchmarks;

/// <summary>Times in milliseconds.</summary>
public sealed record Times(double Median, double P95, int Bytes)
{
    public static Times Of(List<double> times, int bytes)
    {
        times.Sort();
        return new(times[times.Count / 2], times[(int)(times.Count * 0.95)], bytes);
    }
}

/// <summary>
/// A client on this machine with one open connection. Its times hold the server's work and the way there and back over loopback, so that they are an
/// upper bound of the server's own.
/// </summary>
public sealed class Browser(string url) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };

    public static string FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    /// <summary>Until the path answers 200; asked every 5 ms.</summary>
    public async Task<TimeSpan> UntilReadyAsync(string path, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < limit)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.StatusCode is HttpStatusCode.OK)
                    return watch.Elapsed;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(5);
        }

        throw new TimeoutException($"{path} did not answer within {limit}.");
    }

    /// <summary>Past the page cache: it keeps nothing for a request with credentials, and answers it with nothing kept.</summary>
    public Task<Times> RenderedAsync(string path, int count) => MeasureAsync(path, count, isCached: false, isPeer: false);

    /// <summary>The runtime compiles what is hot anew after some calls.</summary>
    public async Task WarmAsync(string path)
    {
        for (var i = 0; i < 60; i++)
            await RenderOnceAsync(path);
    }

    public Task RenderOnceAsync(string path) => AskAsync(path, isCached: false);

    public Task<Times> CachedAsync(string path, int count) => MeasureAsync(path, count, isCached: true, isPeer: false);

    public Task<Times> PeerAsync(string path, int count) => MeasureAsync(path, count, isCached: true, isPeer: true);

    /// <summary>Answers a second over some connections that each ask again at once.</summary>
    public async Task<double> ThroughputAsync(string path, int connections, TimeSpan time)
    {
        for (var i = 0; i < 500; i++)
            await AskAsync(path, isCached: true);
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var count = 0;
            for (; watch.Elapsed < time; count++)
                await AskAsync(path, isCached: true);
            return count;
        }));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    public async Task<byte[]> BytesAsync(string path) => (await AskAsync(path, isCached: true)).Body;

    /// <summary>One answer read as it comes and thrown away, past the page cache; its time in milliseconds and its length.</summary>
    public async Task<(double Time, long Bytes)> DrainAsync(string path)
    {
        var watch = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bench none");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode is not HttpStatusCode.OK)
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        await using var body = await answer.Content.ReadAsStreamAsync();
        var (buffer, bytes) = (new byte[1 << 16], 0L);
        for (var read = 1; read > 0; bytes += read)
            read = await body.ReadAsync(buffer);
        return (Stopwatch.GetElapsedTime(watch).TotalMilliseconds, bytes);
    }

    public void Dispose() => client.Dispose();

    private async Task<Times> MeasureAsync(string path, int count, bool isCached, bool isPeer)
    {
        if (isCached)
            await AskAsync(path, isCached);
        var times = new List<double>();
        var bytes = 0;
        for (var i = 0; i < count; i++)
        {
            var watch = Stopwatch.GetTimestamp();
            var (body, wasCached) = await AskAsync(path, isCached);
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            bytes = body.Length;
            if (!isPeer && wasCached != isCached)
                throw new InvalidOperationException($"{path} was {(wasCached ? "" : "not ")}answered from the cache.");
        }

        return Times.Of(times, bytes);
    }

    private async Task<(byte[] Body, bool WasCached)> AskAsync(string path, bool isCached)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (!isCached)
            request.Headers.TryAddWithoutValidation("Authorization", "Bench none");
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode is HttpStatusCode.OK
            ? (body, answer.Headers.Age is not null)
            : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }
}
