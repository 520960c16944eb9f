using KhuyenCong.BrowserTests.Browsing;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.BackOffice;

/// <summary>A register with an attack in every field, opened as readers and editors open it: nothing of it runs, loads or becomes part of a page. On a site of its own, for it writes.</summary>
[Collection(nameof(Stories))]
public sealed class AttackTests(BrowsedSite browsed)
{
    /// <summary>Whatever would run sets a name or asks with a dialog; both are said on the console.</summary>
    private const string Trap = """
        Object.defineProperty(window, "zzpwn", { set() { console.error("zzpwn ran"); }, get() { console.error("zzpwn ran"); } });
        for (const name of ["alert", "confirm", "prompt"]) window[name] = () => console.error(`zzpwn ${name}`);
        """;

    private const string Strangers = """
        () => [...document.querySelectorAll("*")]
          .filter((e) => e.localName.includes("zzpwn") || e.getAttributeNames().some((n) => n.includes("zzpwn") || n.startsWith("on") || n === "style" || n === "srcdoc")
            || ["base", "style", "object", "embed", "math"].includes(e.localName) || (e.localName === "script" && !e.src && e.type !== "application/ld+json")
            || ["href", "src", "action", "formAction"].some((a) => typeof e[a] === "string" && /^(javascript|data|vbscript):/i.test(e[a])))
          .map((e) => e.outerHTML.slice(0, 160))
        """;

    private static readonly string[] Pages = ["/", "/en", "/tim-kiem?q=zzpwn&vi-sao=1", "/san-pham?q=zzpwn", "/en/news", "/quan-tri", "/quan-tri/nhat-ky", "/quan-tri/nguoi-dung", "/quan-tri/hinh-anh/1", "/quan-tri/ky-binh-chon/14/giay-chung-nhan", "/tai-khoan"];

    /// <summary>Their history, list and preview are opened too.</summary>
    private static readonly string[] Whole = [Kinds.Article, Kinds.Product, Kinds.Fair];

    private readonly List<string> faults = [];

    [Fact]
    public async Task Attacks_stored_in_every_field_run_on_no_page()
    {
        await using var site = await LiveSite.StartAsync();
        await using var host = TestDatabase.HostOn(site.DataFolder);
        var (name, value, user) = await SignedIn.CookieAsync(host.Services, Role.Administrator);
        var records = await new AttackedRegister(host.Services, user.Id).FillAsync(Attacks.All[0]);
        for (var i = 0; i < 100 && !(await site.Client.GetStringAsync("/")).Contains(Attacks.Mark, StringComparison.Ordinal); i++)
            await Task.Delay(200);
        await using var context = await browsed.Browser.NewContextAsync(Reader.Desk.OptionsOn(site.Address));
        context.SetDefaultTimeout(30_000);
        await context.AddInitScriptAsync(Trap);
        await context.AddCookiesAsync([new() { Name = name, Value = value, Url = site.Address.GetLeftPart(UriPartial.Authority), HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        var addresses = records.SelectMany(AddressesOf).Concat(Pages).Distinct().ToList();
        await Task.WhenAll(addresses.Chunk((addresses.Count + 1) / 2).Select(half => OpenAllAsync(context, site.Address, half)));
        await WorkAsync(context, site.Address, records.First(r => r.Kind.Kind == Kinds.Article), records.First(r => r.Kind.Kind == Kinds.Product));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));
        Assert.True(addresses.Count > 60, $"{addresses.Count} pages.");
    }

    private static IEnumerable<string> AddressesOf(AttackedRecord record)
    {
        foreach (var address in (string?[])[record.Address, record.AddressEn])
            if (address is not null)
                yield return address;
        yield return BackOfficeLinks.Record(record.Kind, record.Id) + "?kiem-tra=1";
        if (!Whole.Contains(record.Kind.Kind))
            yield break;
        yield return BackOfficeLinks.Records(record.Kind);
        yield return BackOfficeLinks.History(record.Kind, record.Id) + "?cu=1&moi=2";
    }

    private async Task OpenAllAsync(IBrowserContext context, Uri site, IEnumerable<string> addresses)
    {
        var page = await context.NewPageAsync();
        Watch(page, site);
        foreach (var address in addresses)
        {
            var answer = await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await JudgeAsync(page, answer!.Status == 200 ? "" : $"answered {answer.Status}");
        }
    }

    /// <summary>What script makes of what was stored: suggestions, the preview of a text, records to choose from, a draft in its frame.</summary>
    private async Task WorkAsync(IBrowserContext context, Uri site, AttackedRecord article, AttackedRecord product)
    {
        var page = await context.NewPageAsync();
        Watch(page, site);
        await page.GotoAsync("/");
        await page.Locator("input[data-suggest]").First.PressSequentiallyAsync("zzpwn");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("zzpwn");
        await JudgeAsync(page, "");

        await page.GotoAsync(BackOfficeLinks.Record(article.Kind, article.Id));
        await Assertions.Expect(page.Locator(".markdown-preview").First).ToContainTextAsync("zzpwn");
        await JudgeAsync(page, "");

        await page.GotoAsync(BackOfficeLinks.Record(product.Kind, product.Id));
        await page.Locator("[name='f.producer']").FillAsync("zzpwn");
        await page.Locator("#f-producer-ds option").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await JudgeAsync(page, "");

        await page.GotoAsync(BackOfficeLinks.Preview(article.Kind, article.Id));
        await page.GetByTestId("open-preview").ClickAsync();
        await Assertions.Expect(page.FrameLocator("[data-testid=preview]").GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("zzpwn");
        foreach (var frame in page.Frames)
            faults.AddRange((await frame.EvaluateAsync<string[]>(Strangers)).Select(s => $"{frame.Url}: {s}"));
    }

    private async Task JudgeAsync(IPage page, string fault)
    {
        if (fault.Length > 0)
            faults.Add($"{page.Url}: {fault}");
        var strangers = await page.EvaluateAsync<string[]>(Strangers);
        lock (faults)
            faults.AddRange(strangers.Select(s => $"{page.Url}: {s}"));
    }

    private void Watch(IPage page, Uri site)
    {
        page.Dialog += (_, dialog) => Add($"{page.Url}: dialog {dialog.Message}");
        page.PageError += (_, error) => Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" && (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) || message.Text.Contains(Attacks.Mark, StringComparison.Ordinal)))
                Add($"{page.Url}: {message.Text}");
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Host != site.Host)
                Add($"{page.Url}: asks {request.Url}");
        };
    }

    private void Add(string fault)
    {
        lock (faults)
            faults.Add(fault);
    }
}
