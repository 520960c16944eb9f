using System.Net;
using System.Net.Sockets;
using System.Text;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.Hosting;

/// <summary>Any bytes that reach routing get a true status and a designed page.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Paths =
    [
        "/", "/en", "/san-pham", "/en/products", "/san-pham/nhat-diep-hao-tra-1", "/en/products/x-1", "/co-so", "/en/producers", "/co-so/x-1", "/chung-nhan", "/chung-nhan/ABC", "/en/certificates",
        "/ky-binh-chon", "/ky-binh-chon/x-4", "/en/rounds", "/tim-kiem", "/en/search", "/gioi-thieu",
        "/phong-trung-bay", "/hoi-cho", "/hoi-cho/x-1", "/hoi-cho/hoi-cho-mua-xuan-2026-6.ics", "/en/fairs", "/chuong-trinh", "/chuong-trinh/de-an", "/en/programmes/projects/x-1", "/thong-ke", "/thong-ke/nam.csv",
        "/tin-tuc", "/en/news", "/tin-tuc/chuyen-muc/chung-nhan", "/en/news/topics/x", "/tin-tuc/x-4", "/van-ban", "/en/documents", "/van-ban/x-5", "/so-do-trang", "/en/site-map", "/lien-he", "/tham-gia",
        "/api/v1/products", "/api/v1/products/1", "/api/v1/producers", "/api/v1/certificates/ABC", "/api/v1/search",
        "/health/live", "/health/ready", "/loi/404", "/quan-tri/thanh-phan", "/img/kinds/tea.svg", "/lib/site.css",
    ];

    private static readonly string[] Names =
        ["q", "nhom", "loai", "tinh", "cap", "nam", "hieu-luc", "co-so", "quyet-dinh", "ngay", "sap-xep", "kieu", "trang", "thoi-gian", "nguon", "nha", "thang", "co-quan", "group", "level", "status", "asOf", "sort", "page", "pageSize", "kind", "x"];

    private static readonly string[] Values =
        ["", "che", "chè", "con", "quoc-gia", "2023", "0", "-1", "1", "99999999999999", "2026-12-31", "2026-11", "circular", "'", "\"", "<script>", "%", "\\", "../..", "null", "cbtp", "thai-nguyen", "100", "\u0301", "đ", "𠀀", "\u202e", "a\u0000b"];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Get_AnyPathAndQuery_AnswersWithATrueStatusAndAPage(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var random = new Random(20261122);
        var faults = new List<string>();
        for (var i = 0; i < 600; i++)
        {
            var target = TargetOf(random);
            var (status, body) = await SendAsync(site.Client.BaseAddress!, target);
            var designed = status is 200 or 301 || body.Contains("data-testid=\"error-page\"", StringComparison.Ordinal) || body.Contains("\"status\":", StringComparison.Ordinal)
                || body.Length == 0 && status is 400 or 414;
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

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Get_EachPage_HasNoInlineScriptOrStyle(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        foreach (var path in (string[])["/", "/en", "/san-pham?q=che&nhom=cbtp", "/co-so", "/chung-nhan?q=tra", "/ky-binh-chon", "/tim-kiem?q=che", "/tin-tuc", "/tin-tuc/khuyen-cong-hoa-binh-2023-tien-di-vao-may-moc-4", "/van-ban", "/van-ban/thong-tu-26-2014-tt-bct-5", "/so-do-trang"])
        {
            var page = await site.PageAsync(path);
            Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
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
    }

    private static string TargetOf(Random random)
    {
        var path = new StringBuilder(Paths[random.Next(Paths.Length)]);
        if (random.Next(4) == 0)
            path.Append('/').Append(Escape(random));
        if (random.Next(8) == 0)
            path.Append("-1");
        for (var i = 0; i < random.Next(4); i++)
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
