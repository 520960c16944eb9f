using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace KhuyenCong.Benchmarks;

/// <summary>The measure of a cached page: a bare Kestrel in a process of its own that serves the same bytes from memory.</summary>
public static class Peer
{
    public const string Command = "peer";

    public static Process Start(string url, string file) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(Peer).Assembly.Location, Command, url, file]) { UseShellExecute = false })!;

    public static async Task<int> ServeAsync(string url, string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            return context.Response.Body.WriteAsync(bytes).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}
