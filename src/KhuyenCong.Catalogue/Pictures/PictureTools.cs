using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace KhuyenCong.Catalogue.Pictures;

/// <summary>What a tool did: its answer, or that it was refused, broke or took too long.</summary>
public readonly record struct ToolRun(bool Worked, bool TookTooLong, string Said);

/// <summary>
/// The command-line tools of libvips, each run as a process of its own that can do little: without the environment, in a private folder, without loaders that libvips does not
/// trust, with limits of the system for processor time, address space and file size, and ended when its time is over. libvips has no limits of its own.
/// </summary>
/// <param name="searchPath">Folders of the tools, as in PATH.</param>
/// <param name="longest">How long one of them may take.</param>
public sealed class PictureTools(string searchPath, TimeSpan longest)
{
    private const long AddressSpace = 1536L * 1024 * 1024;
    private const long LongestFile = 128L * 1024 * 1024;
    private const int MostWords = 4000;

    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public const string Header = "vipsheader";
    public const string Vips = "vips";
    private const string Limiter = "prlimit";

    /// <summary>Is all there that is needed?</summary>
    public bool AreThere => !OperatingSystem.IsWindows() && Find(Header) is not null && Find(Vips) is not null && Find(Limiter) is not null;

    /// <exception cref="OperationCanceledException">The caller does not wait any longer; the process is ended.</exception>
    public async Task<ToolRun> RunAsync(string folder, string tool, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var seconds = Math.Max(1, (int)longest.TotalSeconds);
        var start = new ProcessStartInfo(Find(Limiter)!, [Limit("cpu", seconds), Limit("as", AddressSpace), Limit("fsize", LongestFile), Limit("core", 0), "--", Find(tool)!, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = searchPath;
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "2";
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        var (said, complaint) = (ReadAsync(process.StandardOutput, limit.Token), ReadAsync(process.StandardError, limit.Token));
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode == 0, false, await said + await complaint);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return new(false, true, "");
        }
    }

    private string? Find(string tool) => searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(f => Path.Combine(f, tool)).FirstOrDefault(File.Exists);

    private static string Limit(string what, long most) => string.Create(CultureInfo.InvariantCulture, $"--{what}={most}");

    /// <summary>The first words; a broken file can have a tool say the same thousands of times.</summary>
    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var words = new StringBuilder();
        var buffer = new char[1024];
        try
        {
            for (int read; (read = await reader.ReadAsync(buffer, cancellationToken)) > 0;)
                words.Append(buffer, 0, Math.Min(read, MostWords - words.Length));
        }
        catch (OperationCanceledException)
        {
            // The run is over, and says so itself.
        }

        return words.ToString();
    }
}
