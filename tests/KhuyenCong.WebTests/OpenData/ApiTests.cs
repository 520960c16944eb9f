using System.Net;
using System.Text.Json.Nodes;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.OpenData;

public sealed class ApiTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Products_Search_AnswersInThePromisedShape(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var list = await JsonAsync(site, "/api/v1/products?q=ti%C3%AAu+b%E1%BA%A7u+m%C3%A2y");
        Assert.Equal(1, list["page"]!.GetValue<int>());
        Assert.Equal(24, list["pageSize"]!.GetValue<int>());
        var item = list["items"]!.AsArray().Single(i => i!["id"]!.GetValue<int>() == 25)!;
        foreach (var name in (string[])["slug", "url", "name", "nameLang", "producer", "province", "group", "certificates"])
            Assert.True(item.AsObject().ContainsKey(name), name);
        var national = item["certificates"]!.AsArray().Single(c => c!["level"]!.GetValue<string>() == "national")!;
        Assert.Equal(2023, national["year"]!.GetValue<int>());
        Assert.Equal("2026-12-31", national["validTo"]!.GetValue<string>());
        Assert.Equal("expiring", national["status"]!.GetValue<string>());
        Assert.Null(national["verified"]);
        Assert.Equal(6, item["certificates"]!.AsArray().Count);
        Assert.All(["group", "level", "status", "year"], name => Assert.NotEmpty(list["facets"]![name]!.AsArray()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Products_Facets_CountWithTheirOwnChoiceSetAside(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var all = await JsonAsync(site, "/api/v1/products");
        var chosen = await JsonAsync(site, "/api/v1/products?group=tcmn");
        int Count(JsonNode list, string facet, string value) => list["facets"]![facet]!.AsArray().Single(v => v!["value"]!.GetValue<string>() == value)!["count"]!.GetValue<int>();
        Assert.Equal(98, all["total"]!.GetValue<int>());
        Assert.Equal(Count(all, "group", "cbtp"), Count(chosen, "group", "cbtp"));
        Assert.Equal(Count(all, "group", "tcmn"), chosen["total"]!.GetValue<int>());
        Assert.Equal(Count(all, "status", "valid"), (await JsonAsync(site, "/api/v1/products?status=valid"))["total"]!.GetValue<int>());
        foreach (var level in (string[])["region", "national", "province"])
            Assert.Equal(Count(all, "level", level), (await JsonAsync(site, $"/api/v1/products?level={level}"))["total"]!.GetValue<int>());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Certificate_OnADay_AnswersAsThePageDoes(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var code = (await JsonAsync(site, "/api/v1/products/6"))["certificates"]![0]!["code"]!.GetValue<string>();
        Assert.Equal("expired", (await JsonAsync(site, $"/api/v1/certificates/{code}"))["status"]!.GetValue<string>());
        var then = await JsonAsync(site, $"/api/v1/certificates/{code.ToLowerInvariant()}?asOf=2024-12-31");
        Assert.Equal("expiring", then["status"]!.GetValue<string>());
        Assert.Equal("1997/QĐ-BCT", then["decisionNumber"]!.GetValue<string>());
        Assert.Equal("2021-08-23", then["grantedOn"]!.GetValue<string>());
        var page = await site.PageAsync($"/chung-nhan/{code}?ngay=2024-12-31");
        Assert.Contains("còn hiệu lực đến hết ngày 31/12/2024", page.QuerySelector("[data-testid=sentence]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Search_OverAllKinds_AnswersInThePromisedShape(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var found = await JsonAsync(site, "/api/v1/search?q=tuy%E1%BA%BFt+h%C6%B0%C6%A1ng");
        Assert.Equal("none", found["relaxed"]!.GetValue<string>());
        Assert.Contains(found["items"]!.AsArray(), i => i!["kind"]!.GetValue<string>() == "producer");
        Assert.All(found["items"]!.AsArray(), i => Assert.StartsWith("http://localhost:5080/", i!["url"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.NotEqual("none", (await JsonAsync(site, "/api/v1/search?q=tuy%E1%BB%83t+h%C6%B0%C6%A1ng"))["relaxed"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/api/v1/products?pageSize=101", "pageSize")]
    [InlineData("/api/v1/products?pageSize=0", "pageSize")]
    [InlineData("/api/v1/products?page=x", "page")]
    [InlineData("/api/v1/products?level=city", "level")]
    [InlineData("/api/v1/products?status=ok", "status")]
    [InlineData("/api/v1/products?year=23", "year")]
    [InlineData("/api/v1/products?sort=price", "sort")]
    [InlineData("/api/v1/products?asOf=31-12-2026", "asOf")]
    [InlineData("/api/v1/search?q=x&kind=dog", "kind")]
    public async Task List_WhatCannotBeAnswered_IsAProblemThatNamesTheField(string path, string field)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            var site = await TestSite.SampleAsync(engine);
            using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            Assert.True(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]!.AsObject().ContainsKey(field));
        }
    }

    [Theory]
    [InlineData("/api/v1/products?page=999")]
    [InlineData("/api/v1/products/99999")]
    [InlineData("/api/v1/certificates/ABCDEFGHJK")]
    [InlineData("/api/v1/nothing")]
    public async Task Missing_IsAProblemToo(string path)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            var site = await TestSite.SampleAsync(engine);
            using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        }
    }

    private static async Task<JsonNode> JsonAsync(TestSite site, string path)
    {
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)response.StatusCode}: {body}");
        return JsonNode.Parse(body)!;
    }
}
