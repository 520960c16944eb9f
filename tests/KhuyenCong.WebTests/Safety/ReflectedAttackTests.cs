using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.BackOffice;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Catalogue.Web.Commands;
using KhuyenCong.Catalogue.Web.Hosting;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.Accounts;
using KhuyenCong.WebTests.Publishing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Safety;

/// <summary>Attacks in every field of every form that there is, with every button, and in every part of an address: the answer may tell of them, in words.</summary>
public sealed partial class ReflectedAttackTests
{
    private static readonly Attack Attack = Attacks.All[0];

    /// <summary>A form with the character U+0000 is refused whole, before any page sees it: that is tried apart.</summary>
    private static readonly string Typed = Attack.Typed.Replace("\0", "", StringComparison.Ordinal);

    private readonly List<string> faults = [];
    private readonly HashSet<string> fields = new(StringComparer.Ordinal);
    private int forms;
    private int told;

    [Theory, MemberData(nameof(Engines.OfLongAttacks), MemberType = typeof(Engines))]
    public async Task Attacks_InEveryFieldOfEveryForm_AreWordsInTheAnswer(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        await Desk.ReadAsync(site.Services, async db =>
        {
            db.Marks.Add(new() { SchemeSlug = (await db.MarkSchemes.MinAsync(s => s.Slug))!, ProductId = await db.Products.MinAsync(p => p.Id), VisibleFrom = FakeClock.SampleDay.AddDays(-1) });
            db.Redirects.Add(new() { FromPath = "/cu", ToPath = "/tin-tuc" });
            return await db.SaveChangesAsync();
        });
        using var somebody = await site.SignedInAsync(Role.Buyer);
        foreach (var path in await PathsAsync(administrator, somebody.UserId))
            await AttackFormsAsync(administrator.Client, path);
        // These end sessions: each try with one of its own.
        foreach (var path in (string[])["/tai-khoan/mat-khau", "/tai-khoan/hai-buoc", "/tai-khoan/khoa", "/tai-khoan/phien", "/tai-khoan/dang-xuat"])
        {
            using var other = await site.SignedInAsync(Role.Administrator);
            await AttackFormsAsync(other.Client, path);
        }

        using (var invited = await site.SignedInAsync(Role.Buyer))
        using (var nobody = SignedIn.Nobody(site))
        {
            await AttackFormsAsync(nobody.Client, "/tai-khoan/dang-nhap?ve=" + Uri.EscapeDataString(Attack.Lead));
            await AttackFormsAsync(nobody.Client, "/tai-khoan/dang-nhap?ve=%2F%2Fzzpwn.example%2F");
            await AttackFormsAsync(nobody.Client, "/tai-khoan/quen-mat-khau");
            foreach (var purpose in (LinkPurpose[])[LinkPurpose.Invitation, LinkPurpose.PasswordReset])
                await AttackFormsAsync(nobody.Client, await LinkAsync(site, purpose, invited.UserId));
        }

        await using (var empty = await TestSite.StartAsync(engine, Content.Empty))
        using (var nobody = SignedIn.Nobody(empty))
            await AttackFormsAsync(nobody.Client, SignInTests.PathOf(await People.OfferFirstAdministratorAsync(empty.Services, default)));
        foreach (var path in (string[])["/", "/en", "/san-pham", "/co-so", "/chung-nhan", "/chung-nhan/tra-cuu", "/ky-binh-chon", "/phong-trung-bay", "/hoi-cho", "/tin-tuc", "/chuong-trinh/de-an", "/van-ban", "/tim-kiem", "/so-sanh", "/en/search", "/thong-ke"])
            await AttackFormsAsync(site.Client, path);

        Assert.True(faults.Count == 0, string.Join("\n", faults.DistinctBy(f => f.Split(": ")[0]).Take(40)));
        Assert.True(forms > 150 && fields.Count > 300 && told > 150, $"{forms} forms sent, {fields.Count} fields, {told} answers told of the attack.");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Attacks_InEveryPartOfAnAddress_AreWordsInTheAnswer(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        foreach (var attack in (Attack[])[Attacks.All[0], Attacks.All[6]])
        {
            var (line, typed) = (Uri.EscapeDataString(attack.Line), Uri.EscapeDataString(attack.Typed));
            foreach (var route in RoutesOf(site))
            {
                var client = Door.IsBehind(route) ? administrator.Client : site.Client;
                // A character outside the basic plane across the length at which texts are cut.
                var (split, broken) = (Uri.EscapeDataString(new string('z', 199) + "😀"), Uri.EscapeDataString(Attacks.Broken[0]));
                var path = Parameter().Replace(route, Uri.EscapeDataString(attack.Lead.Replace('/', '_')));
                await JudgeAsync(client, path + "?q=" + line);
                await JudgeAsync(client, path.TrimEnd('/') + "/" + line);
                if (attack == Attack)
                    await JudgeAsync(client, path + "?q=" + split);
                foreach (var value in (string[])[Uri.EscapeDataString(attack.Lead), .. attack == Attack ? [split, broken] : Array.Empty<string>()])
                    await JudgeAsync(client, path + "?" + string.Join('&', PageCachePolicy.QueryNames.Concat(["ai", "viec", "loai", "ban-ghi", "tu", "den", "trang-thai", "thieu", "cu", "moi", "ban", "ve", "ma", "tep", "lang"]).Select(n => $"{n}={value}")));
            }

            foreach (var name in PageCachePolicy.QueryNames.OfType<string>())
                foreach (var path in (string[])["/san-pham", "/tim-kiem", "/chung-nhan", "/api/v1/products"])
                    await JudgeAsync(site.Client, $"{path}?{name}={typed}");
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults.DistinctBy(f => f.Split(": ")[0]).Take(40)));
        Assert.True(told > 200, $"{told} answers told of the attack.");
    }

    private static async Task<List<string>> PathsAsync(SignedIn administrator, string somebody)
    {
        var paths = new List<string>
        {
            "/quan-tri", "/quan-tri/nguoi-dung", "/quan-tri/nguoi-dung/moi", "/quan-tri/nguoi-dung/" + somebody, "/quan-tri/nhat-ky", "/quan-tri/tac-vu", "/quan-tri/tim-kiem", "/quan-tri/hinh-anh/1",
            "/quan-tri/ky-binh-chon/14/ket-qua", "/quan-tri/ky-binh-chon/14/giay-chung-nhan", "/quan-tri/chung-nhan/2B9XNTPZ5P/ho-so",
        };
        foreach (var kind in EditedKind.All)
        {
            var record = await administrator.FirstAsync(kind);
            // The record last: one of its buttons deletes it.
            paths.AddRange([.. kind.OnlyId is null ? [BackOfficeLinks.Records(kind)] : Array.Empty<string>(), .. kind.Kind is Kinds.Article or Kinds.Topic ? [record + "/lich-su"] : Array.Empty<string>(), .. kind.MayBeMade ? [BackOfficeLinks.New(kind)] : Array.Empty<string>(), .. kind.IsPublished && kind.Kind != Kinds.Mark ? [record + "/xem-truoc"] : Array.Empty<string>(), record]);
        }

        return paths;
    }

    /// <summary>Each form of a page with each of its buttons; that which deletes comes last.</summary>
    private async Task AttackFormsAsync(HttpClient client, string path)
    {
        for (var (form, button) = (0, 0); await TryAsync(client, path, form, button) is { } next; (form, button) = next)
        {
        }
    }

    /// <returns>The next form and button; null where there is none.</returns>
    private async Task<(int Form, int Button)?> TryAsync(HttpClient client, string path, int number, int pressed)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        faults.AddRange(await AttackJudge.FaultsAsync(path, answer));
        if (answer.StatusCode is not HttpStatusCode.OK)
        {
            if ((number, pressed) is (0, 0))
                faults.Add($"{path}: answered {(int)answer.StatusCode}, and its forms were not tried");
            return null;
        }

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var all = page.QuerySelectorAll<IHtmlFormElement>("form").Where(f => path is "/" or "/en" || f.Closest("header, footer") is null).ToList();
        if (number >= all.Count)
            return null;
        var form = all[number];
        var buttons = ButtonsOf(form);
        await SendAsync(client, path, form, buttons[pressed]);
        return pressed + 1 < buttons.Count ? (number, pressed + 1) : (number + 1, 0);
    }

    /// <summary>Name and value of what sends the form; one for each thing that it asks, not for each row.</summary>
    private static List<(string? Name, string Value)> ButtonsOf(IHtmlFormElement form)
    {
        var named = form.QuerySelectorAll<IHtmlButtonElement>("button[type=submit][name]").DistinctBy(b => (b.Name, b.Value.Split(':') is [var act, var list, ..] ? $"{act}:{list}" : b.Value))
            .Select(b => ((string?)b.Name, b.Value)).OrderBy(b => b.Value is "xoa").ToList();
        return named.Count > 0 ? named : [(null, "")];
    }

    private async Task SendAsync(HttpClient client, string path, IHtmlFormElement form, (string? Name, string Value) button)
    {
        var values = new List<KeyValuePair<string, string>>();
        string? file = null;
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element is IHtmlButtonElement or IHtmlInputElement { Type: "submit" } or IHtmlFieldSetElement)
                continue;
            if (element is IHtmlInputElement { Type: "file" })
                file = name;
            else if (Row().Match(name) is { Success: true } row && int.Parse(row.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) > 0)
                values.Add(new(name, Attack.Lead));
            else
                values.Add(new(name, name == "__RequestVerificationToken" ? element.GetAttribute("value")! : name is "base" or "version" ? element.GetAttribute("value")! : Typed));
            fields.Add($"{Kind().Replace(path.Split('?')[0], "/#")} {Digits().Replace(name, "#")}");
        }

        if (button.Name is { } pressed)
            values.Add(new(pressed, button.Value));
        forms++;
        var action = form.GetAttribute("action") is { Length: > 0 } own ? own : path;
        if (form.Method is "get")
        {
            await JudgeAsync(client, action.Split('?')[0] + "?" + string.Join('&', values.Select(v => $"{v.Key}={Uri.EscapeDataString(v.Value)}")));
            return;
        }

        using var content = ContentOf(form, values, file);
        using var answer = await client.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), content);
        await JudgeAsync($"{path} {form.GetAttribute("data-testid")} {button.Value}", answer);
        if (answer.Headers.Location is { } next && (!next.IsAbsoluteUri || next.Authority == client.BaseAddress!.Authority))
            await JudgeAsync(client, next.IsAbsoluteUri ? next.PathAndQuery : next.OriginalString);
    }

    private static HttpContent ContentOf(IHtmlFormElement form, List<KeyValuePair<string, string>> values, string? file)
    {
        if (form.Enctype?.StartsWith("multipart", StringComparison.Ordinal) is not true)
            return new FormUrlEncodedContent(values);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            content.Add(new StringContent(value), $"\"{name}\"");
        if (file is not null)
            content.Add(new ByteArrayContent(TestPictures.Png(330, 240)), file, "'><img zzpwn src=x onerror=zzpwn=1>.png");
        return content;
    }

    private async Task JudgeAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        await JudgeAsync(path.Length > 200 ? path[..200] : path, answer);
    }

    private async Task JudgeAsync(string where, HttpResponseMessage answer)
    {
        faults.AddRange(await AttackJudge.FaultsAsync(where, answer));
        if (await AttackJudge.TellsAsync(answer))
            told++;
    }

    private static async Task<string> LinkAsync(TestSite site, LinkPurpose purpose, string userId)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
        var link = await scope.ServiceProvider.GetRequiredService<OneTimeLinks>().AddAsync(purpose, await db.Users.SingleAsync(u => u.Id == userId), default);
        await db.SaveChangesAsync();
        return new Uri(link).PathAndQuery;
    }

    private static List<string> RoutesOf(TestSite site) =>
    [
        .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is null or ["GET", ..] && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => !r.Contains("dang-xuat", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"\{(?:[^{}]|\{\{|\}\})*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"/[^/]*\d[^/]*")]
    private static partial Regex Kind();

    /// <summary>Behind the first row the beginning is enough: a fair has hundreds.</summary>
    [GeneratedRegex(@"\.(\d+)\.")]
    private static partial Regex Row();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
