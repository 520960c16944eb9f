using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Safety;

/// <summary>Attacks that were saved and published: wherever they are told, on pages, in feeds, files and the API, they are words.</summary>
public sealed class StoredAttackTests
{
    private const int MostFollowed = 140;

    /// <summary>Fields whose rules let no attack in; another one here is to be looked at, and one that is missing takes what it did not.</summary>
    private static readonly string[] Closed =
    [
        "article.slug", "document.slug", "document.url", "fair.slug", "mark.verifiedBy", "menu.items.href", "menu.items.hrefEn", "page.slug", "page.slugEn", "producer.email", "producer.slug", "producer.website", "product.slug", "programme.slug",
        "project.slug", "redirect.toPath", "round.slug", "settings.accent", "settings.accentDark", "settings.dataLicence", "settings.email", "settings.measuringScript", "showroom.slug",
    ];

    private static readonly string[] Told =
    [
        "/", "/en", "/san-pham?q=zzpwn&vi-sao=1", "/en/products?kieu=danh-sach", "/san-pham/danh-sach.csv", "/co-so", "/en/producers", "/co-so/danh-sach.csv", "/chung-nhan?q=zzpwn", "/en/certificates", "/ky-binh-chon", "/phong-trung-bay",
        "/hoi-cho?thoi-gian=da", "/tin-tuc", "/en/news", "/chuong-trinh", "/chuong-trinh/de-an", "/van-ban", "/thong-ke", "/thong-ke/nhom.csv", "/so-do-trang", "/tim-kiem?q=zzpwn&vi-sao=1", "/en/search?q=zzpwn", "/goi-y?q=zzpwn",
        "/feed.atom", "/feed.json", "/en/feed.atom", "/san-pham/feed.atom?q=zzpwn", "/san-pham/feed.json?q=zzpwn", "/tim-kiem/feed.atom?q=zzpwn", "/chung-nhan/feed.atom", "/chung-nhan/feed.json", "/site.webmanifest", "/sitemap.xml", "/sitemap/pages-1.xml",
        "/api/v1/products", "/api/v1/producers", "/api/v1/certificates", "/api/v1/rounds", "/api/v1/documents", "/api/v1/showrooms", "/api/v1/fairs", "/api/v1/articles", "/api/v1/programmes", "/api/v1/projects", "/api/v1/topics", "/api/v1/groups", "/api/v1/categories",
        "/api/v1/search?q=zzpwn&explain=true", "/du-lieu-mo/products.csv", "/du-lieu-mo/dcat.jsonld", "/so-sanh?sp=8&sp=25&sp=47&sp=52", "/lien-he", "/khong-co-trang-nay", "/%3Cscript%20zzpwn%3Ezzpwn=1%3C%22'%20zzpwn%20onload=zzpwn=1%20x=",
    ];

    private static readonly string[] Behind =
    [
        "/quan-tri", "/quan-tri/nhat-ky", "/quan-tri/nhat-ky/tep.csv", "/quan-tri/tim-kiem", "/quan-tri/nguoi-dung", "/quan-tri/tac-vu", "/quan-tri/hinh-anh/1", "/quan-tri/tra-cuu?loai=san-pham&q=zzpwn", "/quan-tri/ky-binh-chon/14/ket-qua",
        "/quan-tri/ky-binh-chon/14/giay-chung-nhan", "/quan-tri/ky-binh-chon/14/giay-chung-nhan?tep=csv", "/tai-khoan", "/tai-khoan/nhat-ky", "/tai-khoan/phien",
    ];

    [Theory, MemberData(nameof(Engines.OfLongAttacks), MemberType = typeof(Engines))]
    public async Task Attacks_StoredInEveryFieldOfEveryKind_AreWordsOnEveryFace(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        var register = new AttackedRegister(site.Services, administrator.UserId);
        var faults = new List<string>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (attack, isLast) in ((Attack, bool)[])[(Attacks.All[0], false), (Attacks.All[1], true)])
        {
            var records = await register.FillAsync(attack);
            await SearchAsync(site);
            await site.CatchUpAsync();
            var addresses = records.SelectMany(r => (IEnumerable<string?>)[r.Address, r.AddressEn, r.Kind.Kind == Kinds.Fair ? r.Address + ".ics" : null]).OfType<string>().Select(a => a.Split('#')[0]).Concat(Told).Distinct();
            await FollowAsync(site.Client, addresses, isLast ? MostFollowed : 0, told, faults);
            if (isLast)
                continue;
            foreach (var path in records.SelectMany(BackOf).Concat(Behind).Distinct())
                await JudgeAsync(administrator.Client, path, told, faults);
            foreach (var record in records.Where(r => r.Kind.IsPublished && r.Address is not null).DistinctBy(r => r.Kind.Kind))
                await PreviewAsync(site, administrator, record, told, faults);
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults.DistinctBy(f => f.Split(": ")[0]).Take(40)));
        Assert.Equal(Closed, register.Refused.Except(register.Taken));
        // The attacks were told of at all, on each of the faces.
        Assert.All(EditedKind.All.Where(k => k.Kind is not Kinds.Redirect), k => Assert.Contains(register.Taken, t => t.StartsWith(k.Kind + ".", StringComparison.Ordinal)));
        Assert.True(told.Count > 200, $"{told.Count} answers told of an attack.");
        foreach (var address in (string[])["/", "/en", "/san-pham/danh-sach.csv", "/feed.atom", "/feed.json", "/api/v1/products", "/quan-tri/nhat-ky", "/quan-tri", "/quan-tri/tim-kiem", "/quan-tri/tra-cuu?loai=san-pham&q=zzpwn"])
            Assert.Contains(address, told);
    }

    /// <summary>The form, the list, and the two newest versions side by side.</summary>
    private static IEnumerable<string> BackOf(AttackedRecord record) =>
        [.. record.Kind.OnlyId is null ? [BackOfficeLinks.Records(record.Kind)] : Array.Empty<string>(), BackOfficeLinks.Record(record.Kind, record.Id) + "?kiem-tra=1", BackOfficeLinks.History(record.Kind, record.Id) + "?cu=1&moi=2"];

    /// <summary>Texts that find nothing are kept for editors.</summary>
    private static async Task SearchAsync(TestSite site)
    {
        foreach (var text in Attacks.Strings.Concat(Attacks.Leads))
            using (await site.Client.GetAsync(new Uri("/tim-kiem?q=" + Uri.EscapeDataString("\"" + text + " qqqq\""), UriKind.Relative)))
            {
            }

        await site.Services.GetRequiredService<SearchCounts>().WriteAsync(default);
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LinkScan>().RunAsync(default);
    }

    private static async Task PreviewAsync(TestSite site, SignedIn administrator, AttackedRecord record, HashSet<string> told, List<string> faults)
    {
        var page = await administrator.SubmitAsync(BackOfficeLinks.Preview(record.Kind, record.Id), new Dictionary<string, string?>());
        var shown = page.QuerySelector<IHtmlInlineFrameElement>("[data-testid=preview]")!.GetAttribute("src")!;
        await JudgeAsync(administrator.Client, BackOfficeLinks.Preview(record.Kind, record.Id), told, faults);
        await JudgeAsync(site.Client, shown, told, faults);
    }

    /// <summary>Judges the addresses, then what their pages lead to, each path once.</summary>
    private static async Task FollowAsync(HttpClient client, IEnumerable<string> addresses, int most, HashSet<string> told, List<string> faults)
    {
        var queue = new Queue<string>(addresses);
        var (known, given) = (queue.Select(a => a.Split('?')[0]).ToHashSet(StringComparer.Ordinal), queue.Count);
        for (var i = 0; i < given + most && queue.TryDequeue(out var address); i++)
            foreach (var link in await JudgeAsync(client, address, told, faults, follows: most > 0))
                if (link.StartsWith('/') && !link.StartsWith("/quan-tri", StringComparison.Ordinal) && known.Add(link.Split('?', '#')[0]))
                    queue.Enqueue(link.Split('#')[0]);
    }

    private static async Task<IEnumerable<string>> JudgeAsync(HttpClient client, string address, HashSet<string> told, List<string> faults, bool follows = false)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        faults.AddRange(await AttackJudge.FaultsAsync(address, answer));
        if (await AttackJudge.TellsAsync(answer))
            told.Add(address);
        if (!follows || answer.StatusCode is not HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType is not "text/html")
            return [];
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return page.QuerySelectorAll("a[href], link[rel=alternate]").Select(a => a.GetAttribute("href")!);
    }
}
