using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.BackOffice;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Accounts;

/// <summary>Who may do what, tried: every endpoint behind the door, as every role and as nobody, against the one table; and docs/roles.md tells it.</summary>
public sealed partial class RolesTests
{
    private const string Open = "everybody";

    /// <summary>No role: somebody who signed in and was given nothing.</summary>
    private static readonly Role[][] People = [[], .. Enum.GetValues<Role>().Select(r => new[] { r })];

    [Fact]
    public async Task Endpoints_BehindTheDoor_EachNameWhoMayEnter()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var bare = Behind(site).Where(e => NeedOf(e).Length == 0).Select(e => e.RoutePattern.RawText);
        Assert.Empty(bare);
        Assert.Contains(Behind(site), e => e.RoutePattern.RawText == "quan-tri/tim-kiem");
        Assert.Contains(Behind(site), e => e.RoutePattern.RawText == "tai-khoan/dang-nhap");
    }

    /// <summary>Without a right: the same answer as where there is nothing. Without a session: the way to sign in.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Endpoints_AsEveryRoleAndAsNobody_AnswerByTheTable(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, Content.Sample);
        using var somebody = await site.SignedInAsync(Role.Buyer);
        var faults = new List<string>();
        using (var nobody = SignedIn.Nobody(site))
        {
            foreach (var (address, method, need) in Addresses(site, somebody.UserId))
                await TryAsync(nobody, address, method, need == Open ? Answer.Answers : Answer.AsksToSignIn, "nobody", faults);
        }

        foreach (var roles in People)
        {
            var missing = "";
            foreach (var (address, method, need) in Addresses(site, somebody.UserId))
            {
                // One sign-in for each address: some of them end the session.
                using var browser = await site.SignedInAsync(roles);
                if (missing.Length == 0)
                    missing = await BodyAsync(browser, "/quan-tri/khong-co-gi-o-day");
                var may = need == Open || roles.Any(r => Permissions.Roles[Enum.Parse<Permission>(need)].Contains(r));
                await TryAsync(browser, address, method, may ? Answer.Answers : Answer.Denies, string.Join('+', roles), faults, missing);
            }
        }

        Assert.Empty(faults);
    }

    /// <summary>Pages of records stand at one route for many kinds: each kind is tried as every role, by reading and by sending.</summary>
    [Fact]
    public async Task Kinds_AsEveryRole_AnswerByTheTable()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        var faults = new List<string>();
        var records = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in EditedKind.All)
            records[kind.Kind] = await administrator.FirstAsync(kind);
        foreach (var roles in People)
        {
            using var browser = await site.SignedInAsync(roles);
            var missing = await BodyAsync(browser, "/quan-tri/khong-co-gi-o-day");
            foreach (var kind in EditedKind.All)
            {
                var may = roles.Any(r => Permissions.Roles[NeedOf(kind)].Contains(r));
                foreach (var (address, method) in ((string, string)[])[(BackOfficeLinks.Records(kind), "GET"), (records[kind.Kind], "GET"), (records[kind.Kind], "POST"), (records[kind.Kind] + "/lich-su", "POST")])
                    if (!address.Contains("/moi/", StringComparison.Ordinal))
                        await TryAsync(browser, address, method, may ? Answer.Answers : Answer.Denies, string.Join('+', roles), faults, missing);
            }
        }

        Assert.Empty(faults);
    }

    /// <summary>Public pages change nothing: beyond the door only the look-up of many codes takes a form, and it stores nothing.</summary>
    [Fact]
    public async Task Routes_BeyondTheDoor_OnlyRead()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var sent = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => !Door.IsBehind("/" + e.RoutePattern.RawText!.TrimStart('/')) && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(m => m is not ("GET" or "HEAD")) is true)
            .Select(e => e.RoutePattern.RawText!).Order(StringComparer.Ordinal);
        Assert.Equal(["chung-nhan/tra-cuu", "en/certificates/look-up"], sent);
    }

    /// <summary>A form without its token changes nothing, whoever sends it: an administrator here, so that nothing else stops it.</summary>
    [Fact]
    public async Task Changes_WithoutTheTokenOfAForm_AreRefused()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Sample);
        using var somebody = await site.SignedInAsync(Role.Buyer);
        var faults = new List<string>();
        var tried = 0;
        foreach (var (address, method, _) in Addresses(site, somebody.UserId).Where(a => a.Method != "GET"))
        {
            using var browser = await site.SignedInAsync(Role.Administrator);
            using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["x"] = "y" });
            using var answer = await browser.Client.SendAsync(new(new(method), new Uri(address, UriKind.Relative)) { Content = content });
            tried++;
            if (answer.StatusCode != HttpStatusCode.BadRequest)
                faults.Add($"{method} {address}: {(int)answer.StatusCode}");
        }

        Assert.True(tried > 0);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Documentation_OfRoles_IsTheTable()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var told = new StringBuilder("| Permission | " + string.Join(" | ", Enum.GetValues<Role>().Select(Kebab.Of)) + " |\n|---|" + string.Concat(Enumerable.Repeat(":-:|", Enum.GetValues<Role>().Length)) + "\n");
        foreach (var permission in Enum.GetValues<Permission>())
            told.Append(CultureInfo.InvariantCulture, $"| `{permission}` | {string.Join(" | ", Enum.GetValues<Role>().Select(r => Permissions.Roles[permission].Contains(r) ? "yes" : "–"))} |\n");
        told.Append("\n| Address | Permission |\n|---|---|\n");
        foreach (var line in Behind(site).Select(e => $"| `/{e.RoutePattern.RawText!.TrimStart('/')}` | {(NeedOf(e) is Open ? Open : $"`{NeedOf(e)}`")} |\n").Distinct().Order(StringComparer.Ordinal))
            told.Append(line);
        var file = Path.Combine(RepositoryFolder(), "docs", "roles.md");
        const string Mark = "<!-- made by RolesTests; CATALOGUE_DOCS=1 writes it anew -->\n";
        var text = await File.ReadAllTextAsync(file);
        var head = text.Split(Mark)[0];
        if (Environment.GetEnvironmentVariable("CATALOGUE_DOCS") == "1")
            await File.WriteAllTextAsync(file, head + Mark + told);
        Assert.Equal(head + Mark + told, await File.ReadAllTextAsync(file));
    }

    private enum Answer
    {
        /// <summary>Lets in: what comes then is the page's own.</summary>
        Answers,

        /// <summary>404, byte for byte as where there is nothing.</summary>
        Denies,

        AsksToSignIn,
    }

    private static async Task TryAsync(SignedIn browser, string address, string method, Answer expected, string who, List<string> faults, string missing = "")
    {
        using var answer = await browser.Client.SendAsync(new(new(method), new Uri(address, UriKind.Relative)));
        var signIn = answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/tai-khoan/dang-nhap?ve=", StringComparison.Ordinal);
        var denied = answer.StatusCode is HttpStatusCode.NotFound && (method != "GET" || await answer.Content.ReadAsStringAsync() == missing);
        var as_expected = expected switch
        {
            Answer.AsksToSignIn => signIn,
            Answer.Denies => denied,
            // Forms are sent without their token here: 400 says that the door was passed.
            _ => !signIn && (int)answer.StatusCode < 500 && (method == "GET" ? answer.StatusCode is not HttpStatusCode.NotFound || address.Contains("khong-co", StringComparison.Ordinal) : answer.StatusCode is HttpStatusCode.BadRequest),
        };
        if (!as_expected)
            faults.Add($"{method} {address} as {who}: {(int)answer.StatusCode} {answer.Headers.Location}, expected {expected}");
    }

    private static async Task<string> BodyAsync(SignedIn browser, string address)
    {
        using var answer = await browser.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static List<RouteEndpoint> Behind(TestSite site) =>
    [
        .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => Door.IsBehind("/" + e.RoutePattern.RawText!.TrimStart('/'))),
    ];

    /// <summary>As the documentation tells it, not as the pages ask.</summary>
    private static Permission NeedOf(EditedKind kind) => kind.Kind switch
    {
        Kinds.Settings => Permission.ChangeSettings,
        Kinds.Certificate or Kinds.Round or Kinds.Document => Permission.EditRegister,
        Kinds.Topic or Kinds.Category or Kinds.Group or Kinds.Menu or Kinds.FrontPage or Kinds.Synonyms or Kinds.Redirect => Permission.EditStructure,
        _ => Permission.EditContent,
    };

    private static string NeedOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? Open : endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Permission.ToString() ?? "";

    /// <summary>Addresses with something in the place of parameters, for each method that their endpoints take. A page's handlers that change something are tried with POST.</summary>
    private static IEnumerable<(string Address, string Method, string Need)> Addresses(TestSite site, string user) =>
        from endpoint in Behind(site)
        from method in MethodsOf(endpoint)
        let raw = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        select (Parameter().Replace(raw, p => ValueOf(p, user, raw)), method, NeedOf(endpoint));

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
            return endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Where(m => m != "HEAD") ?? ["GET", "POST"];
        return ["GET", "POST"];
    }

    /// <summary>A record that is there: what may be seen must then be shown.</summary>
    private static string ValueOf(Match parameter, string user, string pattern) => parameter.Value switch
    {
        var p when p.StartsWith("{id", StringComparison.Ordinal) && pattern.Contains("(tu-dong-nghia|", StringComparison.Ordinal) => "search",
        var p when p.StartsWith("{id", StringComparison.Ordinal) && pattern.Contains("(cai-dat)", StringComparison.Ordinal) => "site",
        var p when p.Contains(":guid", StringComparison.Ordinal) => user,
        var p when p.Contains("regex", StringComparison.Ordinal) => Alternatives().Match(p).Groups[1].Value,
        var p when p.StartsWith("{code", StringComparison.Ordinal) => "2B9XNTPZ5P",
        _ => "1",
    };

    private static string RepositoryFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KhuyenCong.Catalogue.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"\{(?:[^{}]|\{\{|\}\})*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\^\(?([a-z-]+)")]
    private static partial Regex Alternatives();
}
