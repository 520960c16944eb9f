using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Fairs;

namespace KhuyenCong.UnitTests.Fairs;

public sealed class FairDaysTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(2026, "2026-11-20", "2026-11-22", Timing.Running)]
    [InlineData(2026, "2026-11-22", "2026-11-25", Timing.Running)]
    [InlineData(2026, "2026-11-23", "2026-11-25", Timing.Upcoming)]
    [InlineData(2026, "2026-11-18", "2026-11-21", Timing.Past)]
    [InlineData(2026, "2026-11-22", null, Timing.Running)]
    [InlineData(2026, "2026-11-21", null, Timing.Past)]
    [InlineData(2026, null, "2026-11-22", Timing.Upcoming)]
    [InlineData(2026, null, "2026-11-21", Timing.Past)]
    [InlineData(2025, null, null, Timing.Past)]
    [InlineData(2026, null, null, Timing.Upcoming)]
    public void On_KnownAndUnknownDays_TellsWhereTheFairStands(int year, string? first, string? last, Timing expected) =>
        Assert.Equal(expected, new FairDays(year, Day(first), Day(last)).On(Today));

    [Theory]
    [InlineData("2026-05-16", "2026-05-19", "16/05 – 19/05/2026", "16 – 19 May 2026")]
    [InlineData("2026-05-30", "2026-06-02", "30/05 – 02/06/2026", "30 May – 2 June 2026")]
    [InlineData("2026-12-30", "2027-01-02", "30/12/2026 – 02/01/2027", "30 December 2026 – 2 January 2027")]
    [InlineData("2026-05-16", "2026-05-16", "16/05/2026", "16 May 2026")]
    public void Days_FirstAndLast_AreWrittenWithoutSayingTheYearTwice(string first, string last, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, FairWords.Days(Language.Vi, new(2026, Day(first), Day(last))));
        Assert.Equal(english, FairWords.Days(Language.En, new(2026, Day(first), Day(last))));
    }

    [Fact]
    public void CompareNumbers_DigitsWithinLetters_CountAsNumbers()
    {
        string[] numbers = ["B1", "A10", "A2", "A02", "1", "A", "10", "2"];
        Assert.Equal(["1", "2", "10", "A", "A02", "A2", "A10", "B1"], numbers.Order(Comparer<string>.Create(FairPlan.CompareNumbers)));
    }

    [Fact]
    public void PartsOf_ALargeHall_IsCutAndStandsWithoutAHallComeLast()
    {
        FairHall[] halls = [new() { Key = "B", Position = 2, Name = "Nhà B" }, new() { Key = "A", Position = 1, Name = "Nhà A" }];
        var booths = Enumerable.Range(1, FairPlan.MostBooths + 1).Select(i => new Booth { Number = $"A{i}", HallKey = "A", Kind = BoothKind.Standard })
            .Append(new() { Number = "X1", Kind = BoothKind.OpenSpace }).Append(new() { Number = "B1", HallKey = "B", Kind = BoothKind.Standard });
        var parts = FairPlan.PartsOf(halls, booths);
        Assert.Equal(["A", "A.2", "B", "khac"], parts.Select(p => p.Key));
        Assert.Equal([FairPlan.MostBooths, 1, 1, 1], parts.Select(p => p.Booths.Count));
    }

    [Fact]
    public void PlacesOf_OneStandWithoutAPlace_SetsAllByNumber()
    {
        Booth[] placed = [new() { Number = "1", Kind = BoothKind.Standard, Left = 10, Top = 5, Width = 3, Depth = 3 }, new() { Number = "2", Kind = BoothKind.Standard, Left = 13, Top = 5, Width = 6, Depth = 3 }];
        var (toScale, places) = FairPlan.PlacesOf(FairPlan.PartsOf([], placed)[0]);
        Assert.True(toScale);
        Assert.Equal((3, 0, 6, 3), (places[1].Left, places[1].Top, places[1].Width, places[1].Depth));
        placed[1].Width = null;
        Assert.False(FairPlan.PlacesOf(FairPlan.PartsOf([], placed)[0]).ToScale);
    }

    private static DateOnly? Day(string? iso) => iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
