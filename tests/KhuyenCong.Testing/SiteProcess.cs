using System.Diagnostics;
using System.Globalization;

namespace KhuyenCong.Testing;

/// <summary>The host as a process of its own, as an operator starts it: the published site named by CATALOGUE_SITE, else the one beside the tests.</summary>
public sealed class SiteProcess : IDisposable
{
    private readonly Process process;
    private readonly List<string> said = [];

    private SiteProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Folder of the host's assembly.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("CATALOGUE_SITE") is { Length: > 0 } site ? site : AppContext.BaseDirectory;

    public bool HasEnded => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>Of all its threads: unlike the time on the clock it does not grow when the machine is busy elsewhere.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory, bytes, as the kernel counts it.</summary>
    public long ResidentBytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>Both streams, line by line.</summary>
    public string[] Said
    {
        get
        {
            lock (said)
                return [.. said];
        }
    }

    /// <summary>Starts <paramref name="command"/> on a database: a folder, and a connection string that is empty for SQLite. <paramref name="urls"/> is for serving.</summary>
    public static SiteProcess Start(string dataFolder, string postgres, string[] command, string urls = "http://127.0.0.1:0", IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "KhuyenCong.Catalogue.Web.dll"), .. command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = urls;
        start.Environment["Catalogue__DataFolder"] = dataFolder;
        start.Environment["Catalogue__Postgres"] = postgres;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>SIGKILL. False where the process had ended by itself.</summary>
    public async Task<bool> KillAsync()
    {
        var alive = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        // 128 + SIGKILL: it had not ended in between.
        return alive && process.ExitCode == 137;
    }

    public Task WaitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
            lock (said)
                said.Add(text);
    }
}
