using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>One record under the hands of one step, within a transaction that no other step on the record can pass.</summary>
internal sealed class EditSession
{
    private readonly CatalogueDb db;
    private readonly string? actor;

    private EditSession(CatalogueDb db, RecordShape shape, RecordGraph graph, EditingState state, DateTimeOffset now, string? actor)
    {
        (this.db, Shape, Graph, State, Now, this.actor) = (db, shape, graph, state, now, actor);
        Id = shape.Table.KeyOf(graph.Record);
    }

    public RecordShape Shape { get; }

    public RecordGraph Graph { get; }

    public EditingState State { get; }

    public DateTimeOffset Now { get; }

    public string Id { get; }

    /// <summary>The newest revision before this step, 0 for none.</summary>
    public int NumberBefore { get; private set; }

    /// <summary>The row was, or may have been, changed past the editor since its last revision: by an import.</summary>
    public bool ChangedOutside { get; private set; }

    public bool HadDraft { get; private set; }

    public EditBase Base => new(State.Latest, Graph.Entity.Version);

    /// <summary>Null where there is no such record. The caller holds the transaction.</summary>
    public static async Task<EditSession?> OpenAsync(CatalogueDb db, EditedKind kind, string id, DateTimeOffset now, string? actor, CancellationToken cancellationToken)
    {
        var shape = RecordShape.Of(db, kind);
        // SQLite's transactions begin IMMEDIATE and so exclude each other already.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(7220003, hashtext({kind.Kind + ":" + id}))", cancellationToken);
        if (await RecordGraph.ReadAsync(db, shape, id, cancellationToken) is not { } graph)
            return null;
        var state = await db.EditingStates.FirstOrDefaultAsync(s => s.Kind == kind.Kind && s.RecordId == id, cancellationToken);
        var session = new EditSession(db, shape, graph, state ?? new() { Kind = kind.Kind, RecordId = id }, now, actor);
        if (state is null)
            db.Add(session.State);
        await session.CatchUpAsync(cancellationToken);
        return session;
    }

    /// <summary>For a record whose row has just been added. One that was there before under the same key goes on in its history.</summary>
    public static async Task<EditSession> BeginAsync(CatalogueDb db, RecordShape shape, RecordGraph graph, DateTimeOffset now, string actor, CancellationToken cancellationToken)
    {
        var (kind, id) = (shape.Kind.Kind, shape.Table.KeyOf(graph.Record));
        var state = await db.EditingStates.FirstOrDefaultAsync(s => s.Kind == kind && s.RecordId == id, cancellationToken) ?? db.Add(new EditingState { Kind = kind, RecordId = id }).Entity;
        (state.ChangedAt, state.DeletedAt) = (now, null);
        return new(db, shape, graph, state, now, actor);
    }

    /// <summary>Stands the base of a form still? Not where a revision came after it, nor where the row changed under a draft or after the form was opened.</summary>
    public bool Holds(EditBase at) => at.Number == NumberBefore && !(ChangedOutside && (HadDraft || at.Version != Graph.Entity.Version));

    public async Task<Revision> RevisionAsync(int number, CancellationToken cancellationToken) =>
        db.Revisions.Local.FirstOrDefault(r => r.Number == number && r.RecordId == Id)
        ?? await db.Revisions.AsNoTracking().SingleAsync(r => r.Kind == State.Kind && r.RecordId == Id && r.Number == number, cancellationToken);

    public async Task<RecordText> TextAsync(int number, CancellationToken cancellationToken) => RecordText.FromJson((await RevisionAsync(number, cancellationToken)).Fields);

    public int AddRevision(RecordText text) => AddRevision(text, actor);

    public void Step(string status, string? note = null, object? details = null)
    {
        State.ChangedAt = Now;
        db.StatusChanges.Add(new() { Kind = State.Kind, RecordId = Id, Status = status, At = Now, ActorKey = actor, Note = note });
        Audit(status, details);
    }

    public void Audit(string action, object? details = null) => db.Note(new Actor(actor ?? Actor.Site.Key, ""), Now, action, new(State.Kind, Id), details);

    /// <summary>Has the record's row say what a revision says; nothing is done where that breaks a rule, and the faults are told.</summary>
    public async Task<IReadOnlyList<FieldFault>> ApplyAsync(int number, CancellationToken cancellationToken)
    {
        var (wanted, faults) = await new RecordReading(db, Shape).ReadAsync(await TextAsync(number, cancellationToken), Graph, cancellationToken);
        if (faults.Count > 0)
            return faults;
        var former = Addresses();
        await Graph.TakeAsync(db, wanted, cancellationToken);
        if (Graph.Record is Page { VisibleFrom: { } since } && since <= Now)
            await RedirectAsync(former, cancellationToken);
        State.Applied = number;
        return [];
    }

    /// <summary>Touches the row, so that its change is told and its version grows.</summary>
    public void Touch() => db.Entry(Graph.Record).Property(nameof(IRecord.UpdatedAt)).IsModified = true;

    /// <summary>
    /// A record that came by import has no revision: its first is what was imported. Where the row was changed past the editor since, that is a revision too,
    /// and a draft that waited is carried over onto it, field by field.
    /// </summary>
    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        NumberBefore = State.Latest;
        var current = Graph.ToText();
        if (State.Latest == 0)
        {
            // Whether it changed since the form was opened, only the version of the row can tell.
            ChangedOutside = true;
            State.Applied = AddRevision(current, null);
            return;
        }

        HadDraft = State.Latest != State.Applied;
        var applied = await TextAsync(State.Applied, cancellationToken);
        if (applied.Equals(current))
            return;
        ChangedOutside = true;
        var draft = HadDraft ? await TextAsync(State.Latest, cancellationToken) : null;
        var former = State.Latest;
        State.Applied = AddRevision(current, null);
        db.StatusChanges.Add(new() { Kind = State.Kind, RecordId = Id, Status = EditStatus.Imported, At = Now });
        if (draft is null)
            return;
        var carried = AddRevision(RecordText.Merge(applied, current, draft), null);
        if (State.ApplyNumber == former)
            State.ApplyNumber = carried;
    }

    private int AddRevision(RecordText text, string? by)
    {
        State.Latest++;
        State.ChangedAt = Now;
        db.Revisions.Add(new() { Kind = State.Kind, RecordId = Id, Number = State.Latest, Fields = text.ToJson(), At = Now, ActorKey = by });
        return State.Latest;
    }

    private (string? Vi, string? En) Addresses() => (Shape.Kind.Address(Language.Vi, Graph.Record), Shape.Kind.Address(Language.En, Graph.Record));

    /// <summary>
    /// An address with the record's number leads to the right one by itself; a page's does not: its former path answers 301, also where it was the aim of an
    /// older one, and a path that is taken up again leads nowhere else.
    /// </summary>
    private async Task RedirectAsync((string? Vi, string? En) former, CancellationToken cancellationToken)
    {
        var now = Addresses();
        foreach (var (from, to) in ((string?, string?)[])[(former.Vi, now.Vi), (former.En, now.En)])
        {
            if (from is null || to is null || from == to)
                continue;
            foreach (var row in await db.Redirects.Where(r => r.FromPath == from || r.FromPath == to || r.ToPath == from).ToListAsync(cancellationToken))
            {
                if (row.FromPath == to)
                    db.Remove(row);
                else
                    row.ToPath = to;
            }

            if (!db.Redirects.Local.Any(r => r.FromPath == from))
                db.Add(new Redirect { FromPath = from, ToPath = to });
        }
    }
}
