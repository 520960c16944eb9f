using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>
/// What this node holds in memory: the index, the reference data, and the sequence of the last change both have taken in. Pages are cached under that
/// sequence, so it moves only after the change it names can be seen here.
/// </summary>
public sealed class Register(IndexOptions options)
{
    /// <summary>Hits of a text that are narrowed further; what ranks below nobody reads on to.</summary>
    private const int MostFound = 500;

    private volatile ReferenceData? reference;
    private volatile NamedState? named;
    private volatile IntentWords? words;
    private long sequence = -1;

    public SearchIndex Index { get; } = new(options);

    public IndexOptions Options => options;

    /// <summary>False until the first build: the node answers 503 on /health/ready.</summary>
    public bool IsReady => reference is not null;

    /// <exception cref="InvalidOperationException">Asked before the first build.</exception>
    public ReferenceData Reference => reference ?? throw new InvalidOperationException("The register is not built yet.");

    /// <summary>Phrases of questions that are conditions, after the reference data.</summary>
    /// <exception cref="InvalidOperationException">Asked before the first build.</exception>
    public IntentWords Words => words ?? throw new InvalidOperationException("The register is not built yet.");

    public long Sequence => Interlocked.Read(ref sequence);

    /// <summary>When the last change was taken in.</summary>
    public DateTimeOffset ReadAt { get; private set; }

    /// <summary>Names the state of the register at a moment: it moves with every change taken in, every midnight and every instant of publishing.</summary>
    public string StateAt(Moment moment)
    {
        (long Sequence, long Version, int DayNumber, int Passed) now = (Sequence, Index.Version, moment.Today.DayNumber, Index.BoundariesPassed(moment.UnixMilliseconds));
        if (named is { } last && last.State == now)
            return last.Name;
        var made = new NamedState(now, string.Create(CultureInfo.InvariantCulture, $"{now.Sequence}.{now.Version}.{now.DayNumber}.{now.Passed}"));
        named = made;
        return made.Name;
    }

    /// <summary>The records of a kind that a text finds, best first, for lists that the database narrows and orders further; null without a text.</summary>
    public FoundRecords? Find(string kind, string text, Moment moment)
    {
        if (text.Length == 0)
            return null;
        var found = Index.Search(new() { Text = text, Kinds = [kind], Now = moment.UnixMilliseconds, Day = moment.Today.DayNumber, Take = MostFound });
        return new([.. found.Hits.Select(h => h.Key.Id)], RelaxedNote.Of(found, text));
    }

    internal void Replace(ReferenceData data, IEnumerable<IndexDocument> documents, long upTo, DateTimeOffset now)
    {
        Index.Rebuild(documents);
        Renew(data);
        Advance(upTo, now);
    }

    /// <summary>Other reference data over the same records.</summary>
    internal void Renew(ReferenceData data)
    {
        Index.Synonyms = data.Synonyms;
        words = new(data);
        reference = data;
    }

    internal void Advance(long upTo, DateTimeOffset now)
    {
        ReadAt = now;
        Interlocked.Exchange(ref sequence, upTo);
    }

    private sealed record NamedState((long Sequence, long Version, int DayNumber, int Passed) State, string Name);
}
