using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace KhuyenCong.Benchmarks;

/// <summary>The measure of a cached page: a Kestrel in a process of its own that serves a static file of the same bytes, and does nothing else.</summary>
public static class Peer
{
    public const string Command = "peer";

    public static Process Start(string url, string file) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(Peer).Assembly.Location, Command, url, file]) { UseShellExecute = false })!;

    public static async Task<int> ServeAsync(string url, string file)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetDirectoryName(file)!),
            ServeUnknownFileTypes = true,
            DefaultContentType = "text/html; charset=utf-8",
        });
        await app.RunAsync();
        return 0;
    }
}
