using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

public sealed class SearchIndexOracleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Search_RandomRecordsAndQueries_AgreesWithBruteForce(int seed)
    {
        var world = new SearchWorld(seed);
        var records = Enumerable.Range(1, 300).Select(world.Document).ToDictionary(static document => document.Key);
        var index = new SearchIndex(new IndexOptions());
        index.Rebuild(records.Values);
        Compare(index, records, world, queries: 150);
    }

    /// <summary>So many that long lists are kept as bits too.</summary>
    [Fact]
    public void Search_ThousandsOfRecords_AgreesWithBruteForce()
    {
        var world = new SearchWorld(31);
        var records = Enumerable.Range(1, 5_000).Select(world.Document).ToDictionary(static document => document.Key);
        var index = new SearchIndex(new IndexOptions());
        index.Rebuild(records.Values);
        Compare(index, records, world, queries: 60);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Search_AfterManyDeltas_AgreesWithBruteForce(int seed)
    {
        var world = new SearchWorld(seed);
        var records = Enumerable.Range(1, 200).Select(world.Document).ToDictionary(static document => document.Key);
        var index = new SearchIndex(new IndexOptions());
        index.Rebuild(records.Values);
        for (var round = 0; round < 60; round++)
        {
            var upserts = Enumerable.Range(0, world.Next(6)).Select(_ => world.Document(1 + world.Next(260))).DistinctBy(static document => document.Key).ToList();
            var removals = Enumerable.Range(0, world.Next(4)).Select(_ => world.Document(1 + world.Next(260)).Key).ToList();
            index.Apply(upserts, removals);
            foreach (var key in removals)
                records.Remove(key);
            foreach (var document in upserts)
                records[document.Key] = document;
            Compare(index, records, world, queries: 8);
        }
    }

    [Fact]
    public void Search_AfterDeltas_RanksAsAfterRebuildByName()
    {
        var world = new SearchWorld(21);
        var records = Enumerable.Range(1, 120).Select(world.Document).ToList();
        var grown = new SearchIndex(new IndexOptions());
        foreach (var document in records)
            grown.Apply([document], []);
        var built = new SearchIndex(new IndexOptions());
        built.Rebuild(records);
        foreach (var sort in new[] { SearchSort.Name, SearchSort.Newest, SearchSort.EndOfValidity })
        {
            var query = new SearchQuery { Now = 15, Day = 15, Sort = sort, Skip = 7, Take = 50 };
            Assert.Equal(built.Search(query).Hits.Select(static hit => hit.Key), grown.Search(query).Hits.Select(static hit => hit.Key));
        }
    }

    internal static void Compare(SearchIndex index, Dictionary<DocumentKey, IndexDocument> records, SearchWorld world, int queries)
    {
        var oracle = new Oracle(records.Values);
        Assert.Equal(records.Count, index.Count);
        Assert.Equal(records.Values.ToDictionary(static document => document.Key, SearchIndex.FingerprintOf), index.Fingerprints().ToDictionary());
        for (var i = 0; i < queries; i++)
        {
            var (query, words, phrase, excluded) = world.Query();
            var expected = oracle.Search(query, words, phrase, excluded);
            var actual = index.Search(query);
            Assert.True(expected.Hits.SetEquals(actual.Hits.Select(static hit => hit.Key)), $"{query}\n{query.Text}: expected {expected.Hits.Count}, found {actual.Hits.Count}");
            Assert.Equal(expected.Hits.Count, actual.Total);
            Assert.Equal(expected.Rows, actual.Rows);
            foreach (var (facet, counts) in expected.Counts)
                Assert.Equal(counts.OrderBy(static count => count.Key), actual.Facets[facet].ToDictionary(static count => count.Value, static count => count.Count).OrderBy(static count => count.Key));
            Assert.Equal(oracle.BoundariesPassed(query.Now), index.BoundariesPassed(query.Now));
            AssertOrder(query, actual, records);
        }
    }

    private static void AssertOrder(SearchQuery query, SearchResult result, Dictionary<DocumentKey, IndexDocument> records)
    {
        var names = result.Hits.Select(hit => records[hit.Key].SortKey).ToList();
        if (query.Sort == SearchSort.Name)
            Assert.Equal(names.Order(StringComparer.Ordinal), names);
        if (query.Sort == SearchSort.Relevance)
            Assert.Equal(result.Hits.Select(static hit => hit.Score).OrderDescending(), result.Hits.Select(static hit => hit.Score));
    }
}
