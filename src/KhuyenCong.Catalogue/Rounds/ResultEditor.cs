using System.Globalization;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Rounds;

/// <summary>
/// Turns results of a round into certificates, all in one save or none: certificates, their first revisions and steps, audit and change feed together. The version of
/// the round grows with it, and a product has one certificate of a round at most, so that a second press of the same button makes nothing.
/// </summary>
public sealed class ResultEditor(CatalogueDb db, ResultReading reading, VietnamClock clock)
{
    private const string Audited = "record-results";

    /// <summary>What is typed and not granted yet is kept beside the rows of forms of records, under a word of its own.</summary>
    private const string Kept = "results";

    private const string Rows = "rows";

    /// <summary>With its decision, not tracked; null where there is no such round.</summary>
    public async Task<Round?> OpenAsync(int id, CancellationToken cancellationToken) =>
        await db.Rounds.AsNoTracking().Include(r => r.Decision).FirstOrDefaultAsync(r => r.Id == id, cancellationToken);

    /// <summary>Why results of this round cannot be made public now, in Vietnamese; null where they can.</summary>
    public string? Refusal(Round round) =>
        round.VisibleFrom is null ? "Kỳ bình chọn này chưa được xuất bản, nên chưa cấp giấy chứng nhận được. Hãy xuất bản kỳ trước."
        : round.VisibleTo <= clock.Read().Now ? "Kỳ bình chọn này đã bị gỡ khỏi trang công khai, nên không cấp thêm giấy chứng nhận được. Hãy xuất bản lại kỳ trước."
        : null;

    public Task<JudgedResults> LookAheadAsync(Round round, TypedResults typed, CancellationToken cancellationToken) => reading.JudgeAsync(round, typed, clock.Read(), cancellationToken);

    /// <summary>What this person typed and did not grant, and when; null where there is nothing.</summary>
    public async Task<(TypedResults Results, string Pasted, DateTimeOffset At)?> TypedAsync(int id, string actor, CancellationToken cancellationToken)
    {
        if (await db.Typed(Kept, RecordOf(id), actor).AsNoTracking().FirstOrDefaultAsync(cancellationToken) is not { } kept)
            return null;
        var text = RecordText.FromJson(kept.Fields);
        return (new(EditBase.Parse(kept.Base).Version, text["day"], [.. text.Rows(Rows).Select(r => new TypedResult(r["product"], r["producer"], r["decision"], r["day"]))]), text["paste"], kept.At);
    }

    /// <summary>Keeps what is typed, without judging it; a table in which nothing stands is forgotten.</summary>
    public async Task KeepTypedAsync(int id, TypedResults typed, string pasted, string actor, CancellationToken cancellationToken)
    {
        var text = new RecordText { ["day"] = typed.Day, ["paste"] = pasted };
        text.SetRows(Rows, typed.Rows.Where(r => !r.IsBlank).Select(r => new RowText([new("product", r.Product), new("producer", r.Producer), new("decision", r.Decision), new("day", r.Day)])));
        if (text.Equals(new RecordText()))
            await ForgetTypedAsync(id, actor, cancellationToken);
        else
            await db.KeepTypedAsync(Kept, RecordOf(id), actor, text, new(0, typed.Version), clock.Read().Now, cancellationToken);
    }

    public Task<int> ForgetTypedAsync(int id, string actor, CancellationToken cancellationToken) => db.Typed(Kept, RecordOf(id), actor).ExecuteDeleteAsync(cancellationToken);

    private static string RecordOf(int id) => id.ToString(CultureInfo.InvariantCulture);

    public async Task<GrantOutcome> GrantAsync(int id, TypedResults typed, Actor actor, CancellationToken cancellationToken)
    {
        var moment = clock.Read();
        if (await OpenAsync(id, cancellationToken) is not { } round)
            return new(GrantResult.Missing, null);
        var judged = await reading.JudgeAsync(round, typed, moment, cancellationToken);
        if (round.Version != typed.Version)
            return new(GrantResult.Conflict, judged);
        if (!judged.MayBeGranted || Refusal(round) is not null)
            return new(GrantResult.Faulty, judged);

        var shape = RecordShape.Of(db, EditedKind.Of(Kinds.Certificate));
        var codes = new List<string>();
        foreach (var row in judged.Filled)
        {
            var certificate = CertificateOf(row, round);
            db.Add(certificate);
            var graph = new RecordGraph(shape, certificate);
            var session = await EditSession.BeginAsync(db, shape, graph, moment.Now, actor.Key, cancellationToken);
            session.State.Applied = session.AddRevision(graph.ToText());
            session.Step(EditStatus.Granted, details: new { round = round.Id, product = row.Product!.Id, grantedOn = row.GrantedOn, grantYear = row.GrantYear });
            codes.Add(certificate.Code);
        }

        // Nothing of the round itself changes but its version, by which a second press is known.
        var touched = await db.Rounds.SingleAsync(r => r.Id == id, cancellationToken);
        db.Entry(touched).Property(r => r.Version).OriginalValue = typed.Version;
        db.Entry(touched).Property(r => r.UpdatedAt).IsModified = true;
        db.Note(actor, moment.Now, Audited, round.Ref, new { count = codes.Count, codes });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await OpenAsync(id, cancellationToken) is not { } now)
                throw;
            var again = await reading.JudgeAsync(now, typed, moment, cancellationToken);
            if (now.Version == typed.Version && again.MayBeGranted)
                throw;
            return new(GrantResult.Conflict, again);
        }

        await ForgetTypedAsync(id, actor.Key, cancellationToken);
        return new(GrantResult.Done, judged, codes.Count, moment.Now);
    }

    private static Certificate CertificateOf(JudgedResult row, Round round) => new()
    {
        Code = CertificateCode.Make(),
        ProductId = row.Product!.Id,
        RoundId = round.Id,
        DecisionId = row.Decision?.Id,
        GrantYear = row.GrantYear,
        GrantedOn = row.GrantedOn,
        VisibleFrom = row.VisibleFrom,
    };
}
