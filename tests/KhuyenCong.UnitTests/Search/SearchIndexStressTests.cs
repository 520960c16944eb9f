using System.Text;
using KhuyenCong.Search;
using KhuyenCong.Search.Query;

namespace KhuyenCong.UnitTests.Search;

public sealed class SearchIndexStressTests
{
    public static TheoryData<string> Hostile => new(
        new string('"', 5_000),
        new string('-', 5_000),
        string.Concat(Enumerable.Repeat("-\"a", 2_000)),
        new string('a', 100_000),
        new string('9', 100_000),
        string.Concat(Enumerable.Repeat("9.", 3_000)),
        string.Concat(Enumerable.Repeat("1/a", 3_000)),
        "1/" + new string('q', 200) + "-" + new string('\u0301', 300),
        string.Concat(Enumerable.Repeat("trà chè lợn ngô ", 500)),
        new string('\u0301', 3_000),
        "\uD800\uDFFF\uFFFF\0\u200B\u00AD",
        new string('đ', 1_000_000),
        new string('\uD800', 5_000),
        "\u202Eàrt \u200Fمنتج\u202C \0trà\0",
        string.Concat(Enumerable.Repeat("\"trà\" -\"chè\" ", 4_000)),
        "%00' OR 1=1; -- ../../ <script>",
        "999999999999999999999999999999,9999999999999 kg",
        "9.999.999.999 lít 0,0000001 mg 0 kg 00000,00000 l");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Search_HostileText_Answers(string text) => AskEverything(Small(), text);

    /// <summary>The work of a query is that of its plan: so many lists are read and no more.</summary>
    [Theory]
    [MemberData(nameof(Hostile))]
    public void Plan_HostileText_IsBounded(string text)
    {
        const int MostTyped = 48;
        const int MostTerms = 400;
        var plan = QueryPlan.Of(text, Synonyms.Parse(new StringReader("trà = chè = t1 = t2 = t3 = t4 = t5 = t6 = t7\nlợn = heo ! heo may\nngô = bắp = một hai ba bốn năm sáu")));
        Assert.InRange(plan.Typed.Length + plan.Optional.Count, 0, MostTyped);
        Assert.InRange(plan.Terms.Count, 0, MostTerms);
        Assert.InRange(plan.Phrases.Count + plan.Excluded.Count, 0, 16);
        Assert.All(plan.Terms, static term => Assert.InRange(term.Term.Length, 1, 41));
    }

    [Fact]
    public void Search_RandomBytes_Answers()
    {
        var random = new Random(7);
        var shelf = Small();
        const string Likely = "\"-_ 0123456789.,/°%NnkgmlíTRÀtrà\u0301\u0302\u031B\u0323đĐ\u00A0=>@!~ \t\n";
        for (var i = 0; i < 3_000; i++)
        {
            var bytes = new byte[random.Next(60)];
            random.NextBytes(bytes);
            AskEverything(shelf, i % 2 == 0 ? Encoding.Latin1.GetString(bytes) : string.Concat(bytes.Select(b => Likely[b % Likely.Length])));
            AskEverything(shelf, new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(0x10000))]));
        }
    }

    [Fact]
    public void Search_OddParameters_Answers()
    {
        var index = Small().Index;
        foreach (var (skip, take) in new[] { (-5, 3), (0, -1), (int.MaxValue, int.MaxValue), (0, int.MaxValue), (2, 0) })
            Assert.InRange(index.Search(Shelf.Query("trà") with { Skip = skip, Take = take }).Hits.Count, 0, 3);
        var many = Enumerable.Range(0, 200).ToDictionary(static i => $"f{i}", static IReadOnlyList<string> (i) => ["x"]);
        Assert.Equal(0, index.Search(Shelf.Query("") with { Selected = many, Day = int.MinValue, Now = long.MinValue, Count = ["f1", "f1", "state"] }).Total);
        Assert.Equal(0, new SearchIndex(new IndexOptions()).Search(Shelf.Query("trà")).Total);
    }

    [Fact]
    public async Task Search_WhileWritersWork_SeesWholeStates()
    {
        // Every batch writes all records with one and the same mark: a search must see exactly one mark on all of them.
        const int Records = 60;
        const int Reads = 600;
        var reads = 0;
        var index = new SearchIndex(new IndexOptions());
        index.Rebuild(Batch(0));
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(() =>
        {
            while (!done.IsCancellationRequested)
            {
                var result = index.Search(Shelf.Query("chung") with { Count = ["batch"], Take = Records });
                Assert.Equal(Records, result.Total);
                Assert.Equal(Records, result.Hits.DistinctBy(static hit => hit.Key).Count());
                Assert.Equal(Records, Assert.Single(result.Facets["batch"]).Count);
                Assert.Equal(5, index.Suggest("chun", Shelf.Now, 5).Count);
                Interlocked.Increment(ref reads);
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        for (var batch = 1; (batch <= 120 || Volatile.Read(ref reads) < Reads) && !readers.Exists(static reader => reader.IsFaulted); batch++)
        {
            if (batch % 10 == 0)
                index.Rebuild(Batch(batch));
            else
                index.Apply(Batch(batch), [new DocumentKey("product", 9_999)]);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);

        static List<IndexDocument> Batch(int number) =>
        [
            .. Enumerable.Range(1, Records).Select(id => Shelf.Product(id, $"chung {id}") with
            {
                Facets = new Dictionary<string, IReadOnlyList<string>> { ["batch"] = [$"{number}"] },
            }),
        ];
    }

    private static Shelf Small() => Shelf.OfNames(Synonyms.Parse(new StringReader("chè = trà\nlợn = heo ! heo may\nngô = bắp")), "Trà sen 40°N", "Chè lợn 500ml", "1997/QĐ-BCT ngô");

    private static void AskEverything(Shelf shelf, string text)
    {
        var result = shelf.Index.Search(Shelf.Query(text) with { Explain = true, Count = ["state", "kind"] });
        Assert.Equal(result.Total, result.Hits.Count);
        _ = shelf.Index.Suggest(text, Shelf.Now, 5);
        Assert.InRange(shelf.Index.DidYouMean(text, Shelf.Now, 5).Count, 0, 5);
        Assert.Equal("Trà sen 40°N", string.Concat(Highlighter.Highlight("Trà sen 40°N", text).Select(static piece => piece.Text)));
        Assert.Equal(text, string.Concat(Highlighter.Highlight(text, "trà -x \"a\"").Select(static piece => piece.Text)));
        _ = Highlighter.Snippet(text, "trà", 20);
        _ = (VietnameseText.ToNfc(text), VietnameseText.Fold(text), VietnameseText.SortKey(text), VietnameseText.Slug(text), SearchIndex.FingerprintOf(Shelf.Product(1, text)));
        Assert.All(VietnameseAnalyzer.Tokenise(text), token => Assert.InRange(token.End, token.Start + 1, text.Length));
        _ = Synonyms.Parse(new StringReader(text));
    }
}
