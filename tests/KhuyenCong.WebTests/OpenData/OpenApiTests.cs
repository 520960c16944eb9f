using System.Text;
using KhuyenCong.Catalogue.OpenData;
using KhuyenCong.Testing;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.OpenData;

public sealed class OpenApiTests
{
    /// <summary>The committed description is the served one. To take a change over: CATALOGUE_ACCEPT=1 and run this test.</summary>
    [Fact]
    public async Task Description_Committed_IsTheServedOne()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var served = (await Reading.TextAsync(site, "/openapi/v1.json", "application/json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = Path.Combine(RepositoryFolder(), "docs", "openapi", "v1.json");
        if (Environment.GetEnvironmentVariable("CATALOGUE_ACCEPT") == "1")
            await File.WriteAllTextAsync(file, served, new UTF8Encoding(false));
        Assert.Equal(await File.ReadAllTextAsync(file), served);
    }

    [Fact]
    public async Task Description_NamesEveryOperationAndEveryQueryNameOfIt()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var paths = (await Reading.JsonAsync(site, "/openapi/v1.json"))["paths"]!.AsObject();
        var known = site.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(g => g.Items).Where(d => d is { HttpMethod: "GET", RelativePath: { } path } && path.StartsWith("api/", StringComparison.Ordinal)).ToList();
        Assert.Equal(known.Select(d => "/" + d.RelativePath).Order(StringComparer.Ordinal), paths.Select(p => p.Key).Order(StringComparer.Ordinal));
        foreach (var description in known)
        {
            var parameters = paths["/" + description.RelativePath]!["get"]!["parameters"]?.AsArray() ?? [];
            Assert.Equal(
                description.ActionDescriptor.EndpointMetadata.OfType<AsksAttribute>().SelectMany(a => a.Names).Order(StringComparer.Ordinal),
                parameters.Where(p => p!["in"]!.GetValue<string>() == "query").Select(p => p!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>What a list answers has the members that its schema asks for, and no others.</summary>
    [Theory]
    [InlineData("products", "ApiProduct")]
    [InlineData("certificates", "ApiCertificateDetail")]
    [InlineData("fairs", "ApiFair")]
    [InlineData("articles", "ApiArticle")]
    [InlineData("projects", "ApiProject")]
    public async Task Answer_HasTheMembersOfItsSchema(string kind, string schema)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var described = (await Reading.JsonAsync(site, "/openapi/v1.json"))["components"]!["schemas"]![schema]!;
        var item = (await Reading.JsonAsync(site, $"/api/v1/{kind}"))["items"]![0]!.AsObject();
        Assert.Equal(described["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal), item.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal(described["properties"]!.AsObject().Count, described["required"]!.AsArray().Count);
    }

    internal static string RepositoryFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KhuyenCong.Catalogue.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
