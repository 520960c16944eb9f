using System.Globalization;
using KhuyenCong.Catalogue.Data;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>When a version is to be public; both may be null: from now on, without an end.</summary>
public readonly record struct Publication(DateTimeOffset? From, DateTimeOffset? Until)
{
    public static readonly Publication Now;
}

/// <summary>
/// The steps that decide what the public sees. A first publication and a withdrawal at a moment are instants of the record's row, which every reading compares
/// with its own moment. A new version of what is or was public waits as a revision and is applied when its moment has come: see <see cref="DueVersions"/>.
/// </summary>
public sealed class RecordPublisher(CatalogueDb db, RecordEditor editor, TimeProvider time)
{
    private static readonly TimeSpan LongestAhead = TimeSpan.FromDays(3660);

    public Task<EditOutcome> PublishAsync(EditedKind kind, string id, EditBase at, Publication when, string actor, CancellationToken cancellationToken) =>
        editor.StepAsync(kind, id, actor, async session =>
        {
            if (!session.Holds(at))
                return await RecordEditor.ConflictAsync(session, await session.TextAsync(session.State.Latest, cancellationToken), at, cancellationToken);
            if (Refusal(session, when) is { } refusal)
                return new(EditResult.Refused, id) { Refusal = refusal };
            var visibility = session.Graph.Visibility;
            var number = session.State.Latest;
            if (when.From is { } from && from > session.Now && visibility.VisibleFrom <= session.Now)
            {
                var (_, broken) = await new RecordReading(db, session.Shape).ReadAsync(await session.TextAsync(number, cancellationToken), session.Graph, cancellationToken);
                if (broken.Count > 0)
                    return new(EditResult.Faulty, id) { Faults = broken };
                (session.State.ApplyAt, session.State.ApplyNumber, session.State.ApplyUntil) = (from, number, when.Until);
                session.State.SubmittedAt = null;
                // Told, so that every node knows of the moment.
                session.Touch();
                session.Step(EditStatus.Scheduled, Shown(from), new { revision = number, from, until = when.Until });
                return new(EditResult.Done, id) { Number = number };
            }

            var faults = await session.ApplyAsync(number, cancellationToken);
            if (faults.Count > 0)
                return new(EditResult.Faulty, id) { Faults = faults };
            var isLater = when.From > session.Now;
            visibility.VisibleFrom = isLater ? when.From : visibility.VisibleFrom is { } first && first <= session.Now ? first : session.Now;
            visibility.VisibleTo = when.Until;
            (session.State.SubmittedAt, session.State.DeletedAt) = (null, null);
            (session.State.ApplyAt, session.State.ApplyNumber, session.State.ApplyUntil) = (null, null, null);
            session.Touch();
            session.Step(isLater ? EditStatus.Scheduled : EditStatus.Published, isLater ? Shown(when.From!.Value) : null, new { revision = number, from = when.From, until = when.Until });
            return new(EditResult.Done, id) { Number = number };
        }, cancellationToken);

    /// <summary>Takes back a moment that has not come: of a first publication, or of a new version.</summary>
    public Task<EditOutcome> UnscheduleAsync(EditedKind kind, string id, string actor, CancellationToken cancellationToken) =>
        editor.StepAsync(kind, id, actor, session =>
        {
            var waits = session.State.ApplyAt is not null;
            (session.State.ApplyAt, session.State.ApplyNumber, session.State.ApplyUntil) = (null, null, null);
            if (session.Graph.Visibility.VisibleFrom > session.Now)
                session.Graph.Visibility.VisibleFrom = null;
            else if (!waits)
                return Task.FromResult(new EditOutcome(EditResult.Refused, id) { Refusal = "Không có lịch xuất bản nào đang chờ." });
            session.Touch();
            session.Step(EditStatus.Unscheduled);
            return Task.FromResult(new EditOutcome(EditResult.Done, id) { Number = session.State.Latest });
        }, cancellationToken);

    /// <param name="at">Null: now.</param>
    public Task<EditOutcome> WithdrawAsync(EditedKind kind, string id, DateTimeOffset? at, string? note, string actor, CancellationToken cancellationToken) =>
        editor.StepAsync(kind, id, actor, async session =>
        {
            var visibility = session.Graph.Visibility;
            if (!kind.IsWhole || !visibility.IsVisible(session.Now))
                return new(EditResult.Refused, id) { Refusal = "Chỉ gỡ được bản ghi đang hiển thị." };
            if (at < session.Now || at > session.Now + LongestAhead)
                return new(EditResult.Refused, id) { Refusal = "Thời điểm gỡ phải ở sau lúc này và trong mười năm tới." };
            visibility.VisibleTo = at ?? EndNow(session);
            // A version that waits for its moment does not bring back what was withdrawn.
            if (session.State.ApplyAt is { } apply && (at is null || at <= apply))
                (session.State.ApplyAt, session.State.ApplyNumber, session.State.ApplyUntil) = (null, null, null);
            else if (session.State.ApplyAt is not null)
                session.State.ApplyUntil = at;
            if (at is null)
                await ForgetPreviewsAsync(kind, id, cancellationToken);
            session.Touch();
            session.Step(at is null ? EditStatus.Withdrawn : EditStatus.Scheduled, at is { } later ? $"gỡ {Shown(later)}" : note, new { until = visibility.VisibleTo });
            return new(EditResult.Done, id) { Number = session.State.Latest };
        }, cancellationToken);

    /// <summary>Withdraws the record and takes it off the lists. Its row, its history and its address (410) stay.</summary>
    public Task<EditOutcome> DeleteAsync(EditedKind kind, string id, string actor, CancellationToken cancellationToken) =>
        editor.StepAsync(kind, id, actor, async session =>
        {
            var visibility = session.Graph.Visibility;
            if (!kind.IsWhole || session.State.DeletedAt is not null)
                return new(EditResult.Refused, id) { Refusal = "Bản ghi này không xoá được ở đây." };
            // What an undo brings back.
            var former = $"{Kept(visibility.VisibleFrom)}|{Kept(visibility.VisibleTo)}";
            if (visibility.IsVisible(session.Now))
                visibility.VisibleTo = EndNow(session);
            else if (visibility.VisibleFrom > session.Now)
                visibility.VisibleFrom = null;
            session.State.DeletedAt = session.Now;
            (session.State.SubmittedAt, session.State.ApplyAt, session.State.ApplyNumber, session.State.ApplyUntil) = (null, null, null, null);
            session.Touch();
            session.Step(EditStatus.Deleted, former);
            await ForgetPreviewsAsync(kind, id, cancellationToken);
            return new(EditResult.Done, id) { Number = session.State.Latest };
        }, cancellationToken);

    /// <summary>Brings a deleted record back as it was.</summary>
    public Task<EditOutcome> UndeleteAsync(EditedKind kind, string id, string actor, CancellationToken cancellationToken) =>
        editor.StepAsync(kind, id, actor, async session =>
        {
            if (session.State.DeletedAt is null)
                return new(EditResult.Refused, id) { Refusal = "Bản ghi này không ở trong thùng rác." };
            var note = await db.StatusChanges.AsNoTracking().Where(s => s.Kind == kind.Kind && s.RecordId == id && s.Status == EditStatus.Deleted)
                .OrderByDescending(s => s.Id).Select(s => s.Note).FirstOrDefaultAsync(cancellationToken);
            if (note?.Split('|') is [var from, var to])
                (session.Graph.Visibility.VisibleFrom, session.Graph.Visibility.VisibleTo) = (Read(from), Read(to));
            session.State.DeletedAt = null;
            session.Touch();
            session.Step(EditStatus.Undeleted);
            return new(EditResult.Done, id) { Number = session.State.Latest };
        }, cancellationToken);

    /// <summary>
    /// Applies every version whose moment has come, the earliest first. May be called by any number of nodes at once, at any time: who comes second finds it
    /// done. A version that breaks a rule by now is not applied; its draft stays, and the history says so.
    /// </summary>
    /// <returns>How many were due.</returns>
    public async Task<int> ApplyDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await db.EditingStates.AsNoTracking().Where(s => s.ApplyAt <= now).OrderBy(s => s.ApplyAt).Select(s => new { s.Kind, s.RecordId }).ToListAsync(cancellationToken);
        foreach (var one in due)
        {
            var by = await db.StatusChanges.AsNoTracking().Where(s => s.Kind == one.Kind && s.RecordId == one.RecordId && s.Status == EditStatus.Scheduled)
                .OrderByDescending(s => s.Id).Select(s => s.ActorKey).FirstOrDefaultAsync(cancellationToken);
            await editor.StepAsync(EditedKind.Of(one.Kind), one.RecordId, by, session => ApplyAsync(session, cancellationToken), cancellationToken);
        }

        return due.Count;
    }

    private static async Task<EditOutcome> ApplyAsync(EditSession session, CancellationToken cancellationToken)
    {
        if (session.State is not { ApplyAt: { } moment, ApplyNumber: { } number } || moment > session.Now)
            return new(EditResult.Refused, session.Id);
        var until = session.State.ApplyUntil;
        (session.State.ApplyAt, session.State.ApplyNumber, session.State.ApplyUntil) = (null, null, null);
        var faults = await session.ApplyAsync(number, cancellationToken);
        if (faults.Count > 0)
        {
            session.Touch();
            session.Step(EditStatus.ScheduleFailed, string.Join("; ", faults.Select(f => $"{f.Field}: {f.Message}")), new { revision = number });
            return new(EditResult.Done, session.Id);
        }

        var visibility = session.Graph.Visibility;
        if (until is not null || visibility.VisibleTo <= moment)
            visibility.VisibleTo = until;
        session.Step(EditStatus.Published, $"theo lịch {Shown(moment)}", new { revision = number });
        return new(EditResult.Done, session.Id) { Number = number };
    }

    private static string? Refusal(EditSession session, Publication when)
    {
        if (session.State.DeletedAt is not null)
            return "Bản ghi đang ở trong thùng rác: khôi phục trước khi xuất bản.";
        if (when.From > session.Now + LongestAhead || when.Until > session.Now + LongestAhead)
            return "Chỉ hẹn được trong mười năm tới.";
        return when.Until is { } until && until <= (when.From > session.Now ? when.From.Value : session.Now) ? "Thời điểm gỡ phải ở sau thời điểm xuất bản và sau lúc này." : null;
    }

    /// <summary>What is taken down is not to be read by a link that went about before.</summary>
    private async Task ForgetPreviewsAsync(EditedKind kind, string id, CancellationToken cancellationToken) =>
        db.PreviewLinks.RemoveRange(await db.PreviewLinks.Where(l => l.Kind == kind.Kind && l.RecordId == id).ToListAsync(cancellationToken));

    /// <summary>An end is after its beginning, by a millisecond at least.</summary>
    private static DateTimeOffset EndNow(EditSession session) =>
        session.Graph.Visibility.VisibleFrom is { } from && from >= session.Now ? from.AddMilliseconds(1) : session.Now;

    private static string Shown(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm:ss dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Kept(DateTimeOffset? instant) => instant?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "";

    private static DateTimeOffset? Read(string kept) => kept.Length == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(kept, CultureInfo.InvariantCulture));
}
