using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Certificates;

/// <summary>A decision as a link: page, API and search say the same of it.</summary>
/// <param name="HasPage">False while the document itself is not public: named, not linked.</param>
public sealed record DocumentLink(int Id, string Slug, string Number, DateOnly? IssuedOn, string? Issuer, bool HasPage = false)
{
    public static DocumentLink? To(Document? document, DateTimeOffset now) =>
        document is null ? null : new(document.Id, document.Slug, document.Number, document.IssuedOn, document.Issuer, document.IsVisible(now));
}

public sealed record RoundLink(int Id, string Slug, string Name, string? NameEn, int Year, int? Ordinal, string? RegionSlug, string? ProvinceSlug);

/// <summary>Something that happened to a certificate, as told to the public.</summary>
public sealed record EventFace(CertificateEventKind Kind, DateOnly EffectiveOn, DocumentLink? Decision, string? Ground, string? Note, string? NoteEn);

/// <summary>Who compared the record with the original file, and when.</summary>
public sealed record Verification(string By, DateOnly On);

/// <summary>What every face of the register says of one certificate on one day.</summary>
public sealed record CertificateFace
{
    public required string Code { get; init; }

    public required int ProductId { get; init; }

    public required Level Level { get; init; }

    public required RoundLink Round { get; init; }

    public required DocumentLink? Decision { get; init; }

    /// <summary>The body as named then.</summary>
    public required string? Issuer { get; init; }

    public required string? IssuerEn { get; init; }

    public required string? CertificateNumber { get; init; }

    public required int GrantYear { get; init; }

    public required DateOnly? GrantedOn { get; init; }

    /// <summary>Last day, inclusive; null where the term is unknown.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>False where two ends are possible, or none is known.</summary>
    public required bool EndIsCertain { get; init; }

    /// <summary>Why the end is not the rule's, if it is not.</summary>
    public required string? ValidToReason { get; init; }

    public required CertificateStatus Status { get; init; }

    /// <summary>First day of that status.</summary>
    public required DateOnly StatusSince { get; init; }

    /// <summary>The whole life by day, the first span from the beginning of time.</summary>
    public IReadOnlyList<StatusSpan> Life { get; init; } = [];

    public required IReadOnlyList<EventFace> Events { get; init; }

    public required string? ProductAsPrinted { get; init; }

    public required string? ProducerAsPrinted { get; init; }

    public required string? AddressAsPrinted { get; init; }

    public required string? Signer { get; init; }

    public required string? SignerTitle { get; init; }

    public required string? Prize { get; init; }

    public required string? Note { get; init; }

    public required string? NoteEn { get; init; }

    /// <summary>Null: not yet compared with the original file.</summary>
    public required Verification? Verified { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public bool IsLive => Status is CertificateStatus.Valid or CertificateStatus.Expiring;

    public static CertificateFace? BestOf(IEnumerable<CertificateFace> faces) => BestFirst(faces) is [var best, ..] ? best : null;

    /// <summary>Best first: a living one before any other, then the higher level, then the later end.</summary>
    public static IReadOnlyList<CertificateFace> BestFirst(IEnumerable<CertificateFace> faces) =>
    [
        .. faces
            .OrderBy(f => f.Status switch
            {
                CertificateStatus.Valid or CertificateStatus.Expiring => 0,
                CertificateStatus.Suspended => 1,
                CertificateStatus.NotYet => 2,
                CertificateStatus.Unknown => 3,
                CertificateStatus.Expired => 4,
                _ => 5,
            })
            .ThenByDescending(f => f.Level)
            .ThenByDescending(f => f.ValidTo)
            .ThenBy(f => f.Code, StringComparer.Ordinal),
    ];
}

/// <summary>Makes faces of certificates for a day.</summary>
public static class CertificateFaces
{
    /// <summary>
    /// All visible certificates of the query, judged on <paramref name="day"/>. One query, a row for each event: an included list would cost a query more, or
    /// the setting up of its reading at each row, and few certificates have events at all.
    /// </summary>
    public static async Task<List<CertificateFace>> ReadFacesAsync(
        this IQueryable<Certificate> certificates, ReferenceData reference, int expiringDays, Moment moment, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await certificates
            .Visible(moment.Now)
            .AsNoTracking()
            .Include(c => c.Round).ThenInclude(r => r!.Decision)
            .Include(c => c.Decision)
            .SelectMany(c => c.Events.DefaultIfEmpty(), (c, e) => new { Certificate = c, Event = e, e!.Decision })
            .OrderBy(r => r.Certificate.Code)
            .ToListAsync(cancellationToken);
        var faces = new List<CertificateFace>();
        foreach (var (certificate, events) in rows.GroupBy(r => r.Certificate.Code, StringComparer.Ordinal).Select(g => (g.First().Certificate, g.Where(r => r.Event is not null))))
        {
            foreach (var row in events)
            {
                row.Event!.Decision = row.Decision;
                certificate.Events.Add(row.Event);
            }

            faces.Add(FaceOf(certificate, reference, expiringDays, moment.Now, day));
        }

        return faces;
    }

    /// <summary>With all that a face is made of.</summary>
    public static IQueryable<Certificate> WithFaces(this IQueryable<Certificate> certificates) =>
        certificates.AsSplitQuery().Include(c => c.Round).ThenInclude(r => r!.Decision).Include(c => c.Decision).Include(c => c.Events).ThenInclude(e => e.Decision);

    /// <summary>One certificate, given <see cref="WithFaces"/>.</summary>
    internal static CertificateFace FaceOf(Certificate c, ReferenceData reference, int expiringDays, DateTimeOffset now, DateOnly day)
    {
        var validity = Validity.Of(c, reference.Rules, expiringDays, c.VisibleFrom is { } from ? VietnamClock.DayOf(from) : null);
        var round = c.Round!;
        return new()
        {
            Code = c.Code,
            ProductId = c.ProductId,
            Level = round.Level,
            Round = new(round.Id, round.Slug, round.Name, round.NameEn, round.Year, round.Ordinal, round.RegionSlug, round.ProvinceSlug),
            Decision = DocumentLink.To(c.Decision ?? round.Decision, now),
            Issuer = round.Issuer,
            IssuerEn = round.IssuerEn,
            CertificateNumber = c.CertificateNumber,
            GrantYear = c.GrantYear,
            GrantedOn = c.GrantedOn,
            ValidTo = validity.ValidTo,
            EndIsCertain = validity.EndIsCertain,
            ValidToReason = c.ValidToReason,
            Status = validity.On(day),
            StatusSince = validity.Since(day),
            Life = validity.Spans,
            Events = [.. c.Events.OrderBy(e => e.EffectiveOn).ThenBy(e => e.Id).Select(e => new EventFace(e.Kind, e.EffectiveOn, DocumentLink.To(e.Decision, now), e.Ground, e.PublicNote, e.PublicNoteEn))],
            ProductAsPrinted = c.ProductAsPrinted,
            ProducerAsPrinted = c.ProducerAsPrinted,
            AddressAsPrinted = c.AddressAsPrinted,
            Signer = c.Signer,
            SignerTitle = c.SignerTitle,
            Prize = c.Prize,
            Note = c.PublicNote,
            NoteEn = c.PublicNoteEn,
            Verified = c.VerifiedBy is { } by && c.VerifiedOn is { } on ? new(by, on) : null,
            Sources = reference.SourcesOf(c.Sources),
        };
    }
}
