using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using KhuyenCong.Catalogue.BackOffice;
using KhuyenCong.Catalogue.Web.Hosting;
using KhuyenCong.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Hosting;

/// <summary>Any bytes that reach routing get a true status and a designed page.</summary>
public sealed class RobustnessTests
{
    private const int OfEachRoute = 10;

    private static readonly string[] Names = [.. PageCachePolicy.QueryNames.OfType<string>(), "x"];

    private static readonly string[] Ids = ["1", "2", "25", "999999", "0", "-3", "2147483648"];

    private static readonly Regex Parameter = new(@"\{[^}]*\}", RegexOptions.NonBacktracking);

    private static readonly string[] Files = ["/gioi-thieu", "/thong-ke/nam.csv", "/tin-tuc/chuyen-muc/chung-nhan", "/img/kinds/tea.svg", "/lib/site.css", "/khong-co", "/en/nothing"];

    private static readonly string[] Values =
        ["", "che", "chè", "con", "quoc-gia", "2023", "0", "-1", "1", "99999999999999", "2026-12-31", "2026-11", "circular", "'", "\"", "<script>", "%", "\\", "../..", "null", "cbtp", "thai-nguyen", "100", "\u0301", "đ", "𠀀", "\u202e", "a\u0000b"];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Get_AnyPathAndQuery_AnswersWithATrueStatusAndAPage(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var random = new Random(20261122);
        var faults = new List<string>();
        foreach (var target in RoutesOf(site).Concat(Files).SelectMany(route => Enumerable.Range(0, OfEachRoute).Select(_ => TargetOf(route, random))))
        {
            var (status, body) = await SendAsync(site.Client.BaseAddress!, target);
            var designed = status is 200 or 301 || body.Contains("data-testid=\"error-page\"", StringComparison.Ordinal) || body.Contains("\"status\":", StringComparison.Ordinal)
                || status is 400 && body.Contains("aria-invalid=\"true\"", StringComparison.Ordinal)
                || status is 410 && body.Contains("data-testid=\"link-over\"", StringComparison.Ordinal)
                || body.Length == 0 && status is 400 or 414;
            // Behind the door nobody gets further than the page for signing in.
            if (status is 302 && Door.IsBehind(target.Split('?')[0]))
                continue;
            if (status is not (200 or 301 or 400 or 404 or 410 or 414) || !designed)
                faults.Add($"{status} {target} {body[..Math.Min(200, body.Length)]}");
        }

        Assert.Empty(faults);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Get_EachPage_CarriesStrictHeadersAndNoCookie(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        foreach (var path in (string[])["/", "/san-pham", "/khong-co", "/san-pham?trang=x", "/api/v1/products", "/gioi-thieu"])
        {
            using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            string Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
            Assert.Contains("default-src 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal("strict-origin-when-cross-origin", Header("Referrer-Policy"));
            Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
            Assert.Empty(Header("Set-Cookie"));
            Assert.Empty(Header("Server"));
            Assert.Empty(Header("Strict-Transport-Security"));
        }
    }

    /// <summary>The second time the answer comes from the page cache.</summary>
    [Theory]
    [InlineData("/api/v1/products?q=che", true)]
    [InlineData("/openapi/v1.json", true)]
    [InlineData("/du-lieu-mo/dcat.jsonld", true)]
    [InlineData("/feed.atom", true)]
    [InlineData("/en/feed.json", true)]
    [InlineData("/san-pham", false)]
    [InlineData("/quan-tri", false)]
    [InlineData("/tai-khoan/dang-nhap", false)]
    public async Task OpenData_ByPagesOfOtherHosts_IsReadableAndNothingElseIs(string path, bool open)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        for (var time = 0; time < 2; time++)
        {
            using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(open ? "*" : null, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? Assert.Single(origins) : null);
            Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Get_EachPage_HasNoInlineScriptOrStyle(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        foreach (var path in (string[])["/", "/en", "/san-pham?q=che&nhom=cbtp", "/co-so", "/chung-nhan?q=tra", "/ky-binh-chon", "/tim-kiem?q=che", "/tin-tuc", "/tin-tuc/khuyen-cong-hoa-binh-2023-tien-di-vao-may-moc-4", "/van-ban", "/van-ban/thong-tu-26-2014-tt-bct-5", "/so-do-trang"])
        {
            var page = await site.PageAsync(path);
            Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src]):not([type='application/ld+json'])"));
            Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
            Assert.All(page.QuerySelectorAll("[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")), url =>
                Assert.True(url!.StartsWith('/') || url.StartsWith("http://localhost:5080/", StringComparison.Ordinal), url));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Head_OfAPage_AnswersAsGetWithoutABody(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        using var response = await site.Client.SendAsync(new(HttpMethod.Head, "/san-pham"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.DoesNotContain(site.Services.GetRequiredService<EndpointDataSource>().Endpoints, e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { } methods && methods.Contains("GET") && !methods.Contains("HEAD"));
    }

    /// <summary>Every route that is read, as the site itself lists them.</summary>
    private static List<string> RoutesOf(TestSite site)
    {
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is null or ["GET", ..] && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.Contains("/san-pham/{slug}-{id:int}", routes);
        return routes;
    }

    /// <summary>The route with its parameters filled in, now and then with more behind it, and a query.</summary>
    private static string TargetOf(string route, Random random)
    {
        var path = new StringBuilder(Parameter.Replace(route, parameter =>
            parameter.Value.Contains(":int", StringComparison.Ordinal) ? Ids[random.Next(Ids.Length)] : random.Next(2) == 0 ? "x" : Escape(random)));
        if (random.Next(4) == 0)
            path.Append('/').Append(Escape(random));
        if (random.Next(8) == 0)
            path.Append("-1");
        for (var i = 0; i < random.Next(6); i++)
            path.Append(i == 0 ? '?' : '&').Append(Names[random.Next(Names.Length)]).Append('=').Append(random.Next(3) == 0 ? Escape(random) : Uri.EscapeDataString(Values[random.Next(Values.Length)]));
        return path.ToString();
    }

    /// <summary>Random bytes, escaped one by one; not valid UTF-8 as a rule.</summary>
    private static string Escape(Random random)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1 + random.Next(12); i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"%{1 + random.Next(255):X2}");
        return text.ToString();
    }

    /// <summary>Sent by hand: an HTTP client would tidy the target first.</summary>
    private static async Task<(int Status, string Body)> SendAsync(Uri site, string target)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Host, site.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        var body = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), body < 0 ? "" : answer[(body + 4)..].Trim('0', '\r', '\n'));
    }
}
