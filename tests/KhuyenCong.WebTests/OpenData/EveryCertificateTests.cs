using System.Globalization;
using System.Text.Json.Nodes;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.OpenData;

/// <summary>Over every certificate of the sample: page, JSON-LD of two pages, API and both dumps say the same.</summary>
public sealed class EveryCertificateTests
{
    private sealed record Told(string Code, string Level, string Year, string? Decision, string? GrantedOn, string? ValidTo, string Status, string? Verified);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task EveryCertificate_OnEveryFace_IsTheSame(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var api = (await Reading.JsonAsync(site, "/api/v1/certificates?pageSize=100"))["items"]!.AsArray().Select(c => OfApi(c!)).ToDictionary(t => t.Code, StringComparer.Ordinal);
        Assert.Equal(97, api.Count);
        Assert.All(api.Keys, code => Assert.True(CertificateCode.IsWellFormed(code)));

        var nested = new Dictionary<string, Told>(StringComparer.Ordinal);
        var embedded = new Dictionary<string, Told>(StringComparer.Ordinal);
        foreach (var product in (await Reading.JsonAsync(site, "/api/v1/products?pageSize=100"))["items"]!.AsArray())
        {
            foreach (var told in product!["certificates"]!.AsArray().Select(c => OfApi(c!)))
                nested.Add(told.Code, told);
            var page = await site.PageAsync(new Uri(product["url"]!.GetValue<string>()).AbsolutePath);
            var data = Assert.Single(Reading.Blocks(page, "Product"));
            foreach (var told in (data["hasCertification"]?.AsArray() ?? []).Select(c => OfLinkedData(c!)))
                embedded.Add(told.Code, told);
        }

        Assert.Equal(api.Values.OrderBy(t => t.Code, StringComparer.Ordinal), nested.Values.OrderBy(t => t.Code, StringComparer.Ordinal));
        // Linked data has a day for the comparison with the file, and no name.
        Assert.Equal(api.Values.Select(WithoutName).OrderBy(t => t.Code, StringComparer.Ordinal), embedded.Values.OrderBy(t => t.Code, StringComparer.Ordinal));

        var lines = (await Reading.TextAsync(site, "/du-lieu-mo/certificates.jsonl", "application/jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(api.Values.OrderBy(t => t.Code, StringComparer.Ordinal), lines.Select(l => OfApi(JsonNode.Parse(l)!)).OrderBy(t => t.Code, StringComparer.Ordinal));
        var rows = Reading.Csv(await Reading.TextAsync(site, "/du-lieu-mo/certificates.csv", "text/csv"));
        Assert.Equal(api.Values.OrderBy(t => t.Code, StringComparer.Ordinal), rows.Select(OfRow).OrderBy(t => t.Code, StringComparer.Ordinal));

        var descriptions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var told in api.Values)
        {
            var page = await site.PageAsync($"/chung-nhan/{told.Code}");
            Assert.Equal(WithoutName(told), OfLinkedData(Assert.Single(Reading.Blocks(page, "Certification"))));
            var text = page.QuerySelector("main")!.TextContent;
            foreach (var fact in new[] { told.Code, told.Year, told.Decision, Day(told.GrantedOn), Day(told.ValidTo), LevelName(told.Level) }.OfType<string>())
                Assert.True(text.Contains(fact, StringComparison.OrdinalIgnoreCase), $"The page of {told.Code} does not say {fact}.");
            Assert.True(descriptions.Add(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!), $"{told.Code} is described as another is.");
            Assert.Equal(told.Verified is null, text.Contains("chưa đối chiếu", StringComparison.Ordinal));
            var sentence = page.QuerySelector("[data-testid=sentence]")!.TextContent;
            Assert.Equal(told.Status is "valid" or "expiring", sentence.Contains("còn hiệu lực", StringComparison.Ordinal));
            Assert.Equal(told.Status is "expired", sentence.Contains("đã hết hiệu lực", StringComparison.Ordinal));
        }
    }

    private static Told WithoutName(Told told) => told with { Verified = told.Verified?.Split(' ')[^1] };

    private static Told OfApi(JsonNode c) => new(
        Reading.Value(c["code"])!, Reading.Value(c["level"])!, Reading.Value(c["year"])!, Reading.Value(c["decisionNumber"]), Reading.Value(c["grantedOn"]), Reading.Value(c["validTo"]),
        Reading.Value(c["status"])!, c["verified"] is { } v ? $"{v["by"]} {v["on"]}" : null);

    private static Told OfLinkedData(JsonNode c)
    {
        var status = Reading.Value(c["creativeWorkStatus"])!;
        Assert.Equal(
            status switch { "unknown" => null, "valid" or "expiring" => "https://schema.org/CertificationActive", _ => "https://schema.org/CertificationInactive" },
            Reading.Value(c["certificationStatus"]));
        return new(
            Reading.Value(c["identifier"])!, Reading.Value(c["certificationRating"]!["ratingValue"])!, Reading.Value(c["dateCreated"])!, Reading.Value(c["isBasedOn"]?["legislationIdentifier"]),
            Reading.Value(c["validFrom"]), Reading.Value(c["expires"]), status, Reading.Value(c["auditDate"]));
    }

    private static Told OfRow(Dictionary<string, string> row)
    {
        string? Cell(string name) => row[name].Length > 0 ? row[name] : null;
        return new(row["code"], row["level"], row["year"], Cell("decisionNumber"), Cell("grantedOn"), Cell("validTo"), row["status"], Cell("verifiedBy") is { } by ? $"{by} {row["verifiedOn"]}" : null);
    }

    private static string? Day(string? iso) => iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string LevelName(string level) => level switch { "commune" => "cấp xã", "district" => "cấp huyện", "province" => "cấp tỉnh", "region" => "cấp khu vực", _ => "cấp quốc gia" };
}
