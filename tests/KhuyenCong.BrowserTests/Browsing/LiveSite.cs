using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KhuyenCong.BrowserTests.Browsing;

/// <summary>The published host as a process of its own, on a free port of localhost and a data folder of its own that its first start fills with the sample.</summary>
public sealed class LiveSite : IAsyncDisposable
{
    private readonly Process process;
    private readonly string dataFolder;
    private readonly List<string> said = [];

    private LiveSite(Process process, Uri address, string dataFolder)
    {
        this.process = process;
        this.dataFolder = dataFolder;
        Address = address;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The repository's folder: five levels above the tests' output.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));

    public Uri Address { get; }

    /// <summary>Of its database, for a host beside it.</summary>
    public string DataFolder => dataFolder;

    /// <summary>Follows no redirect, keeps no cookie, unpacks nothing.</summary>
    public HttpClient Client { get; }

    /// <summary>What the host has printed so far.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (said)
                return [.. said];
        }
    }

    private static string Folder =>
        Environment.GetEnvironmentVariable("CATALOGUE_SITE") is { Length: > 0 } site ? site : Path.Combine(Repository, "artifacts", "site");

    /// <exception cref="InvalidOperationException">The host ended, or was not ready within a minute; with what it said.</exception>
    public static async Task<LiveSite> StartAsync()
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var dataFolder = Directory.CreateTempSubdirectory("kc-browser-").FullName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "KhuyenCong.Catalogue.Web.dll"), "serve"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["Catalogue__PublicUrl"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["Catalogue__DataFolder"] = dataFolder;
        start.Environment["Catalogue__Postgres"] = "";
        var site = new LiveSite(Process.Start(start)!, address, dataFolder);
        await site.ReadyAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(dataFolder, recursive: true);
    }

    private async Task ReadyAsync()
    {
        var deadline = Stopwatch.StartNew();
        while (deadline.Elapsed < TimeSpan.FromMinutes(1) && !process.HasExited)
        {
            try
            {
                using var answer = await Client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        string words;
        lock (said)
            words = string.Join('\n', said);
        await DisposeAsync();
        throw new InvalidOperationException($"The site under {Folder} did not become ready. Is it published? It said:\n{words}");
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
            lock (said)
                said.Add(text);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
