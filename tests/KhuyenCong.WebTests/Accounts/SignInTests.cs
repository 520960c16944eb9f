using System.Net;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Web.Commands;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.ImportExport;
using KhuyenCong.WebTests.Pages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Accounts;

public sealed class SignInTests
{
    private const string Password = "bốn từ dễ nhớ";

    /// <summary>The whole way in: the link that the start prints, the first administrator, sign-in, the page asked for, sign-out.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task FirstAdministrator_ByThePrintedLink_SignsInAndOut(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, Content.Empty);
        var link = PathOf(await People.OfferFirstAdministratorAsync(site.Services, default));
        using var browser = SignedIn.Nobody(site);

        var faulty = await browser.SubmitAsync(link, new Dictionary<string, string?> { ["Name"] = "Lê Thị An", ["Email"] = "an@example.vn", ["Password"] = "khá ngắn", ["Repeated"] = "khá ngắn" });
        Assert.Equal("#Password", Assert.Single(faulty.QuerySelectorAll("[data-testid=faults] a")).GetAttribute("href"));
        Assert.Equal("Password-hint Password-fault", faulty.QuerySelector("#Password")!.GetAttribute("aria-describedby"));
        Assert.Equal("Lê Thị An", faulty.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Null(faulty.QuerySelector("#Password")!.GetAttribute("value"));

        var made = await browser.SubmitAsync(link, new Dictionary<string, string?> { ["Name"] = "Lê Thị An", ["Email"] = "an@example.vn", ["Password"] = Password, ["Repeated"] = Password });
        Assert.Contains("Đã lập tài khoản", made.Text("notice"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, await browser.StatusAsync(link));
        Assert.Null(await People.OfferFirstAdministratorAsync(site.Services, default));

        using var sent = await browser.Client.GetAsync(new Uri("/quan-tri", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Redirect, "/tai-khoan/dang-nhap?ve=%2Fquan-tri"), (sent.StatusCode, sent.Headers.Location!.PathAndQuery));
        var wrong = await browser.SubmitAsync("/tai-khoan/dang-nhap", new Dictionary<string, string?> { ["Email"] = "an@example.vn", ["Password"] = "không phải thế" });
        Assert.NotNull(wrong.QuerySelector("[data-testid=faults]"));
        Assert.Equal("an@example.vn", wrong.QuerySelector("#Email")!.GetAttribute("value"));
        var inside = await browser.SubmitAsync("/tai-khoan/dang-nhap?ve=%2Fquan-tri", new Dictionary<string, string?> { ["Email"] = "an@example.vn", ["Password"] = Password });
        Assert.Equal("Lê Thị An", inside.Text("me"));

        await browser.SubmitAsync("/quan-tri", new Dictionary<string, string?>(), "header form");
        Assert.False(browser.Holds(AccountServices.CookieName));
        await site.Database.ReadAsync(async db =>
        {
            Assert.Empty(await db.Sessions.ToListAsync());
            Assert.Equal(["create-first-administrator"], await db.Audit.Select(a => a.Action).ToListAsync());
            Assert.Equal(
                [SecurityEventKind.PasswordSet, SecurityEventKind.SignInFailed, SecurityEventKind.SignedIn, SecurityEventKind.SignedOut],
                await db.SecurityEvents.OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync());
        });
    }

    /// <summary>Neither the answer nor its time tells whether there is such an account: each ends with a step that is longer than the work.</summary>
    [Fact]
    public async Task Refusals_OfAnAddressKnownOrNot_EndWithTheSameStep()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        using var known = await site.SignedInAsync(Role.Editor);
        var answers = new List<string>();
        foreach (var email in (string[])[known.Email, "khong.ai@example.vn"])
            foreach (var (path, fields) in ((string, Dictionary<string, string?>)[])
            [
                ("/tai-khoan/quen-mat-khau", new() { ["Email"] = email }),
                ("/tai-khoan/dang-nhap", new() { ["Email"] = email, ["Password"] = "không phải thế" }),
            ])
            {
                using var nobody = SignedIn.Nobody(site);
                site.Clock.Waits.Clear();
                var page = await nobody.SubmitAsync(path, fields);
                Assert.InRange(Assert.Single(site.Clock.Waits), TimeSpan.FromTicks(1), Evenly.Step);
                answers.Add(page.QuerySelector("[data-testid=faults], [data-testid=notice]")!.TextContent);
            }

        Assert.Equal(answers.Take(2), answers.Skip(2));
        Assert.Equal(1, await site.Database.ReadAsync(db => db.Outbox.CountAsync()));
    }

    [Theory, InlineData(0, 250), InlineData(1, 249), InlineData(249, 1), InlineData(250, 250), InlineData(760, 240)]
    public void Rest_OfAStep_EndsWithIt(int taken, int rest) =>
        Assert.Equal(TimeSpan.FromMilliseconds(rest), Evenly.RestOf(TimeSpan.FromMilliseconds(taken)));

    [Fact]
    public async Task FirstAdministratorsLink_ADayLater_IsOver()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        var link = PathOf(await People.OfferFirstAdministratorAsync(site.Services, default));
        await site.Database.ReadAsync(async db => Assert.DoesNotContain(await db.OneTimeLinks.Select(l => l.KeyHash).SingleAsync(), link, StringComparison.Ordinal));
        site.Clock.Now += TimeSpan.FromDays(1);
        using var browser = SignedIn.Nobody(site);
        Assert.Equal(HttpStatusCode.Gone, await browser.StatusAsync(link));
    }

    /// <summary>What is taken away is gone with the next request; a session that nobody uses ends by itself.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Session_EndedIdleOrOfALockedUser_OpensNothing(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, Content.Empty);
        using var ended = await site.SignedInAsync(Role.Editor);
        using var locked = await site.SignedInAsync(Role.Editor);
        using var idle = await site.SignedInAsync(Role.Editor);
        foreach (var browser in (SignedIn[])[ended, locked, idle])
            await browser.PageAsync("/quan-tri");
        await site.Database.ReadAsync(async db =>
        {
            await db.Sessions.Where(s => s.UserId == ended.UserId).ExecuteDeleteAsync();
            await db.Users.Where(u => u.Id == locked.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.LockedAt, site.Clock.Now));
        });
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.OK], [await AskAsync(ended), await AskAsync(locked), await AskAsync(idle)]);
        site.Clock.Now += Sessions.Idle;
        Assert.Equal(HttpStatusCode.Redirect, await AskAsync(idle));
    }

    [Fact]
    public async Task Session_InUse_GoesOnUntilItsLongest()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        using var browser = await site.SignedInAsync(Role.Officer);
        for (var used = TimeSpan.Zero; used < Sessions.Longest - Sessions.Idle; used += Sessions.Idle / 2)
        {
            Assert.Equal(HttpStatusCode.OK, await AskAsync(browser));
            site.Clock.Now += Sessions.Idle / 2;
        }

        // Half of the idle time is left when the whole of it would lead past the end.
        Assert.Equal(HttpStatusCode.OK, await AskAsync(browser));
        site.Clock.Now += Sessions.Idle / 2;
        Assert.Equal(HttpStatusCode.OK, await AskAsync(browser));
        site.Clock.Now += Sessions.Idle / 2 + TimeSpan.FromHours(1);
        Assert.Equal(HttpStatusCode.Redirect, await AskAsync(browser));
    }

    [Fact]
    public async Task Cookie_OfASession_IsTightAndStandsOnNoPublicPage()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        var link = PathOf(await People.OfferFirstAdministratorAsync(site.Services, default));
        using var browser = SignedIn.Nobody(site);
        await browser.SubmitAsync(link, new Dictionary<string, string?> { ["Name"] = "An", ["Email"] = "an@example.vn", ["Password"] = Password, ["Repeated"] = Password });
        using var answer = await browser.SendAsync("/tai-khoan/dang-nhap", new Dictionary<string, string?> { ["Email"] = "AN@example.vn ", ["Password"] = Password });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(AccountServices.CookieName + "=", StringComparison.Ordinal));
        Assert.Contains("; path=/; samesite=lax; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        foreach (var path in (string[])["/", "/san-pham", "/khong-co"])
        {
            using var page = await browser.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.False(page.Headers.Contains("Set-Cookie"), path);
        }
    }

    [Fact]
    public async Task WrongPasswords_TooMany_LockOutForAWhile()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        var link = PathOf(await People.OfferFirstAdministratorAsync(site.Services, default));
        using var browser = SignedIn.Nobody(site);
        await browser.SubmitAsync(link, new Dictionary<string, string?> { ["Name"] = "An", ["Email"] = "an@example.vn", ["Password"] = Password, ["Repeated"] = Password });
        for (var i = 0; i < 6; i++)
            await browser.SubmitAsync("/tai-khoan/dang-nhap", new Dictionary<string, string?> { ["Email"] = "an@example.vn", ["Password"] = "sai" });
        var right = await browser.SubmitAsync("/tai-khoan/dang-nhap", new Dictionary<string, string?> { ["Email"] = "an@example.vn", ["Password"] = Password });
        Assert.Contains("tạm khóa", right.Text("faults"), StringComparison.Ordinal);
        Assert.False(browser.Holds(AccountServices.CookieName));
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("//example.com/")]
    [InlineData("/\\example.com")]
    public async Task SignIn_WithAnAddressElsewhere_StaysHere(string elsewhere)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        using var browser = await site.SignedInAsync(Role.Editor);
        using var answer = await browser.Client.GetAsync(new Uri($"/tai-khoan/dang-nhap?ve={Uri.EscapeDataString(elsewhere)}", UriKind.Relative));
        Assert.Equal("/quan-tri", answer.Headers.Location!.OriginalString);
    }

    /// <summary>A cookie that one node wrote is read by another, and by the same node after a restart.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Cookie_OfOneNode_IsGoodOnAnother(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var one = await TestSite.StartOnAsync(database);
        var (name, value, user) = await SignedIn.CookieAsync(one.Services, Role.Editor);
        await using var two = await TestSite.StartOnAsync(database);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/tai-khoan", UriKind.Relative));
        request.Headers.Add("Cookie", $"{name}={value}");
        using var answer = await two.Client.SendAsync(request);
        Assert.Contains(user.Email!, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    internal static string PathOf(string? link) => new Uri(Assert.IsType<string>(link)).PathAndQuery;

    private static async Task<HttpStatusCode> AskAsync(SignedIn browser)
    {
        using var answer = await browser.Client.GetAsync(new Uri("/quan-tri", UriKind.Relative));
        return answer.StatusCode;
    }
}
