using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Certificates;

/// <summary>A certificate as an officer sees it: its row with product, round and events, and what the public is told today.</summary>
public sealed record CertificateSheet(Certificate Certificate, CertificateFace Face);

/// <summary>
/// The officer's acts on one certificate. Events are only added. Each act is one save: certificate, event, audit and change feed together; the version of the
/// certificate grows with every one of them, so that of two who act at once the second is told.
/// </summary>
public sealed class CertificateEditor(CatalogueDb db, Register register, VietnamClock clock, IOptions<CatalogueSettings> settings)
{
    private const int LongestText = 2000;

    /// <summary>Null where there is no such certificate.</summary>
    public async Task<CertificateSheet?> ReadAsync(string code, CancellationToken cancellationToken) =>
        await db.Certificates.AsNoTracking().WithFaces().Include(c => c.Product).FirstOrDefaultAsync(c => c.Code == code, cancellationToken) is { } certificate
            ? new(certificate, FaceOf(certificate, clock.Read()))
            : null;

    /// <summary>What would come of an act; nothing is saved.</summary>
    public async Task<ActOutcome> LookAheadAsync(string code, TypedAct typed, CancellationToken cancellationToken)
    {
        var moment = clock.Read();
        if (await db.Certificates.AsNoTracking().WithFaces().FirstOrDefaultAsync(c => c.Code == code, cancellationToken) is not { } certificate)
            return new(ActResult.Missing);
        var former = FaceOf(certificate, moment);
        var (outcome, _) = await ApplyAsync(certificate, typed, moment, cancellationToken);
        if (outcome.Result is not ActResult.Done)
            return outcome;
        var face = FaceOf(certificate, moment);
        return outcome with { Face = face, Changes = Changes(former.Life, face.Life) };
    }

    public async Task<ActOutcome> DoAsync(string code, TypedAct typed, Actor actor, CancellationToken cancellationToken)
    {
        var moment = clock.Read();
        if (await db.Certificates.Include(c => c.Events).FirstOrDefaultAsync(c => c.Code == code, cancellationToken) is not { } certificate)
            return new(ActResult.Missing);
        var (outcome, details) = await ApplyAsync(certificate, typed, moment, cancellationToken);
        if (outcome.Result is ActResult.Done)
        {
            foreach (var added in certificate.Events.Where(e => e.Id == int.MaxValue))
                (added.Id, added.Decision) = (0, null);
            // An event alone would leave the version as it is.
            db.Entry(certificate).Property(c => c.UpdatedAt).IsModified = true;
            db.Note(actor, moment.Now, ActWords.Audited(typed.Act), certificate.Ref, details);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return outcome;
            }
            catch (DbUpdateConcurrencyException)
            {
                outcome = new(ActResult.Conflict);
            }
        }

        db.ChangeTracker.Clear();
        return outcome;
    }

    private async Task<(ActOutcome Outcome, object? Details)> ApplyAsync(Certificate certificate, TypedAct typed, Moment moment, CancellationToken cancellationToken)
    {
        if (certificate.Version != typed.Version)
            return (new(ActResult.Conflict), null);
        var faults = new List<ActFault>();
        foreach (var field in ActWords.Fields(typed.Act))
        {
            if (typed[field].Length == 0 && ActWords.IsRequired(typed.Act, field))
                faults.Add(new(field, $"Hãy nhập {ActWords.Label(typed.Act, field).ToLowerInvariant()}."));
            else if (typed[field].Length > LongestText)
                faults.Add(new(field, $"{ActWords.Label(typed.Act, field)} dài quá {LongestText} ký tự. Hãy rút ngắn."));
            else if (TextRules.Judge(typed[field]) is { } problem)
                faults.Add(new(field, $"{ActWords.Label(typed.Act, field)}: {problem.Vi}."));
        }

        var day = ReadDay(typed, faults);
        var decision = await ReadDecisionAsync(typed, faults, cancellationToken);
        if (day is { } known)
            Judge(certificate, typed.Act, known, moment.Today, faults);
        else if (typed.Act is CertificateAct.LiftEnd && certificate.ValidToOverride is null)
            faults.Add(new(ActField.Ground, "Chứng nhận này không có ngày hết hạn riêng để bỏ."));
        else if (typed.Act is CertificateAct.LiftVerification && certificate.VerifiedBy is null)
            faults.Add(new(ActField.Ground, "Chứng nhận này chưa được xác nhận đối chiếu, nên không có gì để bỏ."));
        return faults.Count > 0 ? (new(ActResult.Faulty) { Faults = faults }, null) : (new(ActResult.Done), Apply(certificate, typed, day, decision, moment));
    }

    /// <returns>Details for the audit: days and numbers, no text that somebody wrote.</returns>
    private static object? Apply(Certificate certificate, TypedAct typed, DateOnly? day, Document? decision, Moment moment)
    {
        var formerEnd = certificate.ValidToOverride;
        switch (typed.Act)
        {
            case CertificateAct.OverrideEnd:
                (certificate.ValidToOverride, certificate.ValidToReason) = (day, typed[ActField.Ground]);
                return new { validTo = day, before = formerEnd };
            case CertificateAct.LiftEnd:
                (certificate.ValidToOverride, certificate.ValidToReason) = (null, null);
                Add(certificate, CertificateEventKind.Corrected, moment.Today, null, typed[ActField.Ground], $"Bỏ ngày hết hạn riêng {Say.Date(Language.Vi, formerEnd!.Value)}.", $"The end set apart from the rule, {Say.Date(Language.En, formerEnd.Value)}, was taken back.", moment.Now);
                return new { before = formerEnd };
            case CertificateAct.Verify:
                (certificate.VerifiedBy, certificate.VerifiedOn) = (typed[ActField.By], day);
                return new { on = day };
            case CertificateAct.LiftVerification:
                (certificate.VerifiedBy, certificate.VerifiedOn) = (null, null);
                Add(certificate, CertificateEventKind.Corrected, moment.Today, null, typed[ActField.Ground], "Bỏ xác nhận đã đối chiếu hồ sơ gốc.", "The note that the record was compared with the original file was taken back.", moment.Now);
                return null;
            default:
                Add(certificate, EventOf(typed.Act), day!.Value, decision, typed[ActField.Ground], typed[ActField.Note], typed[ActField.NoteEn], moment.Now);
                return new { effectiveOn = day, decision = decision?.Number };
        }
    }

    private static void Add(Certificate certificate, CertificateEventKind kind, DateOnly day, Document? decision, string ground, string note, string noteEn, DateTimeOffset now) =>
        certificate.Events.Add(new()
        {
            // Behind all others of its day, as it will be with the number that the database gives.
            Id = int.MaxValue,
            CertificateCode = certificate.Code,
            Kind = kind,
            EffectiveOn = day,
            DecisionId = decision?.Id,
            Decision = decision,
            Ground = OrNull(ground),
            PublicNote = OrNull(note),
            PublicNoteEn = OrNull(noteEn),
            RecordedAt = now,
        });

    private static void Judge(Certificate certificate, CertificateAct act, DateOnly day, DateOnly today, List<ActFault> faults)
    {
        var granted = certificate.GrantedOn ?? new DateOnly(certificate.GrantYear, 1, 1);
        if (day < granted)
            faults.Add(new(ActField.Day, $"{Say.Typed(day)} ở trước {(certificate.GrantedOn is null ? $"năm cấp {certificate.GrantYear}" : $"ngày cấp {Say.Typed(granted)}")}. Hãy nhập một ngày từ {Say.Typed(granted)} trở đi."));
        if (act is CertificateAct.Verify && day > today)
            faults.Add(new(ActField.Day, $"{Say.Typed(day)} chưa đến. Hãy nhập ngày đã đối chiếu, muộn nhất là hôm nay."));
        if (act is not (CertificateAct.Suspend or CertificateAct.Reinstate or CertificateAct.Revoke))
            return;
        if (certificate.Events.Where(e => e.Kind is CertificateEventKind.Revoked).MinBy(e => e.EffectiveOn) is { } revoked)
            faults.Add(new(ActField.Day, $"Chứng nhận này đã có quyết định thu hồi từ ngày {Say.Typed(revoked.EffectiveOn)}, nên không tạm dừng, khôi phục hay thu hồi được nữa. Nếu cần nói thêm, hãy ghi một đính chính."));
        else if (act is CertificateAct.Reinstate && HeldOn(certificate, day) is not CertificateEventKind.Suspended)
            faults.Add(new(ActField.Day, $"Vào ngày {Say.Typed(day)} chứng nhận này không tạm dừng, nên không có gì để khôi phục. Hãy xem lại ngày trong diễn biến."));
    }

    private static CertificateEventKind? HeldOn(Certificate certificate, DateOnly day) =>
        certificate.Events.Where(e => e.Kind is not CertificateEventKind.Corrected && e.EffectiveOn <= day).OrderBy(e => e.EffectiveOn).ThenBy(e => e.Id).LastOrDefault()?.Kind;

    private static DateOnly? ReadDay(TypedAct typed, List<ActFault> faults)
    {
        if (!ActWords.Fields(typed.Act).Contains(ActField.Day))
            return null;
        var unread = new List<FilterFault>();
        var day = QueryValues.ReadTypedDay(typed[ActField.Day], unread);
        faults.AddRange(unread.Select(f => new ActFault(ActField.Day, $"“{f.Value}” {f.Vietnamese}.")));
        return day;
    }

    private async Task<Document?> ReadDecisionAsync(TypedAct typed, List<ActFault> faults, CancellationToken cancellationToken)
    {
        if (typed[ActField.Decision].Length == 0 || !ActWords.Fields(typed.Act).Contains(ActField.Decision) || faults.Exists(f => f.Field is ActField.Decision))
            return null;
        var named = await NamedDecision.FindAsync(db, typed[ActField.Decision], cancellationToken);
        if (named.Fault is { } fault)
            faults.Add(new(ActField.Decision, fault));
        return named.Document;
    }

    /// <summary>The status from the first day that is told otherwise on.</summary>
    private static IReadOnlyList<StatusSpan> Changes(IReadOnlyList<StatusSpan> former, IReadOnlyList<StatusSpan> life)
    {
        foreach (var day in former.Concat(life).Select(s => s.From).Distinct().Order())
            if (On(life, day) != On(former, day))
                return [new(day, On(life, day)), .. life.Where(s => s.From > day)];
        return [];
    }

    private static CertificateStatus On(IReadOnlyList<StatusSpan> life, DateOnly day) => life.Last(s => s.From <= day).Status;

    private CertificateFace FaceOf(Certificate certificate, Moment moment) => CertificateFaces.FaceOf(certificate, register.Reference, settings.Value.ExpiringDays, moment.Now, moment.Today);

    private static CertificateEventKind EventOf(CertificateAct act) => act switch
    {
        CertificateAct.Suspend => CertificateEventKind.Suspended,
        CertificateAct.Reinstate => CertificateEventKind.Reinstated,
        CertificateAct.Revoke => CertificateEventKind.Revoked,
        _ => CertificateEventKind.Corrected,
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
