using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Products;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace KhuyenCong.UnitTests.Products;

public sealed class ProductFilterTests
{
    [Theory]
    [InlineData("?q=ch%C3%A8&hieu-luc=con&cap=quoc-gia&nhom=cbtp&nhom=tcmn&tinh=thai-nguyen&nam=2023&ngay=2026-12-31&kieu=danh-sach&sap-xep=ten&trang=2")]
    [InlineData("?co-so=12&quyet-dinh=4")]
    [InlineData("")]
    public void ToQuery_OfWhatWasRead_IsTheSameAddress(string query)
    {
        var (filter, faults) = Read(query);
        Assert.Empty(faults);
        Assert.Equal(query, filter.ToQuery());
    }

    [Theory]
    [InlineData("?sap-xep=gia", "sap-xep")]
    [InlineData("?trang=0", "trang")]
    [InlineData("?trang=-1", "trang")]
    [InlineData("?trang=abc", "trang")]
    [InlineData("?trang=99999999999", "trang")]
    [InlineData("?cap=xom", "cap")]
    [InlineData("?nam=20233", "nam")]
    [InlineData("?hieu-luc=mai-mai", "hieu-luc")]
    [InlineData("?ngay=31/12/2026", "ngay")]
    [InlineData("?ngay=2026-02-30", "ngay")]
    [InlineData("?ngay=1999-12-31", "ngay")]
    [InlineData("?kieu=bang", "kieu")]
    public void Read_WhatCannotBeAnswered_IsAFaultThatNamesIt(string query, string name)
    {
        var fault = Assert.Single(Read(query).Faults);
        Assert.Equal(name, fault.Name);
    }

    [Fact]
    public void With_AnyChange_ReturnsToTheFirstPage()
    {
        var (filter, _) = Read("?nhom=cbtp&trang=7");
        Assert.Equal(1, filter.With("tinh", "lao-cai").Page);
        Assert.Equal(1, filter.Without("nhom", "cbtp").Page);
        Assert.Equal("?trang=7", filter.Without("nhom", "cbtp").At(7).ToQuery());
        Assert.Equal(filter.ToQuery(), filter.With("tinh", "lao-cai").Without("tinh", "lao-cai").At(7).ToQuery());
    }

    [Fact]
    public void Read_NfdText_IsComposed()
    {
        Assert.Equal("chè", Read("?q=che%CC%80").Filter.Text);
    }

    private static (ProductFilter Filter, IReadOnlyList<KhuyenCong.Catalogue.Common.FilterFault> Faults) Read(string query) =>
        ProductFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
