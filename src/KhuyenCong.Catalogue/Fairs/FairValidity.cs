using KhuyenCong.Catalogue.Certificates;

namespace KhuyenCong.Catalogue.Fairs;

/// <summary>Which certificate speaks for a product on each day of a fair, and in which state.</summary>
public static class FairValidity
{
    /// <param name="certificates">Of one product, with their lives.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day, inclusive, not before <paramref name="first"/>.</param>
    /// <returns>Spans without a gap from first to last. "Expiring" is valid here: a reader of the fair asks whether, not how long.</returns>
    public static IReadOnlyList<ValiditySpan> Over(IReadOnlyList<CertificateFace> certificates, DateOnly first, DateOnly last)
    {
        var turns = new SortedSet<DateOnly> { first };
        turns.UnionWith(certificates.SelectMany(c => c.Life).Select(s => s.From).Where(d => d > first && d <= last));
        var spans = new List<ValiditySpan>();
        foreach (var day in turns)
        {
            var best = CertificateFace.BestOf(certificates.Select(c => StateOn(c, day)));
            if (spans.Count > 0 && Same(spans[^1].Best, best))
                spans[^1] = spans[^1] with { To = last };
            else
            {
                if (spans.Count > 0)
                    spans[^1] = spans[^1] with { To = day.AddDays(-1) };
                spans.Add(new(day, last, best));
            }
        }

        return spans;
    }

    private static bool Same(CertificateFace? a, CertificateFace? b) =>
        a?.Code == b?.Code && (a?.Status == b?.Status || a is { IsLive: true } && b is { IsLive: true });

    private static CertificateFace StateOn(CertificateFace certificate, DateOnly day)
    {
        var span = certificate.Life.Last(s => s.From <= day);
        return certificate with { Status = span.Status, StatusSince = span.From };
    }
}
