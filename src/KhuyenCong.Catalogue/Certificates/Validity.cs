using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Certificates;

/// <summary>State of a certificate on a day.</summary>
public enum CertificateStatus
{
    NotYet,
    Valid,

    /// <summary>Valid, and ends within the days that the setting counts as soon.</summary>
    Expiring,
    Expired,
    Suspended,
    Revoked,

    /// <summary>The sources do not tell: a day of the year of the grant, or a term that is not known.</summary>
    Unknown,
}

/// <summary>From <paramref name="From"/> on, until the next span.</summary>
public readonly record struct StatusSpan(DateOnly From, CertificateStatus Status);

/// <summary>
/// The life of one certificate by day: when it begins, when it ends by rule or by override, what events did to it. Computed, never stored.
/// Source of the term: clause 3, article 17, circular 26/2014/TT-BCT as amended by clause 10, article 1, circular 14/2018/TT-BCT.
/// </summary>
public sealed class Validity
{
    private readonly IReadOnlyList<StatusSpan> spans;

    private Validity(IReadOnlyList<StatusSpan> spans, DateOnly? validTo, bool endIsCertain)
    {
        this.spans = spans;
        ValidTo = validTo;
        EndIsCertain = endIsCertain;
    }

    /// <summary>Last day of validity, inclusive; null where the term is unknown. Where two ends are possible, the later one.</summary>
    public DateOnly? ValidTo { get; }

    /// <summary>False where the day of the grant is not known and would decide between two terms, or the term itself is unknown.</summary>
    public bool EndIsCertain { get; }

    /// <summary>Sorted by day; the first begins at <see cref="DateOnly.MinValue"/>.</summary>
    public IReadOnlyList<StatusSpan> Spans => spans;

    public CertificateStatus On(DateOnly day)
    {
        var status = spans[0].Status;
        foreach (var span in spans)
        {
            if (span.From > day)
                break;
            status = span.Status;
        }

        return status;
    }

    /// <summary>First day of the status that holds on <paramref name="day"/>.</summary>
    public DateOnly Since(DateOnly day)
    {
        var since = spans[0].From;
        foreach (var span in spans)
        {
            if (span.From > day)
                break;
            since = span.From;
        }

        return since;
    }

    /// <param name="certificate">With its events.</param>
    /// <param name="rules">All rules of validity.</param>
    /// <param name="expiringDays">A certificate is "expiring" when it ends within so many days.</param>
    /// <param name="recordedOn">Day the register made it public: by then it was granted, even where only the year is known.</param>
    public static Validity Of(Certificate certificate, IReadOnlyList<ValidityRule> rules, int expiringDays, DateOnly? recordedOn)
    {
        var firstDay = certificate.GrantedOn ?? new DateOnly(certificate.GrantYear, 1, 1);
        var lastDay = certificate.GrantedOn ?? new DateOnly(certificate.GrantYear, 12, 31);
        var term = certificate.ValidToOverride is { } end ? new Term(end, end, null) : TermOf(rules, certificate.GrantYear, firstDay, lastDay);
        var begun = certificate.GrantedOn ?? BegunBy(certificate.GrantYear, recordedOn);

        var days = new SortedSet<DateOnly> { DateOnly.MinValue, firstDay, begun };
        if (term.Earliest is { } earliest)
        {
            days.Add(earliest.AddDays(1));
            days.Add(earliest.AddDays(-expiringDays));
        }

        if (term.Latest is { } latest)
            days.Add(latest.AddDays(1));
        if (term.OverOn is { } over)
            days.Add(over);
        foreach (var happening in certificate.Events)
            days.Add(happening.EffectiveOn);

        var events = certificate.Events.OrderBy(e => e.EffectiveOn).ThenBy(e => e.Id).ToList();
        var life = new List<StatusSpan>();
        foreach (var day in days)
        {
            var status = Judge(day);
            if (life.Count == 0 || life[^1].Status != status)
                life.Add(new(day, status));
        }

        return new(life, term.Latest, term.Latest is not null && term.Earliest == term.Latest);

        CertificateStatus Judge(DateOnly day)
        {
            var held = CertificateStatus.Valid;
            foreach (var happening in events)
            {
                if (happening.EffectiveOn > day || held is CertificateStatus.Revoked)
                    break;
                held = happening.Kind switch
                {
                    CertificateEventKind.Revoked => CertificateStatus.Revoked,
                    CertificateEventKind.Suspended => CertificateStatus.Suspended,
                    CertificateEventKind.Reinstated => CertificateStatus.Valid,
                    _ => held,
                };
            }

            if (held is CertificateStatus.Revoked)
                return held;
            if (day < firstDay)
                return CertificateStatus.NotYet;
            if (term.Latest is { } last && day > last || term.OverOn is { } gone && day >= gone)
                return CertificateStatus.Expired;
            if (held is CertificateStatus.Suspended)
                return held;
            if (day < begun || term.Earliest is not { } sure || day > sure)
                return CertificateStatus.Unknown;
            return day >= sure.AddDays(-expiringDays) ? CertificateStatus.Expiring : CertificateStatus.Valid;
        }
    }

    /// <summary>The one rule that governs a certificate; null where the day of the grant is not known and would decide between two.</summary>
    public static ValidityRule? RuleOf(Certificate certificate, IReadOnlyList<ValidityRule> rules)
    {
        var firstDay = certificate.GrantedOn ?? new DateOnly(certificate.GrantYear, 1, 1);
        var lastDay = certificate.GrantedOn ?? new DateOnly(certificate.GrantYear, 12, 31);
        var governing = rules.Where(r => Governs(r, firstDay, lastDay)).ToList();
        return governing.Count == 1 ? governing[0] : null;
    }

    private static bool Governs(ValidityRule rule, DateOnly firstDay, DateOnly lastDay) =>
        (rule.GrantedFrom ?? DateOnly.MinValue) <= lastDay && (rule.GrantedTo ?? DateOnly.MaxValue) >= firstDay;

    /// <summary>The first day by which a grant known by its year alone has surely happened.</summary>
    private static DateOnly BegunBy(int grantYear, DateOnly? recordedOn)
    {
        var nextYear = new DateOnly(grantYear + 1, 1, 1);
        return recordedOn is { } day && day < nextYear && day.Year == grantYear ? day : nextYear;
    }

    private static Term TermOf(IReadOnlyList<ValidityRule> rules, int grantYear, DateOnly firstDay, DateOnly lastDay)
    {
        DateOnly? earliest = null, latest = null, over = null;
        var known = true;
        foreach (var rule in rules.Where(r => Governs(r, firstDay, lastDay)))
        {
            if (rule.Years is not { } years)
            {
                known = false;
                over = rule.CertainlyOverOn;
                continue;
            }

            var end = new DateOnly(grantYear + years - 1, 12, 31);
            earliest = earliest is { } e && e < end ? e : end;
            latest = latest is { } l && l > end ? l : end;
        }

        return known ? new(earliest, latest, null) : new(null, null, over > latest || latest is null ? over : latest.Value.AddDays(1));
    }

    /// <param name="Earliest">Valid up to this day at least.</param>
    /// <param name="Latest">Over after this day at the latest.</param>
    /// <param name="OverOn">Where no end is known: certainly over from this day on.</param>
    private readonly record struct Term(DateOnly? Earliest, DateOnly? Latest, DateOnly? OverOn);
}
