using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

public sealed class SearchIndexTests
{
    private static readonly string[] Fruits = ["Kẹo dừa", "Mứt dứa", "Mắm dưa", "Đũa dừa nước", "Bánh đưa cơm"];

    [Theory]
    [InlineData("dừa", "Đũa dừa nước|Kẹo dừa")]
    [InlineData("dứa", "Mứt dứa")]
    [InlineData("dua", "Bánh đưa cơm|Đũa dừa nước|Kẹo dừa|Mắm dưa|Mứt dứa")]
    [InlineData("đũa", "Đũa dừa nước")]
    [InlineData("KẸO DỪA", "Kẹo dừa")]
    [InlineData("ke\u0323o du\u031B\u0300a", "Kẹo dừa")]
    [InlineData("keo dừa", "Kẹo dừa")]
    [InlineData("dừa -đũa", "Kẹo dừa")]
    [InlineData("-\"dừa nước\" dừa", "Kẹo dừa")]
    [InlineData("\"dừa kẹo\"", "")]
    [InlineData("\"kẹo dừa\"", "Kẹo dừa")]
    public void Search_Marks_MeanWhatIsTyped(string query, string expected) =>
        Assert.Equal(expected, string.Join('|', Shelf.OfNames(Fruits).Find(Shelf.Query(query) with { Relax = false, Sort = SearchSort.Name })));

    [Theory]
    [InlineData("kẹo d", "Kẹo dừa")]
    [InlineData("du", "Bánh đưa cơm|Đũa dừa nước|Kẹo dừa|Mắm dưa|Mứt dứa")]
    [InlineData("dừ", "Đũa dừa nước|Kẹo dừa")]
    [InlineData("đư", "Bánh đưa cơm")]
    [InlineData("đư ", "")]
    [InlineData("\"kẹo\" d", "Kẹo dừa")]
    [InlineData("d nước", "")]
    [InlineData("nước d", "Đũa dừa nước")]
    public void Search_Unfinished_LastWordMayGoOn(string query, string expected) =>
        Assert.Equal(expected, string.Join('|', Shelf.OfNames(Fruits).Find(Shelf.Query(query) with { Relax = false, Unfinished = true, Sort = SearchSort.Name })));

    [Fact]
    public void Search_Unfinished_PrefersTheWholeWordThenTheName()
    {
        var shelf = new Shelf(Shelf.Product(1, "Mứt") with { Texts = [(TextField.Name, "Mứt"), (TextField.Text, "có dừa")] }, Shelf.Product(2, "Kẹo dừa"), Shelf.Product(3, "Rong du"));
        Assert.Equal(["Rong du", "Kẹo dừa", "Mứt"], shelf.Find(Shelf.Query("du") with { Unfinished = true }));
    }

    /// <summary>What is preferred ranks where a name holds it as it stands, and nothing is found or lost by it.</summary>
    [Fact]
    public void Search_Preferred_RaisesTheNamesThatHoldIt()
    {
        var shelf = Shelf.OfNames("Nước mắm nhĩ", "Nước mắm Quốc Phú", "Nước mắm Phú Quốc loại một", "Muối Phú Quốc");
        Assert.Equal("Nước mắm nhĩ", shelf.Find("nước mắm")[0]);
        var found = shelf.Find(Shelf.Query("nước mắm") with { Preferred = ["Phú Quốc"] });
        Assert.Equal(3, found.Count);
        Assert.Equal("Nước mắm Phú Quốc loại một", found[0]);
    }

    /// <summary>Without any mark much agrees by chance: only words that stand together count then.</summary>
    [Theory]
    [InlineData("dầu phộng", "")]
    [InlineData("đàu cạ", "Dầu cá|Đậu cà")]
    public void Search_WithoutMarks_WordsStandTogether(string query, string expected) =>
        Assert.Equal(expected, string.Join('|', Shelf.OfNames("Bình Chu Đậu Hải Phòng", "Dầu cá", "Đậu cà").Find(Shelf.Query(query) with { Sort = SearchSort.Name })));

    [Fact]
    public void Search_MostValues_KeepsTheMostFrequentAndTheChosen()
    {
        var shelf = new Shelf([.. Enumerable.Range(0, 30).Select(i => Shelf.Product(i + 1, "Chè") with
        {
            Facets = new Dictionary<string, IReadOnlyList<string>> { ["maker"] = [i < 15 ? "many" : i < 20 ? "some" : $"one{i}"] },
        })]);
        var result = shelf.Index.Search(Shelf.Query("") with { Count = ["maker"], MostValues = 2, Selected = Shelf.Chosen(("maker", "one29")) });
        Assert.Equal([new FacetCount("many", 15, false), new FacetCount("some", 5, false), new FacetCount("one29", 1, true)], result.Facets["maker"]);
    }

    [Theory]
    [InlineData("kẹo dứa", Relaxation.Tones, "Kẹo dừa")]
    [InlineData("mứt đứa", Relaxation.Marks, "Mứt dứa")]
    [InlineData("kẹo dừa", Relaxation.None, "Kẹo dừa")]
    [InlineData("phở", Relaxation.None, "")]
    public void Search_NothingFound_IsRelaxedStepByStep(string query, Relaxation relaxed, string expected)
    {
        var shelf = Shelf.OfNames(Fruits);
        var result = shelf.Index.Search(Shelf.Query(query));
        Assert.Equal((relaxed, expected), (result.Relaxed, string.Join('|', result.Hits.Select(hit => shelf.Names[hit.Key]))));
        Assert.Equal(Relaxation.None, shelf.Index.Search(Shelf.Query(query) with { Relax = false }).Relaxed);
    }

    [Theory]
    [InlineData("may", "Bàn may|Máy sấy|Mây tre")]
    [InlineData("keo dua", "Kẹo dừa Bến Tre|Kéo cắt vỏ dứa")]
    [InlineData("trà xanh", "Trà xanh Tân Cương|Xanh mướt trà")]
    public void Search_Order_IsWrittenFormThenTogetherThenRest(string query, string expected) =>
        Assert.Equal(expected, string.Join('|', Shelf.OfNames("Mây tre", "Máy sấy", "Bàn may", "Kéo cắt vỏ dứa", "Kẹo dừa Bến Tre", "Xanh mướt trà", "Trà xanh Tân Cương").Find(query)));

    [Theory]
    [InlineData("nước mắm 40 độ đạm", "Nước mắm Cát Hải 40°N|Nước mắm Phan Thiết 40N")]
    [InlineData("nước mắm 40 độ", "Nước mắm Cát Hải 40°N|Nước mắm Phan Thiết 40N")]
    [InlineData("0,5 lít", "Rượu nếp 500ml")]
    [InlineData("1997/qd-bct", "Theo 1997/QĐ-BCT")]
    [InlineData("1997", "Theo 1997/QĐ-BCT")]
    public void Search_MeasureOrNumber_IsFoundInEverySpelling(string query, string expected)
    {
        var shelf = Shelf.OfNames("Nước mắm Cát Hải 40°N", "Nước mắm Phan Thiết 40N", "Nước mắm chay gói 40 g", "Rượu nếp 500ml", "Theo 1997/QĐ-BCT");
        Assert.Equal(expected, string.Join('|', shelf.Find(Shelf.Query(query) with { Sort = SearchSort.Name, Relax = false })));
    }

    [Fact]
    public void Search_Boilerplate_IsNotRequiredBesideOtherWords()
    {
        var shelf = Shelf.OfNames("Gốm Bát Tràng", "Sản phẩm tiêu biểu: hạt tiêu", "Bộ sản phẩm gốm");
        Assert.Equal(["Bộ sản phẩm gốm", "Gốm Bát Tràng"], shelf.Find("sản phẩm gốm").Order());
        Assert.Equal(["Sản phẩm tiêu biểu: hạt tiêu"], shelf.Find("hạt tiêu"));
        Assert.Equal(2, shelf.Find("sản phẩm").Count);
    }

    [Fact]
    public void Search_LapsedRegionalAndValidNational_AreNotJoined()
    {
        var pepper = Shelf.Product(25, "Tiêu Bầu Mây",
            Shelf.Certificate("regional", "2022", new StateSpan(Shelf.Today - 1500, "valid"), new StateSpan(Shelf.Today - 300, "expired")),
            Shelf.Certificate("national", "2023", new StateSpan(Shelf.Today - 1000, "valid"), new StateSpan(Shelf.Today + 10, "expired")));
        var shelf = new Shelf(pepper);
        var query = Shelf.Query("tiêu") with { Count = ["level", "state", "year"] };

        var joined = shelf.Index.Search(query with { Selected = Shelf.Chosen(("level", "regional"), ("state", "valid")) });
        Assert.Equal(0, joined.Total);
        Assert.Equal([new FacetCount("national", 1, false), new FacetCount("regional", 0, true)], joined.Facets["level"]);
        Assert.Equal([new FacetCount("expired", 1, false), new FacetCount("valid", 0, true)], joined.Facets["state"]);
        Assert.Empty(joined.Facets["year"]);
        Assert.Equal(1, shelf.Index.Search(query with { Selected = Shelf.Chosen(("level", "national"), ("state", "valid")) }).Total);
        Assert.Equal(1, shelf.Index.Search(query with { Selected = Shelf.Chosen(("level", "regional"), ("state", "valid")), Day = Shelf.Today - 301 }).Total);
        Assert.Equal(0, shelf.Index.Search(query with { Selected = Shelf.Chosen(("level", "national"), ("state", "valid")), Day = Shelf.Today + 10 }).Total);
    }

    [Fact]
    public void Search_EndOfValidity_PutsSoonestFirstAndEndedLast()
    {
        var shelf = new Shelf(Ending(1, "Ba", null), Ending(2, "Bốn", -1), Ending(3, "Một", 0), Ending(4, "Hai", 400));
        Assert.Equal(["Một", "Hai", "Ba", "Bốn"], shelf.Find(Shelf.Query("") with { Sort = SearchSort.EndOfValidity }));

        static IndexDocument Ending(int id, string name, int? inDays) =>
            Shelf.Product(id, name, Shelf.Certificate("national", "2023", new StateSpan(Shelf.Today - 1000, "valid")) with { ValidTo = Shelf.Today + inDays });
    }

    [Fact]
    public void Search_Newest_LooksAtMatchingRowsOnly()
    {
        var shelf = new Shelf(
            Shelf.Product(1, "Một", Granted("national", -300), Granted("regional", -10)),
            Shelf.Product(2, "Hai", Granted("national", -200)),
            Shelf.Product(3, "Ba"));
        var query = Shelf.Query("") with { Sort = SearchSort.Newest };
        Assert.Equal(["Một", "Hai", "Ba"], shelf.Find(query));
        Assert.Equal(["Hai", "Một"], shelf.Find(query with { Selected = Shelf.Chosen(("level", "national")) }));

        static IndexRow Granted(string level, int days) => Shelf.Certificate(level, "2023", new StateSpan(Shelf.Today + days, "valid"));
    }

    [Fact]
    public void Search_Visibility_HoldsFromInclusiveToExclusive()
    {
        var shelf = new Shelf(Shelf.Product(1, "Chè") with { VisibleFrom = 100, VisibleTo = 200 });
        Assert.Equal([0, 1, 1, 0], new long[] { 99, 100, 199, 200 }.Select(now => shelf.Index.Search(Shelf.Query("chè") with { Now = now }).Total));
        Assert.Equal([0, 1, 1, 2], new long[] { 99, 100, 199, 200 }.Select(shelf.Index.BoundariesPassed));
    }

    [Fact]
    public void Search_Explain_FactorsSumToTheScore()
    {
        var live = Shelf.Product(1, "Kẹo dừa", Shelf.Certificate("national", "2025", new StateSpan(Shelf.Today - 5, "expiring"))) with { Completeness = 0.5f };
        var hit = Assert.Single(new Shelf(live).Index.Search(Shelf.Query("kẹo dừa") with { Explain = true }).Hits);
        Assert.Equal(["text", "phrase", "written", "completeness", "valid", "kind"], hit.Factors.Select(static factor => factor.Name));
        Assert.All(hit.Factors, static factor => Assert.True(factor.Value > 0, factor.Name));
        Assert.Equal(hit.Score, hit.Factors.Sum(static factor => factor.Value), 0.001);
    }

    [Fact]
    public void Search_SameText_PrefersLiveAndComplete()
    {
        var lapsed = Shelf.Product(1, "Kẹo dừa", Shelf.Certificate("national", "2020", new StateSpan(Shelf.Today - 900, "expired")));
        var valid = Shelf.Product(2, "Kẹo dừa", Shelf.Certificate("national", "2025", new StateSpan(Shelf.Today - 5, "valid")));
        var complete = Shelf.Product(3, "Kẹo dừa") with { Completeness = 0.5f };
        Assert.Equal([2, 3, 1], new Shelf(lapsed, valid, complete).Index.Search(Shelf.Query("keo dua")).Hits.Select(static hit => hit.Key.Id));
    }

    [Fact]
    public void Search_Newest_OfOneDayTheBetterKnownComesFirst()
    {
        IndexRow granted = Shelf.Certificate("national", "2025", new StateSpan(Shelf.Today - 5, "valid"));
        IndexRow before = Shelf.Certificate("national", "2025", new StateSpan(Shelf.Today - 6, "valid"));
        var shelf = new Shelf(Shelf.Product(1, "An", granted), Shelf.Product(2, "Yên", granted) with { Completeness = 0.5f }, Shelf.Product(3, "Anh", before) with { Completeness = 1 }, Shelf.Product(4, "A"));
        Assert.Equal(["Yên", "An", "Anh", "A"], shelf.Find(new SearchQuery { Now = Shelf.Now, Day = Shelf.Today, Sort = SearchSort.Newest }));
    }

    [Theory]
    [InlineData("ke", "Kẹo dừa|Kẹo lạc|Hộp kẹo sen")]
    [InlineData("kẹo d", "Kẹo dừa")]
    [InlineData("keo du", "Kẹo dừa")]
    [InlineData("đồ", "Bún Đồng Hới")]
    [InlineData("do", "Bún Đồng Hới")]
    [InlineData("đo", "Bún Đồng Hới")]
    [InlineData("đố", "")]
    [InlineData("quy", "Thép Quyết Thắng")]
    [InlineData("k", "")]
    [InlineData("", "")]
    public void Suggest_Prefix_FindsNamesBeginningFirst(string prefix, string expected)
    {
        var shelf = Shelf.OfNames("Kẹo lạc", "Kẹo dừa", "Hộp kẹo sen", "Bún Đồng Hới", "Thép Quyết Thắng");
        Assert.Equal(expected, string.Join('|', shelf.Index.Suggest(prefix, Shelf.Now, 5, "product").Select(static suggestion => suggestion.Text)));
        Assert.Empty(shelf.Index.Suggest(prefix, Shelf.Now, 5, "producer"));
    }

    [Fact]
    public void Similar_SharedWordsAndFacets_ComeBest()
    {
        var craft = new Dictionary<string, IReadOnlyList<string>> { ["category"] = ["mây tre"] };
        var shelf = new Shelf(
            Shelf.Product(1, "Lồng bàn đan mây") with { Facets = craft },
            Shelf.Product(2, "Giỏ đan mây") with { Facets = craft },
            Shelf.Product(3, "Đèn lồng"),
            Shelf.Product(4, "Nước mắm"),
            Shelf.Product(5, "Lồng bàn mây") with { VisibleTo = 1 });
        Assert.Equal([2, 3], shelf.Index.Similar(new DocumentKey("product", 1), Shelf.Now, "product", 4).Select(static key => key.Id));
        Assert.Empty(shelf.Index.Similar(new DocumentKey("product", 99), Shelf.Now, "product", 4));
    }
}
