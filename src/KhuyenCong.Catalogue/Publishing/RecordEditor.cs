using KhuyenCong.Catalogue.Data;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>
/// The steps of editing, for every kind of record. Each is one transaction: the record's row, its revision, the step and who took it, the audit and the change
/// feed are written together or not at all. What is public is the record's row; a draft is a revision newer than the one applied to it.
/// </summary>
public sealed class RecordEditor(CatalogueDb db, TimeProvider time)
{
    /// <summary>Makes a record: one that is not public yet, or one of the structure, which is valid at once. It must keep the rules from the start: others may name it.</summary>
    public async Task<EditOutcome> CreateAsync(EditedKind kind, RecordText text, string actor, CancellationToken cancellationToken)
    {
        if (!kind.MayBeMade)
            return new(EditResult.Refused, "") { Refusal = $"Một {kind.Noun} mới không lập ở đây." };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var shape = RecordShape.Of(db, kind);
        var (wanted, faults) = await new RecordReading(db, shape).ReadAsync(text, null, cancellationToken);
        if (faults.Count > 0)
            return new(EditResult.Faulty, "") { Faults = faults };
        db.Add(wanted.Record);
        await db.SaveChangesAsync(cancellationToken);
        var graph = new RecordGraph(shape, wanted.Record);
        var session = await EditSession.BeginAsync(db, shape, graph, time.GetUtcNow(), actor, cancellationToken);
        await graph.TakeAsync(db, wanted, cancellationToken);
        session.State.Applied = session.AddRevision(graph.ToText());
        session.Step(EditStatus.Created);
        await ForgetTypedAsync(kind, "", actor, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(EditResult.Done, session.Id) { Number = session.State.Latest };
    }

    /// <summary>
    /// Saves what was typed as a new revision. While a record has never been public its row follows, as far as the rules are kept; else it stays as it is until
    /// the draft is published. A draft may break rules: they are told with the outcome. What has no life of publishing is applied at once, or not saved at all.
    /// </summary>
    public Task<EditOutcome> SaveAsync(EditedKind kind, string id, RecordText text, EditBase at, string actor, CancellationToken cancellationToken) =>
        StepAsync(kind, id, actor, async session =>
        {
            if (!session.Holds(at))
                return await ConflictAsync(session, text, at, cancellationToken);
            var (wanted, faults) = await new RecordReading(db, session.Shape).ReadAsync(text, session.Graph, cancellationToken);
            if (faults.Count > 0 && !kind.IsPublished)
                return new(EditResult.Faulty, id) { Faults = faults };
            var kept = faults.Count == 0 ? wanted.ToText() : text;
            if (kept.Equals(await session.TextAsync(session.State.Latest, cancellationToken)))
                return new(EditResult.Done, id) { Number = session.State.Latest, Faults = faults };
            var number = session.AddRevision(kept);
            if (session.State.SubmittedAt is not null)
            {
                session.State.SubmittedAt = null;
                session.Step(EditStatus.Returned, "sửa tiếp");
            }

            if (faults.Count == 0 && IsAppliedAtOnce(session))
                await session.ApplyAsync(number, cancellationToken);
            session.Step(kind.IsPublished ? EditStatus.Draft : EditStatus.Applied, details: new { revision = number });
            await ForgetTypedAsync(kind, id, actor, cancellationToken);
            return new(EditResult.Done, id) { Number = number, Faults = faults };
        }, cancellationToken);

    /// <summary>Says that the draft is ready to be looked at.</summary>
    public Task<EditOutcome> SubmitAsync(EditedKind kind, string id, EditBase at, string? note, string actor, CancellationToken cancellationToken) =>
        StepAsync(kind, id, actor, async session =>
        {
            if (!session.Holds(at))
                return await ConflictAsync(session, await session.TextAsync(session.State.Latest, cancellationToken), at, cancellationToken);
            var (_, faults) = await new RecordReading(db, session.Shape).ReadAsync(await session.TextAsync(session.State.Latest, cancellationToken), session.Graph, cancellationToken);
            if (faults.Count > 0)
                return new(EditResult.Faulty, id) { Faults = faults };
            session.State.SubmittedAt = session.Now;
            session.Step(EditStatus.Submitted, note);
            return new(EditResult.Done, id) { Number = session.State.Latest };
        }, cancellationToken);

    /// <summary>A remark on the newest draft; with <paramref name="giveBack"/> the draft no longer waits for a review.</summary>
    public Task<EditOutcome> CommentAsync(EditedKind kind, string id, string text, bool giveBack, string actor, CancellationToken cancellationToken) =>
        StepAsync(kind, id, actor, session =>
        {
            db.DraftComments.Add(new() { Kind = kind.Kind, RecordId = id, Number = session.State.Latest, Text = text, At = session.Now, ActorKey = actor });
            if (giveBack && session.State.SubmittedAt is not null)
            {
                session.State.SubmittedAt = null;
                session.Step(EditStatus.Returned);
            }
            else
            {
                session.Audit(EditStatus.Commented);
            }

            return Task.FromResult(new EditOutcome(EditResult.Done, id) { Number = session.State.Latest });
        }, cancellationToken);

    /// <summary>An older revision becomes the newest draft; of the structure, what is valid.</summary>
    public Task<EditOutcome> RestoreAsync(EditedKind kind, string id, int number, string actor, CancellationToken cancellationToken) =>
        StepAsync(kind, id, actor, async session =>
        {
            if (number < 1 || number > session.State.Latest)
                return new(EditResult.Missing, id);
            var text = await session.TextAsync(number, cancellationToken);
            if (text.Equals(await session.TextAsync(session.State.Latest, cancellationToken)))
                return new(EditResult.Done, id) { Number = session.State.Latest };
            var made = session.AddRevision(text);
            if (IsAppliedAtOnce(session) && await session.ApplyAsync(made, cancellationToken) is { Count: > 0 } faults && !kind.IsPublished)
                return new(EditResult.Faulty, id) { Faults = faults };
            session.State.SubmittedAt = null;
            session.Step(EditStatus.Restored, details: new { revision = made, from = number });
            return new(EditResult.Done, id) { Number = made };
        }, cancellationToken);

    /// <summary>Takes a record of the structure off the register, where no other names it. Its history stays.</summary>
    public async Task<EditOutcome> RemoveAsync(EditedKind kind, string id, string actor, CancellationToken cancellationToken)
    {
        try
        {
            return await StepAsync(kind, id, actor, async session =>
            {
                if (kind.IsPublished || !kind.MayBeMade)
                    return new(EditResult.Refused, id) { Refusal = "Bản ghi này không xoá được ở đây." };
                var uses = await RecordUses.ReadAsync(db, session.Shape, id, cancellationToken);
                if (uses.Count > 0)
                    return new(EditResult.Refused, id) { Refusal = $"Chưa xoá được: còn {string.Join(", ", uses)} đang dùng {kind.Noun} này. Hãy chuyển các bản ghi đó sang {kind.Noun} khác trước." };
                session.Step(EditStatus.Deleted);
                session.State.DeletedAt = session.Now;
                session.Graph.Remove(db);
                return new(EditResult.Done, id) { Number = session.State.Latest };
            }, cancellationToken);
        }
        catch (DbUpdateException fault) when (fault is not DbUpdateConcurrencyException && fault.InnerException is System.Data.Common.DbException)
        {
            // Another record began to name it between the count and the deletion.
            db.ChangeTracker.Clear();
            return new(EditResult.Refused, id) { Refusal = $"Chưa xoá được: vừa có bản ghi khác dùng {kind.Noun} này." };
        }
    }

    /// <summary>Keeps what somebody has typed so far; no revision, no step.</summary>
    public Task KeepTypedAsync(EditedKind kind, string id, RecordText text, EditBase at, string actor, CancellationToken cancellationToken) =>
        db.KeepTypedAsync(kind.Kind, id, actor, text, at, time.GetUtcNow(), cancellationToken);

    /// <summary>What was typed is saved, or not wanted any more.</summary>
    public Task ForgetTypedAsync(EditedKind kind, string id, string actor, CancellationToken cancellationToken) =>
        db.Typed(kind.Kind, id, actor).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Runs a step under the record's lock and saves what it did, if it did it. An import that came between is noticed, and the step judged anew.</summary>
    internal async Task<EditOutcome> StepAsync(EditedKind kind, string id, string? actor, Func<EditSession, Task<EditOutcome>> step, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StepOnceAsync(kind, id, actor, step, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < 3)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    internal static async Task<EditOutcome> ConflictAsync(EditSession session, RecordText mine, EditBase at, CancellationToken cancellationToken)
    {
        var theirs = await session.RevisionAsync(session.State.Latest, cancellationToken);
        // What the form was opened on; one opened before the first edit showed the imported record, which is revision 1.
        var origin = await session.TextAsync(Math.Clamp(at.Number, 1, session.State.Latest), cancellationToken);
        var text = RecordText.FromJson(theirs.Fields);
        return new(EditResult.Conflict, session.Id) { Conflict = new(origin, mine, text, RecordText.Merge(origin, text, mine), session.Base, theirs.At, theirs.ActorKey) };
    }

    private static bool IsAppliedAtOnce(EditSession session) => !session.Shape.Kind.IsPublished || session.Graph.Visibility.VisibleFrom is null;

    private async Task<EditOutcome> StepOnceAsync(EditedKind kind, string id, string? actor, Func<EditSession, Task<EditOutcome>> step, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await EditSession.OpenAsync(db, kind, id, time.GetUtcNow(), actor, cancellationToken) is not { } session)
            return new(EditResult.Missing, id);
        var outcome = await step(session);
        // A conflict keeps what the session noticed of changes past the editor: the next attempt stands on it.
        if (outcome.Result is EditResult.Done or EditResult.Conflict)
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        db.ChangeTracker.Clear();
        return outcome;
    }
}
