using KhuyenCong.Testing;

namespace KhuyenCong.WebTests;

public sealed class SmokeTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Home_Sample_Answers(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/");
        Assert.NotEmpty(page.QuerySelectorAll("a"));
    }
}
