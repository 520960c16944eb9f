using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.UnitTests.Certificates;

public sealed class ValidityTests
{
    /// <summary>The three rules of the reference data.</summary>
    private static readonly ValidityRule[] Rules =
    [
        new() { Key = "before", GrantedTo = new(2014, 10, 20), CertainlyOverOn = new(2026, 11, 22), Basis = "" },
        new() { Key = "third", GrantedFrom = new(2014, 10, 21), GrantedTo = new(2018, 8, 15), Years = 3, Basis = "" },
        new() { Key = "fourth", GrantedFrom = new(2018, 8, 16), Years = 4, Basis = "" },
    ];

    [Theory]
    [InlineData("2023-05-20", "2023-05-19", CertificateStatus.NotYet)]
    [InlineData("2023-05-20", "2023-05-20", CertificateStatus.Valid)]
    [InlineData("2023-05-20", "2026-10-01", CertificateStatus.Valid)]
    [InlineData("2023-05-20", "2026-10-02", CertificateStatus.Expiring)]
    [InlineData("2023-05-20", "2026-12-31", CertificateStatus.Expiring)]
    [InlineData("2023-05-20", "2027-01-01", CertificateStatus.Expired)]
    [InlineData("2021-08-23", "2024-12-31", CertificateStatus.Expiring)]
    [InlineData("2021-08-23", "2025-01-01", CertificateStatus.Expired)]
    [InlineData("2018-08-15", "2020-12-31", CertificateStatus.Expiring)]
    [InlineData("2018-08-15", "2021-01-01", CertificateStatus.Expired)]
    [InlineData("2018-08-16", "2021-12-31", CertificateStatus.Expiring)]
    [InlineData("2018-08-16", "2022-01-01", CertificateStatus.Expired)]
    [InlineData("2014-10-20", "2015-06-01", CertificateStatus.Unknown)]
    [InlineData("2014-10-20", "2026-11-22", CertificateStatus.Expired)]
    [InlineData("2014-10-21", "2016-12-31", CertificateStatus.Expiring)]
    [InlineData("2014-10-21", "2017-01-01", CertificateStatus.Expired)]
    public void On_GrantedOnADay_FollowsTheRuleOfThatDay(string grantedOn, string day, CertificateStatus expected)
    {
        var validity = Of(Granted(Day(grantedOn)));
        Assert.Equal(expected, validity.On(Day(day)));
    }

    [Theory]
    [InlineData("2022-12-31", CertificateStatus.NotYet)]
    [InlineData("2023-06-01", CertificateStatus.Unknown)]
    [InlineData("2023-12-31", CertificateStatus.Unknown)]
    [InlineData("2024-01-01", CertificateStatus.Valid)]
    [InlineData("2026-12-31", CertificateStatus.Expiring)]
    [InlineData("2027-01-01", CertificateStatus.Expired)]
    public void On_OnlyTheYearKnown_IsUnknownWithinThatYear(string day, CertificateStatus expected)
    {
        var validity = Of(new() { Code = "X", ProductId = 1, RoundId = 1, GrantYear = 2023 });
        Assert.Equal(expected, validity.On(Day(day)));
        Assert.Equal(new DateOnly(2026, 12, 31), validity.ValidTo);
        Assert.True(validity.EndIsCertain);
    }

    [Fact]
    public void On_OnlyTheYearKnownAndRecordedInIt_IsValidFromTheDayOfTheRecord()
    {
        var validity = Validity.Of(new() { Code = "X", ProductId = 1, RoundId = 1, GrantYear = 2026 }, Rules, 90, new DateOnly(2026, 11, 22));
        Assert.Equal(CertificateStatus.Unknown, validity.On(new(2026, 11, 21)));
        Assert.Equal(CertificateStatus.Valid, validity.On(new(2026, 11, 22)));
    }

    [Fact]
    public void On_GrantOf2018WithoutADay_IsUnknownBetweenTheTwoPossibleEnds()
    {
        var validity = Of(new() { Code = "X", ProductId = 1, RoundId = 1, GrantYear = 2018 });
        Assert.Equal(CertificateStatus.Expiring, validity.On(new(2020, 12, 31)));
        Assert.Equal(CertificateStatus.Unknown, validity.On(new(2021, 1, 1)));
        Assert.Equal(CertificateStatus.Unknown, validity.On(new(2021, 12, 31)));
        Assert.Equal(CertificateStatus.Expired, validity.On(new(2022, 1, 1)));
        Assert.False(validity.EndIsCertain);
        Assert.Null(Validity.RuleOf(new() { Code = "X", ProductId = 1, RoundId = 1, GrantYear = 2018 }, Rules));
    }

    [Fact]
    public void On_Revoked_StaysRevokedEvenAfterTheEnd()
    {
        var certificate = Granted(new(2023, 5, 20), (CertificateEventKind.Revoked, new(2025, 3, 1)), (CertificateEventKind.Reinstated, new(2025, 4, 1)));
        var validity = Of(certificate);
        Assert.Equal(CertificateStatus.Valid, validity.On(new(2025, 2, 28)));
        Assert.Equal(CertificateStatus.Revoked, validity.On(new(2025, 3, 1)));
        Assert.Equal(CertificateStatus.Revoked, validity.On(new(2025, 5, 1)));
        Assert.Equal(CertificateStatus.Revoked, validity.On(new(2030, 1, 1)));
        Assert.Equal(new DateOnly(2025, 3, 1), validity.Since(new(2030, 1, 1)));
    }

    [Fact]
    public void On_Suspended_IsValidAgainAfterReinstatementAndExpiredAfterTheEnd()
    {
        var certificate = Granted(new(2023, 5, 20), (CertificateEventKind.Suspended, new(2024, 3, 1)), (CertificateEventKind.Reinstated, new(2024, 6, 1)), (CertificateEventKind.Suspended, new(2026, 6, 1)));
        var validity = Of(certificate);
        Assert.Equal(CertificateStatus.Suspended, validity.On(new(2024, 5, 31)));
        Assert.Equal(CertificateStatus.Valid, validity.On(new(2024, 6, 1)));
        Assert.Equal(CertificateStatus.Suspended, validity.On(new(2026, 12, 31)));
        Assert.Equal(CertificateStatus.Expired, validity.On(new(2027, 1, 1)));
    }

    [Fact]
    public void On_Override_ReplacesTheRulesEnd()
    {
        var certificate = Granted(new(2023, 5, 20));
        certificate.ValidToOverride = new(2025, 6, 30);
        var validity = Of(certificate);
        Assert.Equal(CertificateStatus.Expiring, validity.On(new(2025, 6, 30)));
        Assert.Equal(CertificateStatus.Expired, validity.On(new(2025, 7, 1)));
        Assert.Equal(new DateOnly(2025, 6, 30), validity.ValidTo);
    }

    [Fact]
    public void Spans_AnyCertificate_AreSortedAndChangeAtEachBorder()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var granted = new DateOnly(2010 + random.Next(18), 1 + random.Next(12), 1 + random.Next(28));
            var certificate = Granted(granted, [.. Enumerable.Range(0, random.Next(4)).Select(_ => ((CertificateEventKind)random.Next(4), granted.AddDays(random.Next(2500))))]);
            if (random.Next(3) == 0)
                certificate.GrantedOn = null;
            var validity = Of(certificate);
            Assert.Equal(DateOnly.MinValue, validity.Spans[0].From);
            for (var s = 1; s < validity.Spans.Count; s++)
            {
                Assert.True(validity.Spans[s - 1].From < validity.Spans[s].From);
                Assert.NotEqual(validity.Spans[s - 1].Status, validity.Spans[s].Status);
                Assert.Equal(validity.Spans[s - 1].Status, validity.On(validity.Spans[s].From.AddDays(-1)));
                Assert.Equal(validity.Spans[s].Status, validity.On(validity.Spans[s].From));
            }
        }
    }

    private static Validity Of(Certificate certificate) => Validity.Of(certificate, Rules, 90, new DateOnly(2026, 11, 22));

    private static Certificate Granted(DateOnly day, params (CertificateEventKind Kind, DateOnly On)[] events) => new()
    {
        Code = "X",
        ProductId = 1,
        RoundId = 1,
        GrantYear = day.Year,
        GrantedOn = day,
        Events = [.. events.Select((e, i) => new CertificateEvent { Id = i, CertificateCode = "X", Kind = e.Kind, EffectiveOn = e.On })],
    };

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
