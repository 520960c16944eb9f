using System.Diagnostics;
using System.Text.Json.Nodes;
using KhuyenCong.BrowserTests.Browsing;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;

namespace KhuyenCong.BrowserTests.Pages;

/// <summary>The Nu HTML checker (npm vnu-jar under tests/parsers, run by Java) finds no error in any template, in either language.</summary>
[Collection(nameof(Stories))]
public sealed class MarkupTests(BrowsedSite browsed) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kc-markup-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_template_is_valid_html()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Template.Both)
        {
            var (template, path) = ((string)row[0], (string)row[1]);
            var file = $"{names.Count}.html";
            using var answer = await browsed.Site.Client.GetAsync(path);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), await answer.Content.ReadAsStringAsync());
            names.Add(file, $"{template} ({path})");
        }

        await using (var host = TestDatabase.HostOn(browsed.Site.DataFolder))
        {
            var (cookie, value, _) = await SignedIn.CookieAsync(host.Services, Role.Administrator);
            foreach (var path in BackOfficeTests.All)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                // Who is signed in is led past the page for signing in.
                if (!BackOfficeTests.IsOpen(path))
                    request.Headers.Add("Cookie", $"{cookie}={value}");
                using var answer = await browsed.Site.Client.SendAsync(request);
                var file = $"{names.Count}.html";
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), await answer.Content.ReadAsStringAsync());
                names.Add(file, path);
            }
        }

        // A page that is wrong on purpose, so that a checker that reads nothing does not pass.
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "wrong.html"), "<!DOCTYPE html><html lang=\"vi\"><title>x</title><p><ul><img src=x></ul>");
        var messages = await CheckAsync();
        var faults = messages.ConvertAll(m => (File: m["url"]!.GetValue<string>().Split('/')[^1], Text: $"{m["lastLine"]}: {m["message"]} … {m["extract"]}"));
        Assert.Contains(faults, f => f.File == "wrong.html");
        var found = faults.Where(f => f.File != "wrong.html").Select(f => $"{names[f.File]}, line {f.Text}").ToList();
        Assert.True(found.Count == 0, $"{found.Count} errors:\n{string.Join('\n', found)}");
    }

    private async Task<List<JsonNode>> CheckAsync()
    {
        var jar = Path.Combine(LiveSite.Repository, "tests", "parsers", "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        Assert.True(File.Exists(jar), "The checker is not installed: run 'npm ci' in tests/parsers, as ./test does.");
        using var process = Process.Start(new ProcessStartInfo("java", ["-Xss4m", "-jar", jar, "--errors-only", "--format", "json", "--exit-zero-always", folder.FullName])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        var report = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. JsonNode.Parse(report)!["messages"]!.AsArray().Select(m => m!)];
    }
}
