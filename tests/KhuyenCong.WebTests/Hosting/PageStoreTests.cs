using KhuyenCong.Catalogue.Web.Hosting;

namespace KhuyenCong.WebTests.Hosting;

/// <summary>The store of kept pages stays within its bound and forgets what nobody asks for.</summary>
public sealed class PageStoreTests
{
    private const int PageBytes = 100_000;

    private static readonly KeptPage Page = new(DateTimeOffset.UnixEpoch, "W/\"1\"", [], new byte[PageBytes]);

    [Fact]
    public void Full_ForgetsWhatNobodyAskedForAndKeepsTheRest()
    {
        var store = new PageStore(10 * Page.Size);
        for (var i = 0; i < 100; i++)
        {
            store.Keep(KeyOf(i), Page);
            Assert.NotNull(store.Find(KeyOf(i)));
            Assert.NotNull(store.Find(KeyOf(0)));
        }

        Assert.InRange(Enumerable.Range(0, 100).Count(i => store.Find(KeyOf(i)) is not null), 5, 10);
    }

    [Fact]
    public void PageLargerThanHalfTheBound_IsNotKept()
    {
        var store = new PageStore(Page.Size);
        store.Keep(KeyOf(1), Page);
        Assert.Null(store.Find(KeyOf(1)));
    }

    [Fact]
    public void SamePageKeptAgain_TakesNoMoreRoom()
    {
        var store = new PageStore(10 * Page.Size);
        store.Keep(KeyOf(0), Page);
        for (var i = 0; i < 100; i++)
            store.Keep(KeyOf(1), Page);
        Assert.NotNull(store.Find(KeyOf(0)));
    }

    private static PageKey KeyOf(int number) => new("1", $"/{number}", "");
}
