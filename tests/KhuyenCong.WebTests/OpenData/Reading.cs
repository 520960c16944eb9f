using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.OpenData;

/// <summary>What the machine faces answer, read as plainly as can be.</summary>
internal static class Reading
{
    public static async Task<string> TextAsync(TestSite site, string path, string type)
    {
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)response.StatusCode}: {body[..Math.Min(body.Length, 500)]}");
        Assert.Equal((path, type), (path, response.Content.Headers.ContentType!.MediaType));
        return body;
    }

    public static async Task<JsonNode> JsonAsync(TestSite site, string path, string type = "application/json") => JsonNode.Parse(await TextAsync(site, path, type))!;

    public static async Task<HttpStatusCode> StatusAsync(TestSite site, string path)
    {
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    /// <summary>The data blocks of a page, of one type.</summary>
    public static List<JsonNode> Blocks(IDocument page, string type) =>
        [.. page.QuerySelectorAll("script[type='application/ld+json']").Select(s => JsonNode.Parse(s.TextContent)!).Where(b => b["@type"]!.GetValue<string>() == type)];

    public static string? Value(JsonNode? node) => node?.ToString();

    /// <summary>RFC 4180, the shortest reader: rows by name of the column.</summary>
    public static List<Dictionary<string, string>> Csv(string text)
    {
        var rows = new List<List<string>> { new() };
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                    rows.Add([]);
            }
            else if (quoted || c != '\r')
                cell.Append(c);
        }

        rows.RemoveAt(rows.Count - 1);
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }
}
