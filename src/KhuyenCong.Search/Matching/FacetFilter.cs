using System.Numerics;
using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>
/// Judges records by the chosen facets, and counts. A record's own values hold on each of its rows; all chosen facets must hold on one
/// and the same visible row, or by the record's own values alone. A value of a facet is counted where everything else that was chosen holds
/// together with it.
/// </summary>
internal sealed class FacetFilter : IDisposable
{
    /// <summary>Facet of rows: the word of the row's state on the day asked.</summary>
    public const string State = "state";

    /// <summary>Facet of rows with one value: the row is in one of the live states. Counted with the choice of <see cref="State"/> set aside.</summary>
    public const string Live = "live";

    /// <summary>Facet of records: their kind.</summary>
    public const string Kind = "kind";

    private const int MaxConditions = 64;

    private readonly Segment _segment;
    private readonly SearchQuery _query;
    private readonly RowTable _rows;
    private readonly OpenItems _openRows;
    private readonly FacetColumn _states;
    private readonly FacetColumn _live;
    private readonly FacetCondition[] _conditions;
    private readonly FacetCounter[] _counters;
    private readonly Reached _hits = new();
    private readonly bool _countsRows;
    private bool _needsRows;
    private readonly ulong _all;
    private readonly ulong _onRows;
    private WholeCount? _whole;

    public FacetFilter(SegmentView view, SearchQuery query, IReadOnlyCollection<string> liveStates)
    {
        _segment = view.Segment;
        _query = query;
        _rows = _segment.Rows;
        _openRows = _rows.Visibility.At(query.Now);
        _states = _rows.StatesOn(State, query.Day);
        _live = _rows.LiveOn(Live, query.Day, _states, liveStates);
        _conditions = [.. query.Selected.Where(static facet => facet.Value.Count > 0).OrderBy(static facet => facet.Key, StringComparer.Ordinal).Take(MaxConditions)
            .Select((facet, i) => new FacetCondition(Column(facet.Key), 1UL << i, facet.Value, query.Count.Contains(facet.Key) || (facet.Key == State && query.Count.Contains(Live)), query.ByRow))];
        _counters = [.. query.Count.Distinct(StringComparer.Ordinal).Select(name => new FacetCounter(Column(name), view, _openRows))];
        foreach (var condition in _conditions)
        {
            _all |= condition.Bit;
            if (condition.IsOnRows)
                _onRows |= condition.Bit;
        }

        _countsRows = query.ByRow || Array.Exists(_counters, static counter => counter.CountsRows);
        SortsByRows = query.Sort is SearchSort.Newest or SearchSort.EndOfValidity;
        _needsRows = SortsByRows || _countsRows || _onRows != 0;
    }

    /// <summary>Must each record be judged? Else all are hits.</summary>
    public bool Judges => _all != 0 || _query.ByRow;

    /// <summary>Rows of the hits that meet all that was chosen.</summary>
    public int HitRows => _hits.Rows.Items.Length;

    /// <summary>Does the order asked depend on the rows that match?</summary>
    public bool SortsByRows { get; }

    /// <summary>Latest grant among the matching rows of the last record judged, else <see cref="int.MinValue"/>.</summary>
    public int Newest { get; private set; }

    /// <summary>Soonest last day, not before the day asked, among the matching rows of the last record judged, else <see cref="int.MaxValue"/>.</summary>
    public int SoonestEnd { get; private set; }

    /// <summary>
    /// Where nothing but facets is asked: the records that <see cref="Judge"/> must see, or null for all. What misses a condition is only counted for
    /// it, and what misses two not at all, so the holders of one condition suffice, or those of the two rarest; counts over all records are ready.
    /// </summary>
    /// <param name="openDocs">Public records.</param>
    /// <param name="kinds">Kinds asked, one bit each.</param>
    public IntBuffer? Browse(OpenItems openDocs, ulong kinds)
    {
        if (_query.ByRow)
            return null;
        if (_conditions.Length < 2)
            _whole = new WholeCount(openDocs, kinds);
        if (_conditions.Length == 0)
        {
            _needsRows = SortsByRows;
            return null;
        }

        var bits = new ulong[(_segment.Count + 63) >> 6];
        foreach (var condition in _conditions.OrderBy(condition => condition.Frequency(_segment)).Take(2))
            condition.Mark(_segment, bits);
        var docs = new IntBuffer();
        docs.AddBits(bits);
        return docs;
    }

    /// <summary>Strikes out candidates that miss more than one condition, where a look at lists is quicker than judging each.</summary>
    public void Narrow(Candidates candidates)
    {
        if (_conditions.Length < 2)
            return;
        var rarest = _conditions.OrderBy(condition => condition.Frequency(_segment)).Take(2).ToList();
        if (rarest.Sum(condition => condition.Frequency(_segment)) > candidates.Count)
            return;
        var bits = new ulong[(_segment.Count + 63) >> 6];
        rarest.ForEach(condition => condition.Mark(_segment, bits));
        candidates.Keep(doc => (bits[doc >> 6] >> doc & 1) != 0);
    }

    /// <summary>Takes records as hits where none must be judged; they come in ascending order.</summary>
    public void AcceptAll(ReadOnlySpan<int> docs)
    {
        _hits.Docs.Add(docs);
        if (!_countsRows)
            return;
        var rows = _hits.Rows.Reserve((int)Math.Min((long)docs.Length * _rows.Most, _rows.Count) + 1);
        var starts = _rows.Starts;
        var count = 0;
        foreach (var doc in docs)
        {
            var (row, end) = (starts[doc], starts[doc + 1]);
            if (_openRows.Bits is null && row < _rows.Count)
            {
                // The first row is written whether there is one or not, and kept by counting: a branch would be guessed wrong too often.
                rows[count] = row;
                count += Math.Min(end - row, 1);
                row++;
            }

            for (; row < end; row++)
            {
                if (_openRows.Holds(row))
                    rows[count++] = row;
            }
        }

        _hits.Rows.Take(count);
    }

    /// <summary>Keeps the candidates that meet all that was chosen, and notes them, and those that miss one facet alone, for the counts.</summary>
    public void KeepHits(Candidates candidates)
    {
        if (_onRows != 0 || _query.ByRow)
        {
            candidates.Keep(Judge);
            return;
        }

        candidates.Keep(JudgeAlone);
        AcceptAll(candidates.Docs);
    }

    /// <summary>Does the record meet all that was chosen? Notes it for the counts on the way; records come in ascending order.</summary>
    public bool Judge(int doc)
    {
        Newest = int.MinValue;
        SoonestEnd = int.MaxValue;
        var missing = _all & ~OwnBits(doc);
        var beyondRows = missing & ~_onRows;
        if ((beyondRows & (beyondRows - 1)) != 0)
            return false;
        var hit = missing == 0 && !_query.ByRow;
        var missedAlone = BitOperations.IsPow2(missing) ? missing : 0;
        for (var row = _needsRows && (hit || _onRows != 0 || _query.ByRow) ? _rows.First(doc) : int.MaxValue; row < _rows.End(doc); row++)
        {
            if (_openRows.Holds(row))
                JudgeRow(row, missing, ref hit, ref missedAlone);
        }

        if (hit && (_whole is null || _conditions.Length > 0))
            _hits.Docs.Add(doc);
        if ((hit ? _onRows : missedAlone) != 0)
        {
            foreach (var condition in _conditions)
            {
                if (hit ? condition.IsOnRows : (missedAlone & condition.Bit) != 0)
                    condition.Reached?.Docs.Add(doc);
            }
        }

        return hit;
    }

    /// <summary>Has the record a visible row in one of the live states?</summary>
    public bool HasLiveRow(int doc)
    {
        for (var row = _rows.First(doc); row < _rows.End(doc); row++)
        {
            if (_live.Rows![row] >= 0 && _openRows.Holds(row))
                return true;
        }

        return false;
    }

    /// <summary>Counts what was judged, each facet with its own condition set aside, and adds to the counts of other segments.</summary>
    public void AddCounts(Dictionary<string, Dictionary<string, int>> totals)
    {
        foreach (var counter in _counters)
        {
            var own = counter.Name == Live ? State : counter.Name;
            var condition = Array.Find(_conditions, condition => condition.Name == own);
            if (_query.ByRow)
                counter.CountEveryRow(condition?.Reached ?? _hits);
            else if (_whole is not null && (condition is not null || _conditions.Length == 0))
                counter.CountWhole(_whole.Docs, _whole.Kinds);
            else
                counter.Count(condition is { IsOnRows: true } ? condition.Reached! : _hits, condition is { IsOnRows: false } ? condition.Reached : null);
            counter.AddTo(totals[counter.Name]);
        }
    }

    public void Dispose()
    {
        _hits.Dispose();
        foreach (var condition in _conditions)
            condition.Reached?.Dispose();
    }

    private void JudgeRow(int row, ulong missing, ref bool hit, ref ulong missedAlone)
    {
        var rowMissing = missing;
        foreach (var condition in _conditions)
            rowMissing &= ~condition.OfRow(row);
        if (rowMissing == 0)
        {
            hit = true;
            if (_countsRows && (_whole is null || _conditions.Length > 0))
                _hits.Rows.Add(row);
            Newest = Math.Max(Newest, _rows.GrantedOn[row]);
            if (_rows.ValidTo[row] >= _query.Day)
                SoonestEnd = Math.Min(SoonestEnd, _rows.ValidTo[row]);
        }
        else if (BitOperations.IsPow2(rowMissing))
        {
            missedAlone |= rowMissing;
        }

        if (_onRows == 0)
            return;
        foreach (var condition in _conditions)
        {
            if (condition.IsOnRows && (rowMissing & ~condition.Bit) == 0)
                condition.Reached?.Rows.Add(row);
        }
    }

    /// <summary>Judges by the record's own values where nothing else was asked; a hit is not yet noted.</summary>
    private bool JudgeAlone(int doc)
    {
        var missing = _all & ~OwnBits(doc);
        if (BitOperations.IsPow2(missing))
            _conditions[BitOperations.TrailingZeroCount(missing)].Reached?.Docs.Add(doc);
        return missing == 0;
    }

    private ulong OwnBits(int doc)
    {
        var bits = 0UL;
        foreach (var condition in _conditions)
            bits |= condition.OfDoc(doc);
        return bits;
    }

    private FacetColumn Column(string name) => name switch
    {
        State => _states,
        Live => _live,
        Kind => _segment.KindColumn,
        _ => _segment.Facet(name) ?? new FacetColumn(name, [], null, null),
    };

    /// <summary>Counts that are those over all records of some kinds: of the one chosen facet, or of all where none is chosen.</summary>
    private sealed record WholeCount(OpenItems Docs, ulong Kinds);
}
