using System.Net;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Testing;
using Microsoft.Extensions.Options;

namespace KhuyenCong.WebTests.Hosting;

/// <summary>What an operator may give the site of its own; a wrong value is refused before anything is served.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Accent", "blue", "#1f4e79")]
    [InlineData("Accent", "#ffee99", "darker")]
    [InlineData("AccentDark", "#202020", "lighter")]
    [InlineData("Accent", "#1f4e79", "together")]
    [InlineData("MeasuringScript", "http://count.example/x.js", "https")]
    [InlineData("MeasuringScript", "https://count.example; script-src *", "https")]
    [InlineData("Logo", "../secret.svg", "below the data folder")]
    [InlineData("Logo", "not-there.svg", "is not there")]
    [InlineData("Name", "", "Name")]
    [InlineData("Email", "nobody", "Email")]
    public async Task Value_ThatBreaksItsRule_IsRefusedAtTheStartInOneLine(string name, string value, string told)
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => TestSite.StartAsync(Engine.Sqlite, Content.Empty, builder => builder.Configuration[$"Catalogue:Site:{name}"] = value));
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public async Task Own_LogoAccentAndMeasuring_AreShownAndNothingElseIsLetIn()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty, builder =>
        {
            File.WriteAllText(Path.Combine(builder.Configuration["Catalogue:DataFolder"]!, "our.svg"), """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>""");
            builder.Configuration["Catalogue:Site:Logo"] = "our.svg";
            builder.Configuration["Catalogue:Site:Accent"] = "#6b2d5c";
            builder.Configuration["Catalogue:Site:AccentDark"] = "#e0a3d0";
            builder.Configuration["Catalogue:Site:MeasuringScript"] = "https://count.example/script.js";
        });
        var page = await site.PageAsync("/");
        Assert.Equal("/logo", page.QuerySelector(".brand img")!.GetAttribute("src"));
        Assert.NotNull(page.QuerySelector("script[src='https://count.example/script.js']"));
        Assert.NotNull(page.QuerySelector("link[rel=stylesheet][href='/tokens.css']"));
        using var logo = await site.Client.GetAsync(new Uri("/logo", UriKind.Relative));
        Assert.Equal("image/svg+xml", logo.Content.Headers.ContentType!.MediaType);
        using var tokens = await site.Client.GetAsync(new Uri("/tokens.css", UriKind.Relative));
        Assert.Equal("text/css", tokens.Content.Headers.ContentType!.MediaType);
        Assert.Contains("--indigo:#6b2d5c", await tokens.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var policy = logo.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self' https://count.example;", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self' https://count.example;", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unset_NothingIsAdded()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/");
        Assert.Single(page.QuerySelectorAll("link[rel=stylesheet]"));
        Assert.All(page.QuerySelectorAll("script[src]"), script => Assert.StartsWith("/", script.GetAttribute("src"), StringComparison.Ordinal));
        using var tokens = await site.Client.GetAsync(new Uri("/tokens.css", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, tokens.StatusCode);
        Assert.Contains("script-src 'self';", tokens.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    /// <summary>Whatever accent passes, text on what is made of it can be read.</summary>
    [Theory]
    [InlineData("#1f4e79", "#8db9e2")]
    [InlineData("#767676", "#7a8288")]
    [InlineData("#c4161c", "#ff8a80")]
    [InlineData("#006b54", "#00d1a0")]
    public void Accent_ThatPasses_KeepsEveryPairReadable(string light, string dark)
    {
        var site = new SiteSettings { Accent = AccentStyles.FaultOf(light, dark: false) is null ? light : "#1f4e79", AccentDark = AccentStyles.FaultOf(dark, dark: true) is null ? dark : "#8db9e2" };
        var tokens = AccentStyles.Of(site).Split("@media").Select(part => part.Split(['{', ';', '}']).Where(p => p.StartsWith("--", StringComparison.Ordinal)).ToDictionary(p => p.Split(':')[0], p => Colour.Parse(p.Split(':')[1]))).ToList();
        Assert.Equal(2, tokens.Count);
        foreach (var scheme in tokens)
            foreach (var (on, under) in ((string, string)[])[("--on-indigo", "--indigo"), ("--on-indigo", "--indigo-deep"), ("--cover-ink", "--cover"), ("--cover-muted", "--cover"), ("--indigo-deep", "--indigo-tint")])
                Assert.True(scheme[on].ContrastWith(scheme[under]) >= AccentStyles.Bar, $"{on} {scheme[on]} on {under} {scheme[under]}");
    }
}
