using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.News;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace KhuyenCong.UnitTests.News;

public sealed class NewsFilterTests
{
    [Theory]
    [InlineData("", "/tin-tuc", "/en/news")]
    [InlineData("?thang=2026-11&trang=2", "/tin-tuc?thang=2026-11&trang=2", "/en/news?thang=2026-11&trang=2")]
    public void Href_OfWhatWasRead_IsTheSameAddress(string query, string vietnamese, string english)
    {
        var (filter, faults) = Read(query, "");
        Assert.Empty(faults);
        Assert.Equal(vietnamese, filter.Href(Language.Vi));
        Assert.Equal(english, filter.Href(Language.En));
    }

    [Fact]
    public void Href_OfATopic_StandsInThePath()
    {
        var filter = Read("?thang=2026-11", "hoi-cho").Filter;
        Assert.Equal("/tin-tuc/chuyen-muc/hoi-cho?thang=2026-11", filter.Href(Language.Vi));
        Assert.Equal("/en/news/topics/hoi-cho?thang=2026-11", filter.Href(Language.En));
    }

    [Theory]
    [InlineData("?thang=2026-13", "thang")]
    [InlineData("?thang=2026", "thang")]
    [InlineData("?thang=2026-11-01", "thang")]
    [InlineData("?thang=1999-12", "thang")]
    [InlineData("?trang=0", "trang")]
    public void Read_WhatCannotBeAnswered_NamesIt(string query, string name) => Assert.Equal(name, Assert.Single(Read(query, "").Faults).Name);

    [Fact]
    public void In_AnotherMonth_ReturnsToTheFirstPage() => Assert.Equal(1, Read("?trang=7", "").Filter.In(new(2026, 11, 1)).Page);

    private static (NewsFilter Filter, IReadOnlyList<FilterFault> Faults) Read(string query, string topic) =>
        NewsFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), topic);
}
