using KhuyenCong.Catalogue.Programmes;

namespace KhuyenCong.UnitTests.Programmes;

public sealed class ProgressTests
{
    [Fact]
    public void Progress_ResultsOfDifferentYears_AreAddedUp()
    {
        var progress = TargetOf(Result(2022, 2022, 40), Result(2023, 2024, 60, atLeast: true)).Progress!;
        Assert.Equal(100, progress.Amount);
        Assert.True(progress.AtLeast);
        Assert.Equal([(2022, 2022), (2023, 2024)], progress.Years);
    }

    [Fact]
    public void Progress_AYearToldTwice_CountsOnceInTheLongerSpan()
    {
        var progress = TargetOf(Result(2022, 2022, 40), Result(2021, 2023, 90)).Progress!;
        Assert.Equal(90, progress.Amount);
        Assert.Equal([(2021, 2023)], progress.Years);
    }

    [Fact]
    public void Progress_AnotherUnit_IsNotSetAgainstTheTarget()
    {
        Assert.Null(TargetOf(Result(2022, 2022, 40) with { Unit = "cơ sở" }).Progress);
        Assert.Null(TargetOf().Progress);
    }

    private static TargetFace TargetOf(params ResultFace[] results) => new("Mô hình", null, "mô hình", null, 340, false, results, []);

    private static ResultFace Result(int from, int to, decimal amount, bool atLeast = false) => new("Mô hình", null, "mô hình", null, from, to, amount, atLeast, []);
}
