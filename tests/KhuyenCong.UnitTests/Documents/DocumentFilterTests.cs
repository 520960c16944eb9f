using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace KhuyenCong.UnitTests.Documents;

public sealed class DocumentFilterTests
{
    [Theory]
    [InlineData("?q=26%2F2014&loai=circular&co-quan=B%E1%BB%99%20C%C3%B4ng%20Th%C6%B0%C6%A1ng&nam=2014&ngay=2016-01-01&sap-xep=cu&trang=2")]
    [InlineData("?loai=prime-minister-decision")]
    [InlineData("")]
    public void ToQuery_OfWhatWasRead_IsTheSameAddress(string query)
    {
        var (filter, faults) = Read(query);
        Assert.Empty(faults);
        Assert.Equal(query, filter.ToQuery());
    }

    [Theory]
    [InlineData("?loai=thong-tu", "loai")]
    [InlineData("?nam=1944", "nam")]
    [InlineData("?nam=x", "nam")]
    [InlineData("?ngay=2026-02-30", "ngay")]
    [InlineData("?sap-xep=gia", "sap-xep")]
    [InlineData("?trang=x", "trang")]
    public void Read_WhatCannotBeAnswered_NamesIt(string query, string name) => Assert.Equal(name, Assert.Single(Read(query).Faults).Name);

    /// <summary>Circular 35/2010 ends on the day circular 26/2014 begins: on that day the one binds no more and the other does.</summary>
    [Theory]
    [InlineData("2010-11-12", null, "2014-10-21", "2014-10-20", DocumentForce.Unknown)]
    [InlineData("2010-11-12", null, "2014-10-21", "2014-10-21", DocumentForce.Ended)]
    [InlineData("2014-08-28", "2014-10-21", null, "2014-10-20", DocumentForce.NotYet)]
    [InlineData("2014-08-28", "2014-10-21", null, "2014-10-21", DocumentForce.InForce)]
    [InlineData("2021-08-23", null, null, "2021-08-22", DocumentForce.NotYet)]
    [InlineData("2021-08-23", null, null, "2026-01-01", DocumentForce.Unknown)]
    [InlineData(null, null, null, "2026-01-01", DocumentForce.Unknown)]
    public void ForceOf_ADay_SaysWhatTheRecordedDaysTell(string? issued, string? effective, string? ended, string day, DocumentForce expected)
    {
        var document = new Document { Slug = "x", Number = "1/X", Type = DocumentType.Circular, Title = "X", IssuedOn = Day(issued), EffectiveOn = Day(effective), EndedOn = Day(ended) };
        Assert.Equal(expected, DocumentWords.ForceOf(document, Day(day)!.Value));
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static (DocumentFilter Filter, IReadOnlyList<FilterFault> Faults) Read(string query) => DocumentFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
