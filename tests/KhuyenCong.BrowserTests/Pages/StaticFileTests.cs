using System.Net;
using System.Text.RegularExpressions;
using KhuyenCong.BrowserTests.Browsing;

namespace KhuyenCong.BrowserTests.Pages;

/// <summary>What a page refers to is there in Production: with a body, its type, and a year in caches where the name carries a fingerprint.</summary>
[Collection(nameof(Stories))]
public sealed partial class StaticFileTests(BrowsedSite browsed)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css",
        [".js"] = "text/javascript",
        [".woff2"] = "font/woff2",
        [".otf"] = "font/otf",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
    };

    [Fact]
    public async Task Every_file_of_the_pages_has_a_body_and_its_type()
    {
        var files = await FilesAsync();
        Assert.Contains(files, f => f.EndsWith(".css", StringComparison.Ordinal));
        Assert.Contains(files, f => f.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(files, f => f.EndsWith(".woff2", StringComparison.Ordinal));
        Assert.True(files.Count(f => f.EndsWith(".svg", StringComparison.Ordinal)) > 10, "The lists show few illustrations.");
        foreach (var file in files)
        {
            using var answer = await browsed.Site.Client.GetAsync(file);
            var body = await answer.Content.ReadAsByteArrayAsync();
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{file}: {answer.StatusCode}");
            Assert.True(body.Length > 100, $"{file}: {body.Length} bytes");
            Assert.Equal((file, Types[Path.GetExtension(file)]), (file, answer.Content.Headers.ContentType?.MediaType));
        }
    }

    [Fact]
    public async Task A_fingerprinted_file_stays_in_caches_for_a_year()
    {
        var named = (await FilesAsync()).Where(f => Fingerprint().IsMatch(f)).ToList();
        Assert.Contains(named, f => f.EndsWith(".css", StringComparison.Ordinal));
        Assert.Contains(named, f => f.EndsWith(".js", StringComparison.Ordinal));
        foreach (var file in named)
        {
            using var answer = await browsed.Site.Client.GetAsync(file);
            // The line as sent: two headers that contradict each other would be one list here.
            Assert.Equal((file, "max-age=31536000, immutable"), (file, string.Join(", ", answer.Headers.NonValidated["Cache-Control"])));
        }
    }

    /// <summary>Paths of the files that the fullest pages and their style sheet name.</summary>
    private async Task<List<string>> FilesAsync()
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var page in (string[])["/", "/san-pham", "/san-pham?trang=2", "/san-pham/tieu-bau-may-25", "/khong-co"])
            files.UnionWith(FileOfPage().Matches(await TextAsync(page)).Select(m => m.Groups[1].Value));
        foreach (var sheet in files.Where(f => f.EndsWith(".css", StringComparison.Ordinal)).ToList())
            files.UnionWith(FileOfSheet().Matches(await TextAsync(sheet)).Select(m => new Uri(new Uri(browsed.Site.Address, sheet), m.Groups[1].Value).AbsolutePath));
        return [.. files];
    }

    private async Task<string> TextAsync(string path)
    {
        using var answer = await browsed.Site.Client.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("""(?:href|src)="(/[^"?]+\.(?:css|js|woff2|svg|png))(?=["?])""")]
    private static partial Regex FileOfPage();

    [GeneratedRegex("""url\(["']?(?!data:|#)([^"')?#]+)""")]
    private static partial Regex FileOfSheet();

    [GeneratedRegex("""\.[a-z0-9]{10}\.[a-z0-9]+$""")]
    private static partial Regex Fingerprint();
}
