using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.ImportExport;
using KhuyenCong.WebTests.Mails;
using KhuyenCong.WebTests.Pages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Accounts;

/// <summary>Invitations, resets, second factors, sessions: as people use them.</summary>
public sealed class KeysTests
{
    private const string Password = "bốn từ dễ nhớ";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Invitation_ByMail_OpensAnAccountOnce(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, Content.Empty);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        var told = await administrator.SubmitAsync("/quan-tri/nguoi-dung/moi", Fields(("Name", "Trần Văn Bình"), ("Email", "binh@example.vn"), ("Roles", "officer")));
        Assert.Equal("Trần Văn Bình", told.QuerySelector("h1")!.TextContent);
        var mail = await site.Database.ReadAsync(db => db.Outbox.SingleAsync());
        Assert.Equal("binh@example.vn", mail.Recipient);
        var link = LinkIn(mail.Body);

        using var nobody = SignedIn.Nobody(site);
        // A scanner of mails looks at the link, twice.
        await nobody.PageAsync(link);
        await nobody.PageAsync(link);
        await nobody.SubmitAsync(link, Fields(("Password", Password), ("Repeated", Password)));
        Assert.Equal(HttpStatusCode.Gone, await nobody.StatusAsync(link));
        var inside = await SignInAsync(nobody, "binh@example.vn", Password);
        Assert.Equal("Trần Văn Bình", inside.Text("me"));
        Assert.Equal(
            ["invite", "accept-invitation"],
            await site.Database.ReadAsync(db => db.Audit.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    /// <summary>Known or not, the answer is the same; the mail goes to the known one alone, once in ten minutes.</summary>
    [Fact]
    public async Task Reset_Asked_TellsNothingAndMailsTheKnown()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        using var known = await site.SignedInAsync(Role.Editor);
        using var nobody = SignedIn.Nobody(site);
        var answers = new List<(HttpStatusCode, string?, string)>();
        foreach (var email in (string[])[known.Email, "khong-co@example.vn", known.Email])
        {
            using var answer = await nobody.SendAsync("/tai-khoan/quen-mat-khau", Fields(("Email", email)));
            answers.Add((answer.StatusCode, answer.Headers.Location?.ToString(), (await nobody.PageAsync("/tai-khoan/dang-nhap")).Text("notice")));
        }

        Assert.Single(answers.Distinct());
        var mail = await site.Database.ReadAsync(db => db.Outbox.SingleAsync());
        Assert.Equal(known.Email, mail.Recipient);

        // With the new password no older letter opens the account any more.
        await site.ChangeAsync(db =>
        {
            db.OneTimeLinks.Add(new() { KeyHash = "older", Purpose = LinkPurpose.Invitation, UserId = known.UserId, ExpiresAt = site.Clock.Now.AddDays(1) });
            return Task.CompletedTask;
        });
        await nobody.SubmitAsync(LinkIn(mail.Body), Fields(("Password", Password), ("Repeated", Password)));
        using var cut = await known.Client.GetAsync(new Uri("/quan-tri", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, cut.StatusCode);
        Assert.NotEmpty((await SignInAsync(nobody, known.Email, Password)).Text("me"));
        Assert.Empty(await site.Database.ReadAsync(db => db.OneTimeLinks.ToListAsync()));
    }

    [Fact]
    public async Task ResetLink_OpensNothingElse_AndIsOverAfterTwoHours()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        using var known = await site.SignedInAsync(Role.Editor);
        using var nobody = SignedIn.Nobody(site);
        using var asked = await nobody.SendAsync("/tai-khoan/quen-mat-khau", Fields(("Email", known.Email)));
        var link = LinkIn((await site.Database.ReadAsync(db => db.Outbox.SingleAsync())).Body);
        Assert.Equal(HttpStatusCode.OK, await nobody.StatusAsync(link));
        foreach (var other in (string[])["loi-moi", "quan-tri-dau-tien"])
            Assert.Equal(HttpStatusCode.Gone, await nobody.StatusAsync(link.Replace("mat-khau-moi", other, StringComparison.Ordinal)));
        site.Clock.Now += TimeSpan.FromHours(2);
        Assert.Equal(HttpStatusCode.Gone, await nobody.StatusAsync(link));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task TwoFactor_TurnedOn_AsksForTheCodeOrARecoveryCode(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, Content.Empty);
        using var browser = await WithPasswordAsync(site, Role.Editor);
        var begun = await browser.SubmitAsync("/tai-khoan/hai-buoc", Fields());
        var secret = begun.Text("secret").Replace(" ", "", StringComparison.Ordinal);
        Assert.NotNull(begun.QuerySelector("svg.qr path[d^='M4 4h1v1h-1z']"));
        var wrong = await browser.SubmitAsync("/tai-khoan/hai-buoc", Fields(("Code", "000000")));
        Assert.Equal("#Code", wrong.QuerySelector("[data-testid=faults] a")!.GetAttribute("href"));
        var on = await browser.SubmitAsync("/tai-khoan/hai-buoc", Fields(("Code", CodeOf(secret))));
        var codes = on.QuerySelectorAll("[data-testid=codes] li").Select(c => c.TextContent).ToList();
        Assert.Equal(AccountEditor.RecoveryCodes, codes.Distinct().Count());

        foreach (var code in (string[])[CodeOf(secret), codes[3].ToLowerInvariant()])
        {
            using var nobody = SignedIn.Nobody(site);
            using var first = await nobody.SendAsync("/tai-khoan/dang-nhap", Fields(("Email", browser.Email), ("Password", Password)));
            Assert.Equal("/tai-khoan/xac-nhan", first.Headers.Location!.ToString());
            Assert.False(nobody.Holds(AccountServices.CookieName));
            Assert.NotNull((await nobody.SubmitAsync("/tai-khoan/xac-nhan", Fields(("Code", "123456")))).QuerySelector("[data-testid=faults]"));
            using var second = await nobody.SendAsync("/tai-khoan/xac-nhan", Fields(("Code", code)));
            Assert.True(nobody.Holds(AccountServices.CookieName), code);
        }

        using (var again = SignedIn.Nobody(site))
        {
            using var first = await again.SendAsync("/tai-khoan/dang-nhap", Fields(("Email", browser.Email), ("Password", Password)));
            await again.SubmitAsync("/tai-khoan/xac-nhan", Fields(("Code", codes[3])));
            Assert.False(again.Holds(AccountServices.CookieName), "A recovery code opens once.");
        }

        var (_, form) = await browser.FillAsync("/tai-khoan/hai-buoc", Fields(("Password", "sai")), "main form[method=post]");
        using var kept = await browser.Client.PostAsync(new Uri("/tai-khoan/hai-buoc?handler=Off", UriKind.Relative), form);
        Assert.True(await site.Database.ReadAsync(async db => (await db.Users.SingleAsync(u => u.Id == browser.UserId)).TwoFactorEnabled));
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
    }

    [Fact]
    public async Task Sessions_Listed_EndOneByOneAndAllAtOnce()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        using var here = await WithPasswordAsync(site, Role.Buyer);
        using var other = SignedIn.Nobody(site);
        using var third = SignedIn.Nobody(site);
        await SignInAsync(other, here.Email, Password);
        await SignInAsync(third, here.Email, Password);
        var page = await here.PageAsync("/tai-khoan/phien");
        Assert.Equal(3, page.QuerySelectorAll("[data-testid=sessions] tbody tr").Length);
        Assert.Single(page.QuerySelectorAll("[data-testid=sessions] .mark--good"));
        await here.SubmitAsync("/tai-khoan/phien", Fields(), "[data-testid=sessions] form");
        Assert.Equal(2, await site.Database.ReadAsync(db => db.Sessions.CountAsync()));
        await here.SubmitAsync("/tai-khoan/phien", Fields(), "main form.actions");
        Assert.Equal([here.UserId], await site.Database.ReadAsync(db => db.Sessions.Select(s => s.UserId).ToListAsync()));
        await here.PageAsync("/tai-khoan");
        // Nobody ends the session of another by its number.
        using var stranger = await site.SignedInAsync(Role.Buyer);
        var id = await site.Database.ReadAsync(db => db.Sessions.Where(s => s.UserId == here.UserId).Select(s => s.Id).SingleAsync());
        var (_, another) = await stranger.FillAsync("/tai-khoan/phien", Fields(("id", id.ToString(CultureInfo.InvariantCulture))), "main form.actions");
        using var tried = await stranger.Client.PostAsync(new Uri("/tai-khoan/phien?handler=End", UriKind.Relative), another);
        Assert.Equal(HttpStatusCode.NotFound, tried.StatusCode);
        Assert.Equal(1, await site.Database.ReadAsync(db => db.Sessions.CountAsync(s => s.UserId == here.UserId)));
        Assert.NotEmpty((await here.PageAsync("/tai-khoan/nhat-ky")).QuerySelectorAll("[data-testid=events] tbody tr"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task User_LockedThenErased_LeavesTheAuditWithoutAName(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, Content.Empty);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        using var person = await site.SignedInAsync(Role.Editor);
        using var asked = await person.SendAsync("/tai-khoan/phien", Fields(), "main form.actions");
        var page = $"/quan-tri/nguoi-dung/{person.UserId}";
        await OutboxTests.AddAsync(site.Services, person.Email, "1");
        await site.ChangeAsync(db =>
        {
            db.OneTimeLinks.Add(new() { KeyHash = "sent", Purpose = LinkPurpose.PasswordReset, UserId = person.UserId, ExpiresAt = site.Clock.Now.AddDays(1) });
            db.PreviewLinks.Add(new() { TokenHash = "shared", Kind = Kinds.Article, RecordId = "1", Number = 1, ActorKey = person.UserId, ExpiresAt = site.Clock.Now.AddDays(1) });
            return Task.CompletedTask;
        });
        await administrator.SubmitAsync(page, Fields(), "form[action*=Lock]");
        Assert.Equal((0, 0), await site.Database.ReadAsync(async db => (await db.OneTimeLinks.CountAsync(), await db.PreviewLinks.CountAsync())));
        using var cut = await person.Client.GetAsync(new Uri("/tai-khoan", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, cut.StatusCode);
        Assert.NotNull((await administrator.SubmitAsync(page, Fields(), "form[action*=Erase]")).QuerySelector("[data-testid=faults]"));
        await administrator.SubmitAsync(page, Fields(("Confirmed", "true")), "form[action*=Erase]");
        using var gone = await administrator.Client.GetAsync(new Uri(page, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await site.Database.ReadAsync(async db =>
        {
            Assert.Empty(await db.Outbox.ToListAsync());
            Assert.Equal(1, await db.Audit.CountAsync(a => a.ActorKey == person.UserId));
            Assert.Equal([administrator.UserId], await db.AuditActors.Select(a => a.Key).ToListAsync());
            Assert.DoesNotContain(await db.Audit.Select(a => a.Details).ToListAsync(), d => d?.Contains(person.Email, StringComparison.Ordinal) is true);
        });
        Assert.Contains("Người đã xóa thông tin", (await administrator.PageAsync($"/quan-tri/nhat-ky?ai={person.UserId}")).Text("audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_OfTheLastAdministrator_StayWithOne()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        using var person = await site.SignedInAsync(Role.Editor);
        var own = $"/quan-tri/nguoi-dung/{administrator.UserId}";
        Assert.NotNull((await administrator.SubmitAsync(own, Fields(("Roles", "editor")), "[data-testid=roles]")).QuerySelector("[data-testid=faults]"));
        Assert.NotNull((await administrator.SubmitAsync(own, Fields(), "form[action*=Lock]")).QuerySelector("[data-testid=faults]"));
        // What is given holds with the next request of who was given it.
        using var before = await person.Client.GetAsync(new Uri("/quan-tri/tac-vu", UriKind.Relative));
        await administrator.SubmitAsync($"/quan-tri/nguoi-dung/{person.UserId}", Fields(("Roles", "administrator")), "[data-testid=roles]");
        using var after = await person.Client.GetAsync(new Uri("/quan-tri/tac-vu", UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (before.StatusCode, after.StatusCode));
        Assert.Null((await administrator.SubmitAsync(own, Fields(("Roles", "editor")), "[data-testid=roles]")).QuerySelector("[data-testid=faults]"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Users_Narrowed_AreFoundByNameAddressRoleAndState(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, Content.Empty);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        foreach (var (name, email) in (ValueTuple<string, string>[])[("Đặng Thị Ánh", "anh@example.vn"), ("Dương Văn Ba", "ba@example.vn")])
            await administrator.SubmitAsync("/quan-tri/nguoi-dung/moi", Fields(("Name", name), ("Email", email), ("Roles", "officer")));
        Assert.Equal(["Đặng Thị Ánh"], await NamesAsync("q=dang"));
        Assert.Equal(["Dương Văn Ba"], await NamesAsync("q=BA%40example"));
        Assert.Equal(["Dương Văn Ba", "Đặng Thị Ánh"], await NamesAsync("vai-tro=officer&tinh-trang=cho-nhan"));
        Assert.Empty(await NamesAsync("tinh-trang=bi-khoa"));
        using var bad = await administrator.Client.GetAsync(new Uri("/quan-tri/nguoi-dung?vai-tro=x", UriKind.Relative));
        using var past = await administrator.Client.GetAsync(new Uri("/quan-tri/nguoi-dung?trang=2", UriKind.Relative));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (bad.StatusCode, past.StatusCode));

        async Task<List<string>> NamesAsync(string query) =>
            [.. (await administrator.PageAsync($"/quan-tri/nguoi-dung?{query}")).QuerySelectorAll("[data-testid=users] tbody th").Select(n => n.TextContent.Trim())];
    }

    internal static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    /// <summary>A user who chose a password, signed in with it.</summary>
    internal static async Task<SignedIn> WithPasswordAsync(TestSite site, Role role)
    {
        var browser = await site.SignedInAsync(role);
        using var nobody = SignedIn.Nobody(site);
        using var asked = await nobody.SendAsync("/tai-khoan/quen-mat-khau", Fields(("Email", browser.Email)));
        var mail = await site.Database.ReadAsync(db => db.Outbox.SingleAsync(m => m.Recipient == browser.Email));
        await nobody.SubmitAsync(LinkIn(mail.Body), Fields(("Password", Password), ("Repeated", Password)));
        await SignInAsync(browser, browser.Email, Password);
        return browser;
    }

    private static async Task<AngleSharp.Dom.IDocument> SignInAsync(SignedIn browser, string email, string password)
    {
        using var answer = await browser.SendAsync("/tai-khoan/dang-nhap", Fields(("Email", email), ("Password", password)));
        return await browser.PageAsync("/tai-khoan");
    }

    private static string LinkIn(string body) => SignInTests.PathOf(body.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal)).Trim());

    /// <summary>RFC 6238 with its usual numbers: SHA-1, 30 s, six digits.</summary>
    private static string CodeOf(string secret)
    {
        var bits = string.Concat(secret.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(c)), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30).Reverse().ToArray();
#pragma warning disable CA5350 // What RFC 6238 asks of apps.
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = ((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
