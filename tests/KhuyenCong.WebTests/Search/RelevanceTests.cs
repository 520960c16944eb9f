using Xunit.Abstractions;

namespace KhuyenCong.WebTests.Search;

/// <summary>The relevance suite: queries.csv and slips.csv on the sample content and on corpus.csv.</summary>
public sealed class RelevanceTests(ITestOutputHelper output)
{
    private static readonly Lazy<Task<(List<RelevanceAnswer> Answers, List<(Slip Slip, string? Proposed)> Slips)>> Suite = new(RelevanceSuite.RunAsync);

    [Fact]
    public async Task Queries_FindWhatTheyMust_AndNothingForbiddenAboveIt()
    {
        var answers = (await Suite.Value).Answers;
        output.WriteLine(RelevanceSuite.TableOf(answers));
        var faults = answers.SelectMany(a => a.Faults, (a, fault) => $"{a.Query.Corpus}, {a.Query.Class}: «{a.Query.Text}» {fault}").ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults)}");
    }

    [Fact]
    public async Task UnmarkedQueries_LoseNothingAgainstMarkedOnes()
    {
        var twins = (await Suite.Value).Answers.Where(a => a.TwinRecall is not null).ToList();
        Assert.True(twins.Count >= 25);
        var losing = twins.Where(a => a.TwinRecall < 1).Select(a => $"«{a.Query.Text}» finds {a.TwinRecall:P0} of «{a.Query.Twin}»");
        Assert.True(twins.Average(a => a.TwinRecall) >= 0.99, string.Join('\n', losing));
    }

    [Fact]
    public async Task Slips_AreProposedMended()
    {
        var faults = (await Suite.Value).Slips.Where(s => s.Proposed is null || !s.Proposed.Equals(s.Slip.Mended, StringComparison.OrdinalIgnoreCase)).Select(s => $"{s.Slip.Corpus}, {s.Slip.Kind}: «{s.Slip.Typed}» is proposed as «{s.Proposed}», not «{s.Slip.Mended}»").ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void Slips_AreOfEveryKind() =>
        Assert.Equal(["letter", "mark", "sound", "space", "swapped", "telex", "tone", "vni"], Slip.ReadAll().GroupBy(s => s.Kind).Where(k => k.Count() > 1).Select(k => k.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Queries_AreManyOfEveryClass_AndOnce()
    {
        var queries = RelevanceQuery.ReadAll();
        Assert.True(queries.Count >= 125);
        Assert.Equal(queries.Count, queries.DistinctBy(q => (q.Corpus, q.Text)).Count());
        Assert.Equal(["accents", "brands", "buyers", "conditions", "goods", "marks", "numbers", "places", "producers", "sets", "units", "words"], queries.Select(q => q.Class).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>CATALOGUE_ACCEPT=1 writes the table as it is now.</summary>
    [Fact]
    public async Task Table_OfTheDocumentation_IsWhatTheSuiteMeasures()
    {
        const string Begin = "<!-- table -->\n";
        var path = Path.Combine(RelevanceCorpus.Folder, "..", "..", "..", "docs", "search-relevance.md");
        var text = await File.ReadAllTextAsync(path);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf("\n<!-- end -->", start, StringComparison.Ordinal);
        var table = RelevanceSuite.TableOf((await Suite.Value).Answers).TrimEnd('\n');
        if (Environment.GetEnvironmentVariable("CATALOGUE_ACCEPT") == "1")
            await File.WriteAllTextAsync(path, text[..start] + table + text[end..]);
        else
            Assert.Equal(table, text[start..end]);
    }
}
