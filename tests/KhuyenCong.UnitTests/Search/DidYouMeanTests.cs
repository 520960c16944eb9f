using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

public sealed class DidYouMeanTests
{
    private static readonly Shelf Names = Shelf.OfNames(
        "Kẹo dừa Bến Tre", "Kẹo dừa sầu riêng", "Kẹo dừa lá dứa", "Kéo cắt cành", "Mứt dứa", "Dưa kiệu", "Nước mắm nhỉ Bà Mười", "Nước mắm cá cơm", "Mắm tép",
        "Bánh tráng phơi sương", "Bánh tráng Tây Ninh", "Bánh trung thu", "Mây tre đan", "Thảm cói mỹ nghệ", "Hạt macadamia", "Hạt điều rang muối");

    [Theory]
    [InlineData("kẹo dưa", "kẹo dừa")]
    [InlineData("kéo dừa", "kẹo dừa")]
    [InlineData("bánh trang", "")]
    [InlineData("bánh tráng tây ninnh", "bánh tráng tây ninh")]
    [InlineData("banhh trang", "bánh tráng")]
    [InlineData("nuoc mamm", "nước mắm")]
    [InlineData("nươc mắm", "nước mắm")]
    [InlineData("mây tre đen", "")]
    [InlineData("thảm cói mỹ nghê", "thảm cói mỹ nghệ")]
    [InlineData("macadmia", "macadamia")]
    [InlineData("makadamla", "macadamia")]
    [InlineData("nuocmam", "nước mắm")]
    [InlineData("banhtrang", "bánh tráng")]
    [InlineData("hạt diều", "hạt điều")]
    [InlineData("hạt điểu", "hạt điều")]
    [InlineData("\"kẹo dưa\" -sen", "\"kẹo dừa\" -sen")]
    [InlineData("xyz", "")]
    [InlineData("dùa", "")]
    [InlineData("kẹo dùa", "kẹo dừa")]
    [InlineData("kẹo giừa", "kẹo dừa")]
    [InlineData("bánh chung thu", "bánh trung thu")]
    [InlineData("giừa", "dừa")]
    [InlineData("bánh tran", "bánh tráng")]
    [InlineData("nuóc mắm", "nước mắm")]
    [InlineData("nước mấm", "nước mắm")]
    [InlineData("bánh phơi xương", "bánh phơi sương")]
    public void DidYouMean_Slip_IsWrittenProperly(string typed, string expected) =>
        Assert.Equal(expected, Names.Index.DidYouMean(typed, Shelf.Now, 3).Select(static proposal => proposal.Text).FirstOrDefault(""));

    [Theory]
    [InlineData("banhs trangs", "bánh tráng")]
    [InlineData("nuowcs maams", "nước mắm")]
    [InlineData("nuowcs mawms", "nước mắm")]
    [InlineData("ba1nh tra1ng", "bánh tráng")]
    [InlineData("nu7o7c1 ma8m1", "nước mắm")]
    [InlineData("hatj ddieeuf", "hạt điều")]
    [InlineData("kejo duwaf", "kẹo dừa")]
    [InlineData("keof duwaf", "kẹo dừa")]
    [InlineData("banhs trnags", "bánh tráng")]
    [InlineData("nuwocs mams", "nước mắm")]
    public void DidYouMean_KeystrokesOfTelexAndVni_AreAHint(string typed, string expected)
    {
        var proposal = Names.Index.DidYouMean(typed, Shelf.Now, 3)[0];
        Assert.Equal((expected, ProposalKind.Typing), (proposal.Text, proposal.Kind));
        Assert.Equal(0, Names.Index.Search(Shelf.Query(typed)).Total);
    }

    [Fact]
    public void DidYouMean_ToneSlip_ComesBeforeLetterSlip() =>
        Assert.Equal("bánh tráng", Shelf.OfNames("Bánh tràn bơ", "Bánh tràn mè", "Bánh tráng").Index.DidYouMean("bánh tràng", Shelf.Now, 9)[0].Text);

    /// <summary>Of words equally near, the one that names hold beside the others; however often another stands apart from them.</summary>
    [Fact]
    public void DidYouMean_NeighboursInNames_ComeBeforeFrequentWords() =>
        Assert.Equal("mây tre", Shelf.OfNames("Giỏ mây tre", "Mây gỗ trơn", "Khay mây sơn trơn", "Mây bọc trơn").Index.DidYouMean("mây tren", Shelf.Now, 3)[0].Text);

    [Fact]
    public void DidYouMean_WordTypedWithItsMarks_Stays() =>
        Assert.Equal("bánh tráng", Shelf.OfNames("Bánh tráng", "Cánh trần", "Cánh trần đỏ", "Cánh trần xanh").Index.DidYouMean("bánh tran", Shelf.Now, 3)[0].Text);

    [Fact]
    public void DidYouMean_LettersOfKnownWords_ChangeOnlyBesideANeighbour() =>
        Assert.Empty(Shelf.OfNames("Đánh bóng gỗ trang trí", "Bánh mì", "Tran").Index.DidYouMean("bánh tran", Shelf.Now, 3));

    [Theory]
    [InlineData("miến giong", "miến dong")]
    [InlineData("mien giong", "miến dong")]
    [InlineData("miến giòng", "miến dong")]
    public void DidYouMean_FirstLetterThatSoundsAlike_ComesBeforeOtherLetters(string typed, string expected) =>
        Assert.Equal(expected, Shelf.OfNames("Miến dong Na Rì", "Miến dong Bình Liêu", "Nước mắm Kiên Giang", "Tiêu Kiên Giang", "Đồng hồ", "Trống giong", "Miến rong biển").Index.DidYouMean(typed, Shelf.Now, 3)[0].Text);

    /// <summary>Where a record tells its words elsewhere before its name, they are neighbours in the name all the same.</summary>
    [Fact]
    public void DidYouMean_WordsThatStandBeforeTheName_AreNeighboursInIt()
    {
        var shelf = new Shelf(Enumerable.Range(1, 3).Select(static id => Shelf.Product(id, $"Miến dong {id}") with { Texts = [(TextField.Place, "Miến, bún, mì"), (TextField.Name, $"Miến dong {id}"), (TextField.Text, "dong riềng")] })
            .Concat([Shelf.Product(8, "Trống giong"), Shelf.Product(9, "Tiêu Kiên Giang")]).ToArray());
        Assert.Equal("miến dong", shelf.Index.DidYouMean("miến giong", Shelf.Now, 3)[0].Text);
    }

    [Theory]
    [InlineData("nội thất")]
    [InlineData("đồ thờ cúng")]
    public void DidYouMean_ShortWordsBesideNothing_AreNotChanged(string typed) =>
        Assert.Empty(Shelf.OfNames("Thịt bò nội", "Thịt lợn nội", "Đồ thủ công thơ mộng").Index.DidYouMean(typed, Shelf.Now, 3));

    [Fact]
    public void DidYouMean_WhatIsNotVisible_IsNotProposed()
    {
        var shelf = new Shelf(Shelf.Product(1, "Kẹo dừa") with { VisibleTo = 1 }, Shelf.Product(2, "Kẹo dứa") with { VisibleFrom = Shelf.Now });
        Assert.Equal("kẹo dứa", Assert.Single(shelf.Index.DidYouMean("kẹo dưa", Shelf.Now, 3)).Text);
        Assert.Empty(shelf.Index.DidYouMean("kẹo dưa", Shelf.Now, 3, "producer"));
        shelf.Index.Apply([], [new DocumentKey("product", 2)]);
        Assert.Empty(shelf.Index.DidYouMean("kẹo dưa", Shelf.Now, 3));
    }

    [Fact]
    public void DidYouMean_TextThatFindsMoreItself_IsLeftAlone()
    {
        Assert.Empty(Names.Index.DidYouMean("kẹo dừa", Shelf.Now, 3));
        Assert.Empty(Names.Index.DidYouMean("keo dua", Shelf.Now, 3));
        Assert.Empty(Names.Index.DidYouMean("", Shelf.Now, 3));
        Assert.Empty(Names.Index.DidYouMean("kẹo dưa", Shelf.Now, 0));
    }

    [Fact]
    public void DidYouMean_WordsOfSeveralSegments_AreOneDictionary()
    {
        var index = new SearchIndex(new IndexOptions());
        index.Rebuild([.. Enumerable.Range(1, 200).Select(static id => Shelf.Product(id, $"Gốm {id}"))]);
        index.Apply([Shelf.Product(900, "Kẹo dừa")], []);
        Assert.Equal("kẹo dừa", index.DidYouMean("kẹo dưa", Shelf.Now, 3)[0].Text);
        Assert.Equal("gốm", index.DidYouMean("gồm", Shelf.Now, 3)[0].Text);
    }

    [Fact]
    public void Suggest_SeveralKinds_AreGroupedInTheOrderAsked()
    {
        var shelf = new Shelf(
            Shelf.Product(1, "Kẹo dừa"), Shelf.Product(2, "Kẹo lạc"), Shelf.Product(3, "Kẹo sữa"),
            Shelf.Product(4, "Kẹo") with { Key = new DocumentKey("category", 1) },
            Shelf.Product(5, "Cơ sở Kẹo Bà Hai") with { Key = new DocumentKey("producer", 1) });
        Assert.Equal(
            ["Cơ sở Kẹo Bà Hai", "Kẹo dừa", "Kẹo lạc"],
            shelf.Index.Suggest("ke", Shelf.Now, 2, "producer", "product").Select(static suggestion => suggestion.Text));
    }
}
