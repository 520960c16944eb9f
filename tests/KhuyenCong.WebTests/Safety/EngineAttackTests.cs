using System.Net;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.Publishing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Safety;

/// <summary>Texts that engines take differently – U+0000, halves of characters, more than an index holds, quotes and backslashes: each is kept as it is, or refused with a word.</summary>
public sealed class EngineAttackTests
{
    private const string Form = "form[data-testid=form]";
    private const string Product = "/quan-tri/san-pham/53";

    /// <summary>What a form carries of itself.</summary>
    private static readonly string[] Own = ["__RequestVerificationToken", "base", "version"];

    /// <summary>PostgreSQL packs what repeats before it measures; this does not.</summary>
    private static readonly string Long = "zzpwn '\"\\ \\' $1 @p0 {0} %s _ ::text " + string.Concat(new Random(5).GetItems(Enumerable.Range(0x4E00, 0x5000).Select(c => ((char)c).ToString()).ToArray(), 3000));

    /// <summary>SQLite knows no such limit.</summary>
    [Fact]
    public async Task LongTexts_InEveryFieldOfEveryKind_AreKeptOrRefused()
    {
        await using var site = await TestSite.StartAsync(Engine.Postgres);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        var register = new AttackedRegister(site.Services, administrator.UserId);
        var records = await register.FillAsync(new Attack("zzpwn") { Line = Long, Text = Long });
        Assert.Contains("product.name", register.Taken);
        await site.CatchUpAsync();
        foreach (var record in records.DistinctBy(r => r.Kind.Kind))
        {
            Assert.Equal(HttpStatusCode.OK, await administrator.StatusAsync(BackOfficeLinks.Record(record.Kind, record.Id)));
            Assert.Equal(record.Kind.OnlyId is null ? HttpStatusCode.OK : HttpStatusCode.Redirect, await administrator.StatusAsync(BackOfficeLinks.Records(record.Kind) + "?q=" + Uri.EscapeDataString(Long[..300])));
            if (record.Address is { } address)
                Assert.Equal(HttpStatusCode.OK, await administrator.StatusAsync(address.Split('#')[0]));
        }

        Assert.Empty(await site.Services.GetRequiredService<RegisterCheck>().RunAsync(default));
    }

    /// <summary>Past the form, which refuses them whole: a draft may hold them and says so, what is public never does.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task CharactersThatNoTextMayHold_AreRefusedInEveryKind(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        foreach (var (kind, id, field) in ((string, string, string)[])[(Kinds.Product, "53", "name"), (Kinds.Article, "1", "text"), (Kinds.Topic, "chung-nhan", "name"), (Kinds.Redirect, "", "fromPath")])
            foreach (var broken in (string[])["zz\0pwn", "zzpwn\uD83D", "\uDE00zzpwn", "zzpwn\uFFFD"])
            {
                if (id.Length == 0)
                {
                    await using var scope = site.Services.CreateAsyncScope();
                    var made = await scope.ServiceProvider.GetRequiredService<RecordEditor>().CreateAsync(EditedKind.Of(kind), Desk.Text((field, "/" + broken), ("toPath", "/tin-tuc")), administrator.UserId, default);
                    Assert.Equal(EditResult.Faulty, made.Result);
                    Assert.Contains(made.Faults, f => f.Field == field);
                    continue;
                }

                var desk = new Desk(site.Services, kind, id, administrator.UserId);
                var saved = await desk.SaveAsync(t => t[field] = broken);
                Assert.Contains(saved.Faults, f => f.Field == field);
                Assert.NotEqual(broken, (await desk.OpenAsync()).Applied[field]);
                await using var typing = site.Services.CreateAsyncScope();
                await typing.ServiceProvider.GetRequiredService<RecordEditor>().KeepTypedAsync(desk.Kind, id, Desk.Text((field, broken)), new(0, 1), administrator.UserId, default);
                Assert.Equal(HttpStatusCode.OK, await administrator.StatusAsync(BackOfficeLinks.Record(desk.Kind, id)));
                Assert.Equal(HttpStatusCode.OK, await administrator.StatusAsync(BackOfficeLinks.History(desk.Kind, id)));
            }
    }

    /// <summary>A form in parts is not refused for U+0000 by its reader.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task FormInParts_WithU0000_IsRefusedWithAPage(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        foreach (var (path, button) in ((string, string)[])[(Product, "luu"), (Product, "xuat-ban"), (Product, "tai-anh"), ("/quan-tri/hinh-anh/1", ""), ("/quan-tri/nguoi-dung/moi", "")])
        {
            var (action, filled) = await administrator.FillAsync(path, new Dictionary<string, string?>(), path == Product ? Form : "main form[method=post]");
            using (filled)
            {
                using var parts = new MultipartFormDataContent();
                foreach (var (name, values) in QueryHelpers.ParseQuery(await filled.ReadAsStringAsync()))
                    foreach (var value in values)
                        parts.Add(new StringContent(name == "do" ? button : Own.Contains(name) ? value! : "zz\0pwn"), $"\"{name}\"");
                parts.Add(new StringContent(button), "do");
                parts.Add(new ByteArrayContent(TestPictures.Png(330, 240)), "pic.file", "anh.png");
                using var answer = await administrator.Client.PostAsync(action, parts);
                Assert.True(answer.StatusCode is HttpStatusCode.BadRequest, $"{path} {button}: {(int)answer.StatusCode}");
            }
        }

        Assert.DoesNotContain(await Desk.ReadAsync(site.Services, db => db.Products.Select(p => p.Name).ToListAsync()), n => n.Contains('\0', StringComparison.Ordinal));
    }
}
