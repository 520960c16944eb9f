using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>Where a record stands for those who edit it.</summary>
public enum RecordState
{
    /// <summary>Not public and not to become so.</summary>
    Draft,
    InReview,

    /// <summary>To become public, or to become another version, at a moment.</summary>
    Scheduled,
    Published,
    Withdrawn,
    Deleted,
}

/// <summary>A record opened for editing: its newest text, and where it stands.</summary>
public sealed record OpenedRecord
{
    public required EditedKind Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>What it is called in lists.</summary>
    public required string Name { get; init; }

    /// <summary>The draft, where there is one; else what the register says.</summary>
    public required RecordText Text { get; init; }

    /// <summary>What the register says.</summary>
    public required RecordText Applied { get; init; }

    public required EditBase Base { get; init; }

    public required bool HasDraft { get; init; }

    public required EditingState Editing { get; init; }

    public required DateTimeOffset? VisibleFrom { get; init; }

    public required DateTimeOffset? VisibleTo { get; init; }

    /// <summary>The moment that waits: of a first publication, or of the next version; null where none does.</summary>
    public DateTimeOffset? AppearsAt => Editing.ApplyAt ?? (State is RecordState.Scheduled ? VisibleFrom : null);

    /// <summary>The moment of a withdrawal that has not come; null where none waits.</summary>
    public required DateTimeOffset? EndsAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required RecordState State { get; init; }

    /// <summary>Addresses of the public page; null while there is none to see.</summary>
    public required string? Address { get; init; }

    public required string? AddressEn { get; init; }
}

/// <summary>A step in the life of a record, or a revision.</summary>
/// <param name="Number">Of a revision, else 0.</param>
public sealed record HistoryLine(DateTimeOffset At, string? ActorKey, string Status, int Number, string? Note);

/// <summary>Reads what editing needs to know of a record. Changes nothing.</summary>
public sealed class EditReading(CatalogueDb db, TimeProvider time)
{
    public async Task<OpenedRecord?> OpenAsync(EditedKind kind, string id, CancellationToken cancellationToken)
    {
        var shape = RecordShape.Of(db, kind);
        if (await RecordGraph.ReadAsync(db, shape, id, cancellationToken) is not { } graph)
            return null;
        var state = await db.EditingStates.AsNoTracking().FirstOrDefaultAsync(s => s.Kind == kind.Kind && s.RecordId == id, cancellationToken);
        var applied = graph.ToText();
        var hasDraft = state is not null && state.Latest != state.Applied;
        var now = time.GetUtcNow();
        var (from, to) = graph.Record is IPublished visibility ? (visibility.VisibleFrom, visibility.VisibleTo) : (null, null);
        db.ChangeTracker.Clear();
        return new()
        {
            Kind = kind,
            Id = id,
            Name = kind.Title ?? ContentColumn.Format(shape.Table.Column(kind.NameProperty).Get(graph.Record)),
            Text = hasDraft ? RecordText.FromJson(await FieldsAsync(kind, id, state!.Latest, cancellationToken)) : applied,
            Applied = applied,
            Base = new(state?.Latest ?? 0, graph.Entity.Version),
            HasDraft = hasDraft,
            Editing = state ?? new() { Kind = kind.Kind, RecordId = id },
            VisibleFrom = from,
            VisibleTo = to,
            EndsAt = state is { ApplyAt: not null, ApplyUntil: { } until } ? until : state?.DeletedAt is null && to > now ? to : null,
            UpdatedAt = graph.Entity.UpdatedAt,
            State = kind.IsPublished ? StateOf(from, to, state, now) : RecordState.Published,
            Address = kind.Address(Language.Vi, graph.Record),
            AddressEn = kind.Address(Language.En, graph.Record),
        };
    }

    public static RecordState StateOf(DateTimeOffset? from, DateTimeOffset? to, EditingState? editing, DateTimeOffset now)
    {
        if (editing?.DeletedAt is not null)
            return RecordState.Deleted;
        if (editing?.ApplyAt is not null || from > now)
            return RecordState.Scheduled;
        if (editing?.SubmittedAt is not null)
            return RecordState.InReview;
        if (from is null)
            return RecordState.Draft;
        return to <= now ? RecordState.Withdrawn : RecordState.Published;
    }

    /// <summary>One revision; null where there is none of that number.</summary>
    public async Task<Revision?> RevisionAsync(EditedKind kind, string id, int number, CancellationToken cancellationToken) =>
        await db.Revisions.AsNoTracking().FirstOrDefaultAsync(r => r.Kind == kind.Kind && r.RecordId == id && r.Number == number, cancellationToken);

    /// <summary>Revisions and steps, the newest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> HistoryAsync(EditedKind kind, string id, CancellationToken cancellationToken)
    {
        var revisions = await db.Revisions.AsNoTracking().Where(r => r.Kind == kind.Kind && r.RecordId == id)
            .Select(r => new HistoryLine(r.At, r.ActorKey, "", r.Number, null)).ToListAsync(cancellationToken);
        var steps = await db.StatusChanges.AsNoTracking().Where(s => s.Kind == kind.Kind && s.RecordId == id && s.Status != EditStatus.Draft && s.Status != EditStatus.Applied).OrderBy(s => s.Id)
            .Select(s => new HistoryLine(s.At, s.ActorKey, s.Status, 0, s.Status == EditStatus.Deleted ? null : s.Note)).ToListAsync(cancellationToken);
        return [.. revisions.OrderBy(r => r.Number).Concat(steps).OrderBy(l => l.At).Reverse()];
    }

    public Task<List<DraftComment>> CommentsAsync(EditedKind kind, string id, CancellationToken cancellationToken) =>
        db.DraftComments.AsNoTracking().Where(c => c.Kind == kind.Kind && c.RecordId == id).OrderBy(c => c.Id).ToListAsync(cancellationToken);

    /// <summary>What this person has typed and not saved; null where there is nothing.</summary>
    public Task<Autosave?> TypedAsync(EditedKind kind, string id, string actor, CancellationToken cancellationToken) =>
        db.Typed(kind.Kind, id, actor).AsNoTracking().FirstOrDefaultAsync(cancellationToken);

    /// <summary>Names behind keys of actors; a person whose data were erased has none.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<string?> keys, CancellationToken cancellationToken)
    {
        var wanted = keys.OfType<string>().Distinct().ToList();
        return await db.AuditActors.AsNoTracking().Where(a => wanted.Contains(a.Key)).ToDictionaryAsync(a => a.Key, a => a.Name, StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>What would have to be mended in a text before it can be published.</summary>
    public async Task<IReadOnlyList<FieldFault>> JudgeAsync(EditedKind kind, string id, RecordText text, CancellationToken cancellationToken)
    {
        var shape = RecordShape.Of(db, kind);
        var stored = id.Length == 0 ? null : await RecordGraph.ReadAsync(db, shape, id, cancellationToken);
        var (_, faults) = await new RecordReading(db, shape).ReadAsync(text, stored, cancellationToken);
        db.ChangeTracker.Clear();
        return faults;
    }

    /// <summary>Says what was typed the same as what is saved, however either is written?</summary>
    public async Task<bool> IsSavedAsync(EditedKind kind, string id, RecordText typed, RecordText saved, CancellationToken cancellationToken)
    {
        if (typed.Equals(saved))
            return true;
        var shape = RecordShape.Of(db, kind);
        var (wanted, faults) = await new RecordReading(db, shape).ReadAsync(typed, await RecordGraph.ReadAsync(db, shape, id, cancellationToken), cancellationToken);
        db.ChangeTracker.Clear();
        return faults.Count == 0 && wanted.ToText().Equals(saved);
    }

    private Task<string> FieldsAsync(EditedKind kind, string id, int number, CancellationToken cancellationToken) =>
        db.Revisions.Where(r => r.Kind == kind.Kind && r.RecordId == id && r.Number == number).Select(r => r.Fields).SingleAsync(cancellationToken);
}
