using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Fairs;

namespace KhuyenCong.UnitTests.Fairs;

public sealed class FairCalendarTests
{
    [Fact]
    public void Write_SeveralDays_IsWholeDaysWithTheDayAfterAsItsEnd()
    {
        var lines = LinesOf(FairOf(new(2026, 12, 30), new(2027, 1, 2), hours: "8:00 - 21:00"));
        Assert.Contains("DTSTART;VALUE=DATE:20261230", lines);
        Assert.Contains("DTEND;VALUE=DATE:20270103", lines);
        Assert.DoesNotContain(lines, l => l.Contains("TZID", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("DESCRIPTION:", StringComparison.Ordinal) && l.Contains("8:00 - 21:00", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("8:00 - 21:30", "080000", "213000")]
    [InlineData("8h đến 21h30", "080000", "213000")]
    [InlineData("08.15–17.00", "081500", "170000")]
    public void Write_OneDayWithHours_IsTimedInItsZoneWhichStandsBesideIt(string hours, string from, string to)
    {
        var lines = LinesOf(FairOf(new(2026, 12, 30), new(2026, 12, 30), hours));
        Assert.Contains($"DTSTART;TZID=Asia/Ho_Chi_Minh:20261230T{from}", lines);
        Assert.Contains($"DTEND;TZID=Asia/Ho_Chi_Minh:20261230T{to}", lines);
        Assert.True(lines.IndexOf("END:VTIMEZONE") is > 0 and var zone && zone < lines.IndexOf("BEGIN:VEVENT"));
        Assert.Contains("TZID:Asia/Ho_Chi_Minh", lines);
        Assert.Contains("TZOFFSETTO:+0700", lines);
    }

    [Theory]
    [InlineData("cả ngày")]
    [InlineData("21:00 - 8:00")]
    [InlineData("8:00 - 25:00")]
    [InlineData(null)]
    public void Write_OneDayWithoutReadableHours_IsAWholeDay(string? hours)
    {
        var lines = LinesOf(FairOf(new(2026, 12, 30), new(2026, 12, 30), hours));
        Assert.Contains("DTSTART;VALUE=DATE:20261230", lines);
        Assert.Contains("DTEND;VALUE=DATE:20261231", lines);
    }

    [Fact]
    public void Write_AnAddressThatNamesItsUnit_SaysItOnce()
    {
        var fair = FairOf(new(2026, 12, 30), null, hours: null);
        fair.Address = "số 1 Đỗ Đức Dục, Hà Nội";
        Assert.Contains("LOCATION:số 1 Đỗ Đức Dục\\, Hà Nội", LinesOf(fair));
        fair.Address = "số 1 Đỗ Đức Dục";
        Assert.Contains("LOCATION:số 1 Đỗ Đức Dục\\, Hà Nội", LinesOf(fair));
    }

    [Fact]
    public void Write_AnyText_FoldsAtSeventyFiveOctetsBetweenLettersAndEscapes()
    {
        var fair = FairOf(new(2026, 12, 30), null, hours: null);
        fair.Name = string.Concat(Enumerable.Repeat("Hội chợ ữ𠀀; nghề, làng\\xã\n", 12));
        var text = FairCalendar.Write(fair, Language.Vi, "https://example.vn", null);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var raw = text.Split("\r\n")[..^1];
        Assert.All(raw, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.Contains(raw, line => Encoding.UTF8.GetByteCount(line) > 70);
        var summary = Unfold(text).Single(l => l.StartsWith("SUMMARY:", StringComparison.Ordinal))["SUMMARY:".Length..];
        Assert.DoesNotContain("\uFFFD", summary, StringComparison.Ordinal);
        Assert.Equal(fair.Name, summary.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal).Replace("\\,", ",", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_TheRecord_GivesStampSequenceAndAUidThatStays()
    {
        var fair = FairOf(new(2026, 12, 30), new(2027, 1, 2), hours: null);
        var before = LinesOf(fair);
        fair.Name = "Tên khác";
        fair.Version++;
        fair.UpdatedAt = fair.UpdatedAt.AddDays(1);
        fair.Disruption = FairDisruption.Cancelled;
        var after = LinesOf(fair);
        Assert.Contains("DTSTAMP:20261122T020000Z", before);
        Assert.Contains("DTSTAMP:20261123T020000Z", after);
        Assert.Contains("SEQUENCE:2", before);
        Assert.Contains("SEQUENCE:3", after);
        Assert.Contains("STATUS:CONFIRMED", before);
        Assert.Contains("STATUS:CANCELLED", after);
        Assert.Equal("UID:fair-7@example.vn", before.Single(l => l.StartsWith("UID", StringComparison.Ordinal)));
        Assert.Contains("UID:fair-7@example.vn", after);
        Assert.Contains("URL:https://example.vn/hoi-cho/hoi-cho-7", before);
    }

    private static Fair FairOf(DateOnly first, DateOnly? last, string? hours) => new()
    {
        Id = 7,
        Slug = "hoi-cho",
        Name = "Hội chợ",
        Kind = FairKind.Other,
        Year = first.Year,
        StartsOn = first,
        EndsOn = last,
        Hours = hours,
        Version = 3,
        UpdatedAt = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(7)),
    };

    private static List<string> LinesOf(Fair fair) => Unfold(FairCalendar.Write(fair, Language.Vi, "https://example.vn", "Hà Nội"));

    private static List<string> Unfold(string calendar) => [.. calendar.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
}
