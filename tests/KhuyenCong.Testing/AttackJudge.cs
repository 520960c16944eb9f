using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace KhuyenCong.Testing;

/// <summary>Looks at an answer as a reader's program would: did anything of an attack become an element, an attribute, a script, an address that runs, a formula, a header?</summary>
public static class AttackJudge
{
    private const string ForeignHost = "zzpwn.example";

    private static readonly Uri Own = new("http://own.example/");

    private static readonly string[] Running = ["javascript:", "vbscript:", "data:"];

    private static readonly string[] Addresses = ["href", "src", "srcset", "action", "formaction", "xlink:href", "data", "poster", "background", "cite", "manifest", "ping", "srcdoc", "code", "codebase"];

    /// <summary>Elements that load or send without being asked.</summary>
    private static readonly string[] Loading = ["script", "img", "iframe", "source", "object", "embed", "video", "audio", "form", "base", "input", "button", "image", "use"];

    public static async Task<IReadOnlyList<string>> FaultsAsync(string where, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        var faults = new List<string>();
        if ((int)answer.StatusCode >= 500)
            faults.Add($"answered {(int)answer.StatusCode}");
        if (answer.Headers.Location is { } next && !IsOwn(next, answer.RequestMessage!.RequestUri!))
            faults.Add($"leads to {next}");
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith(Attacks.Mark, StringComparison.OrdinalIgnoreCase)))
            faults.Add("sets a cookie of the attack");
        if (!body.Contains(Attacks.Mark, StringComparison.OrdinalIgnoreCase))
            return Told();
        if (!answer.Headers.TryGetValues("X-Content-Type-Options", out var sniffing) || sniffing.Single() != "nosniff")
            faults.Add("may be taken for another type");
        switch (answer.Content.Headers.ContentType?.MediaType)
        {
            case "text/html":
                JudgePage(body, faults);
                break;
            case "application/json" or "application/ld+json" or "application/feed+json" or "application/problem+json" or "application/manifest+json":
                JudgeJson(body, faults);
                break;
            case "application/atom+xml" or "application/xml" or "text/xml":
                JudgeXml(body, faults);
                break;
            // A byte order mark, which reading as text takes away: a file for spreadsheets.
            case "text/csv" when (await answer.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith("\uFEFF"u8):
                JudgeCsv(body, faults);
                break;
            case "text/calendar":
                JudgeCalendar(body, faults);
                break;
            // Files of the open data are read by programs, which want each value as it is.
            case "text/csv" or "application/jsonl" or "application/x-ndjson" or "text/plain":
                break;
            case var other:
                faults.Add($"tells of the attack as {other}");
                break;
        }

        return Told();

        IReadOnlyList<string> Told() => [.. faults.Distinct().Select(f => $"{where}: {f}")];
    }

    /// <summary>Whether an answer was shaped by an attack at all: it is said somewhere.</summary>
    public static async Task<bool> TellsAsync(HttpResponseMessage answer) => (await answer.Content.ReadAsStringAsync()).Contains(Attacks.Mark, StringComparison.Ordinal);

    private static bool IsOwn(Uri next, Uri asked) =>
        next.IsAbsoluteUri ? next.Authority == asked.Authority && next.Scheme == asked.Scheme : next.OriginalString is ['/', not ('/' or '\\'), ..] or "/" or ['?', ..];

    private static void JudgePage(string html, List<string> faults)
    {
        var page = new HtmlParser(new() { IsKeepingSourceReferences = false }).ParseDocument(html);
        foreach (var element in page.All)
            JudgeElement(element, faults);
        foreach (var comment in page.Descendants<IComment>().Where(c => c.Data.Contains(Attacks.Mark, StringComparison.OrdinalIgnoreCase)))
            faults.Add($"comment {Shown(comment.Data)}");
    }

    private static void JudgeElement(IElement element, List<string> faults)
    {
        var name = element.LocalName;
        if (name.Contains(Attacks.Mark, StringComparison.OrdinalIgnoreCase) || name is "base" or "style" or "object" or "embed" or "math")
            faults.Add($"element {Shown(element.OuterHtml)}");
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name.Contains(Attacks.Mark, StringComparison.OrdinalIgnoreCase) || attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "style" or "srcdoc")
                faults.Add($"attribute {attribute.Name} of {Shown(element.OuterHtml)}");
            if (Addresses.Contains(attribute.Name))
                JudgeAddress(element, name, attribute, faults);
        }

        if (name == "meta" && element.HasAttribute("http-equiv"))
            faults.Add($"element {Shown(element.OuterHtml)}");
        if (name != "script" || element.HasAttribute("src"))
            return;
        if (element.GetAttribute("type") is "application/ld+json")
            JudgeJson(element.TextContent, faults);
        else
            faults.Add($"script {Shown(element.TextContent)}");
    }

    private static void JudgeAddress(IElement element, string name, IAttr attribute, List<string> faults)
    {
        if (Runs(attribute.Value))
            faults.Add($"address {attribute.Name} of {Shown(element.OuterHtml)}");
        var loads = Loading.Contains(name) || (name == "link" && element.GetAttribute("rel") is not ("canonical" or "alternate" or "license"));
        if (loads && Uri.TryCreate(Own, attribute.Value, out var from) && from.Host.EndsWith(ForeignHost, StringComparison.OrdinalIgnoreCase))
            faults.Add($"loads from {attribute.Name} of {Shown(element.OuterHtml)}");
    }

    /// <summary>Browsers pass over white space and control characters within the scheme.</summary>
    private static bool Runs(string address)
    {
        var tidy = string.Concat(address.Where(c => c > ' '));
        return Running.Any(r => tidy.StartsWith(r, StringComparison.OrdinalIgnoreCase));
    }

    private static void JudgeJson(string json, List<string> faults)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            Walk(document.RootElement, "");
        }
        catch (JsonException broken)
        {
            faults.Add($"broken JSON: {broken.Message}");
        }

        void Walk(JsonElement value, string name)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in value.EnumerateObject())
                    {
                        if (property.Name.Contains(Attacks.Mark, StringComparison.OrdinalIgnoreCase))
                            faults.Add($"JSON property {Shown(property.Name)}");
                        Walk(property.Value, property.Name);
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var item in value.EnumerateArray())
                        Walk(item, name);
                    break;
                case JsonValueKind.String when name is "@id" or "url" or "href" or "image" or "logo" or "sameAs" or "contentUrl" or "item" or "urlTemplate" or "license" or "website" or "id" or "home_page_url" or "feed_url" && Runs(value.GetString()!):
                    faults.Add($"JSON {name} is {Shown(value.GetString()!)}");
                    break;
                case JsonValueKind.String when name is "content_html":
                    JudgeFragment(value.GetString()!, faults);
                    break;
            }
        }
    }

    private static void JudgeXml(string xml, List<string> faults)
    {
        XDocument document;
        try
        {
            document = XDocument.Parse(xml);
        }
        catch (XmlException broken)
        {
            faults.Add($"broken XML: {broken.Message}");
            return;
        }

        foreach (var element in document.Descendants())
        {
            if (element.Name.LocalName.Contains(Attacks.Mark, StringComparison.OrdinalIgnoreCase) || element.Name.LocalName is "script" or "svg" or "img")
                faults.Add($"XML element {element.Name.LocalName}");
            foreach (var attribute in element.Attributes())
            {
                if (attribute.Name.LocalName.Contains(Attacks.Mark, StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal))
                    faults.Add($"XML attribute {attribute.Name.LocalName}");
                if (attribute.Name.LocalName is "href" or "src" && Runs(attribute.Value))
                    faults.Add($"XML address {Shown(attribute.Value)}");
            }

            if (element.Attribute("type")?.Value == "html")
                JudgeFragment(element.Value, faults);
        }

        foreach (var instruction in document.DescendantNodes().OfType<XProcessingInstruction>().Where(i => i.Target.Contains(Attacks.Mark, StringComparison.OrdinalIgnoreCase)))
            faults.Add($"XML instruction {instruction.Target}");
    }

    private static void JudgeFragment(string html, List<string> faults)
    {
        foreach (var element in new HtmlParser().ParseDocument($"<body>{html}").Body!.QuerySelectorAll("*"))
            JudgeElement(element, faults);
    }

    private static void JudgeCsv(string csv, List<string> faults)
    {
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in csv.AsSpan())
        {
            if (c == '"')
                quoted = !quoted;
            if (!quoted && c is ',' or '\n')
                Close();
            else if (c != '"')
                cell.Append(c);
        }

        Close();

        void Close()
        {
            if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' && cell.ToString().Contains(Attacks.Mark, StringComparison.Ordinal))
                faults.Add($"CSV formula {Shown(cell.ToString())}");
            cell.Clear();
        }
    }

    private static void JudgeCalendar(string text, List<string> faults)
    {
        foreach (var line in text.Split("\r\n").Where(l => l.Contains('\n', StringComparison.Ordinal) || l.StartsWith(Attacks.Mark, StringComparison.Ordinal) || l.StartsWith("BEGIN:VALARM", StringComparison.Ordinal)))
            faults.Add($"calendar line {Shown(line)}");
    }

    private static string Shown(string text) => text.Length <= 140 ? text : text[..140] + "…";
}
