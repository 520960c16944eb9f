using System.Net;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.Pages;
using KhuyenCong.WebTests.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Safety;

/// <summary>More than a form may hold is told on a page, whichever limit it passes; nothing is cut off and saved without it.</summary>
public sealed class FormLimitTests
{
    private const string Form = "form[data-testid=form]";
    private const string Product = "/quan-tri/san-pham/53";

    [Fact]
    public async Task List_OfMoreRowsThanAreSavedAtOnce_IsToldAndStaysWhole()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        var fields = Enumerable.Range(0, FormReading.MostRows + 1).ToDictionary(i => $"f.members.{i}.name", i => (string?)$"Món {i}");
        foreach (var button in (string[])["luu", "xuat-ban", "gui-duyet"])
        {
            fields["do"] = button;
            var page = await editor.SubmitAsync(Product, fields, Form);
            Assert.Contains("có 2.001 dòng, mỗi lần lưu được nhiều nhất 2.000", page.QuerySelector("[data-testid=faults]")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.GetElementById(page.QuerySelector("[data-testid=faults] a")!.GetAttribute("href")![1..]));
            Assert.Equal("Món 2000", page.QuerySelector("[name='f.members.2000.name']")!.GetAttribute("value"));
            Assert.Equal(0, await Desk.ReadAsync(site.Services, db => db.Revisions.CountAsync()));
        }

        // One fewer is saved whole.
        fields.Remove("f.members.0.name");
        fields["do"] = "luu";
        fields["f.members.0.name"] = fields["f.members.0.nameEn"] = null;
        await editor.SubmitAsync(Product, fields, Form);
        var opened = await new Desk(site.Services, Kinds.Product, "53").OpenAsync();
        Assert.Equal((FormReading.MostRows, "Món 2000"), (opened.Text.Rows("members").Count, opened.Text.Rows("members")[^1]["name"]));
    }

    [Theory, InlineData(Product, Form), InlineData("/quan-tri/ky-binh-chon/14/ket-qua", Form), InlineData("/tai-khoan/mat-khau", "main form")]
    public async Task Form_ThatPassesALimit_IsAnsweredByAPageThatSaysSo(string path, string form)
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        var page = await administrator.PageAsync(path);
        var token = page.QuerySelector($"{form} [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        KeyValuePair<string, string>[] own = [new("__RequestVerificationToken", token), new("do", "luu")];
        foreach (var (what, fields) in ((string, IEnumerable<KeyValuePair<string, string>>)[])
        [
            ("fields", Enumerable.Range(0, FormLimits.MostFields + 1).Select(i => KeyValuePair.Create($"f.members.{i}.name", "x"))),
            ("one value", [KeyValuePair.Create("f.name", new string('x', (4 << 20) + 1))]),
            ("one name", [KeyValuePair.Create("f." + new string('x', 4000), "x")]),
        ])
        {
            using var content = new FormUrlEncodedContent([.. own, .. fields]);
            using var answer = await administrator.Client.PostAsync(new Uri(path, UriKind.Relative), content);
            await ToldAsync(answer, HttpStatusCode.RequestEntityTooLarge, "Gửi lên nhiều quá mức", what);
        }

        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in own.Concat(Enumerable.Range(0, FormLimits.MostFields + 1).Select(i => KeyValuePair.Create($"f.members.{i}.name", "x"))))
            parts.Add(new StringContent(value), name);
        using var multipart = await administrator.Client.PostAsync(new Uri(path, UriKind.Relative), parts);
        await ToldAsync(multipart, HttpStatusCode.RequestEntityTooLarge, "Gửi lên nhiều quá mức", "parts");

        using var nothing = await administrator.Client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([.. own, new("f.name", "x\0y")]));
        await ToldAsync(nothing, HttpStatusCode.BadRequest, "Biểu mẫu này không nhận được", "a character that no text may hold");

        using var broken = new StringContent("--x\r\nnothing of a form", null, "multipart/form-data");
        broken.Headers.ContentType!.Parameters.Add(new("boundary", "y"));
        using var unread = await administrator.Client.PostAsync(new Uri(path, UriKind.Relative), broken);
        await ToldAsync(unread, HttpStatusCode.BadRequest, "Biểu mẫu này không nhận được", "broken parts");
        using var untold = await administrator.Client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([new("do", "luu")]));
        await ToldAsync(untold, HttpStatusCode.BadRequest, "Biểu mẫu này không nhận được", "no token");
    }

    /// <summary>Of the public pages one takes a form.</summary>
    [Fact]
    public async Task LookUp_OfFarTooMuch_IsAnsweredByAPage()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        using var content = new FormUrlEncodedContent([new("ma", new string('x', 100_000))]);
        using var answer = await site.Client.PostAsync(new Uri("/chung-nhan/tra-cuu", UriKind.Relative), content);
        await ToldAsync(answer, HttpStatusCode.RequestEntityTooLarge, "Gửi lên nhiều quá mức", "codes");
    }

    private static async Task ToldAsync(HttpResponseMessage answer, HttpStatusCode status, string heading, string what)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.True(status == answer.StatusCode, $"{what}: {answer.StatusCode} {page.QuerySelector("main").Squeezed()}");
        Assert.Contains(heading, page.QuerySelector("h1")?.TextContent ?? what, StringComparison.Ordinal);
        Assert.Contains("chưa lưu gì", page.QuerySelector("[data-testid=error-page]")!.TextContent, StringComparison.Ordinal);
    }
}
