using System.Buffers;
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

    /// <summary>One bit each; the highest says that all are met.</summary>
    private const int MaxConditions = 63;

    private const ulong Met = 1UL << MaxConditions;

    private readonly Segment _segment;
    private readonly SearchQuery _query;
    private readonly RowTable _rows;
    private readonly OpenItems _openRows;
    private readonly FacetColumn _states;
    private readonly FacetColumn _live;
    private readonly FacetCondition[] _conditions;
    private readonly FacetCondition[] _rowConditions;
    private readonly FacetCounter[] _counters;
    private readonly Reached _hits = new();
    private readonly bool _countsRows;
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

        _rowConditions = Array.FindAll(_conditions, static condition => condition.IsOnRows);
        _countsRows = query.ByRow || Array.Exists(_counters, static counter => counter.CountsRows);
    }

    /// <summary>Must each record be judged? Else all are hits.</summary>
    private bool Judges => _all != 0 || _query.ByRow;

    /// <summary>Rows of the hits that meet all that was chosen.</summary>
    public int HitRows => _hits.Rows.Items.Length;

    /// <summary>
    /// Where nothing but facets is asked: the records that <see cref="KeepHits"/> must see, or null for all. What misses a condition is only counted for
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
            return null;

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
        if (rarest.Sum(condition => condition.StepsToMark(_segment)) > candidates.Count)
            return;
        var bits = new ulong[(_segment.Count + 63) >> 6];
        rarest.ForEach(condition => condition.Mark(_segment, bits));
        candidates.KeepMarked(bits);
    }

    /// <summary>Notes the hits for the counts, and those that miss one facet alone; strikes out what misses any. Once, with all candidates.</summary>
    public void KeepHits(Candidates candidates)
    {
        if (!Judges)
        {
            // Counts over all records are ready.
            if (_whole is null)
                AcceptAll(candidates.Docs);
            return;
        }

        var docs = candidates.Docs;
        var (rentedBits, rentedFlags) = (ArrayPool<ulong>.Shared.Rent(docs.Length), ArrayPool<bool>.Shared.Rent(docs.Length));
        var missing = rentedBits.AsSpan(0, docs.Length);
        var kept = rentedFlags.AsSpan(0, docs.Length);
        missing.Fill(_all);
        foreach (var condition in _conditions)
            condition.StrikeDocs(docs, missing);
        if (_onRows != 0 || _query.ByRow)
        {
            JudgeByRows(docs, missing);
        }
        else
        {
            foreach (ref var bits in missing)
                bits = ReachOf(bits);
        }

        foreach (var condition in _conditions.Where(static condition => condition.CountsDocs))
            condition.Reached?.Docs.AddWhere(docs, missing, condition.IsOnRows ? condition.Bit | Met : condition.Bit);
        for (var i = 0; i < docs.Length; i++)
            kept[i] = (missing[i] & Met) != 0;
        candidates.Keep(kept);
        if (_onRows != 0 || _query.ByRow)
            _hits.Docs.Add(candidates.Docs);
        else
            AcceptAll(candidates.Docs);
        ArrayPool<ulong>.Shared.Return(rentedBits);
        ArrayPool<bool>.Shared.Return(rentedFlags);
    }

    /// <summary>Latest grant among the rows of a hit that meet all that was chosen, else <see cref="int.MinValue"/>; and their soonest last day not before the day asked, else <see cref="int.MaxValue"/>.</summary>
    public (int Newest, int SoonestEnd) DaysOf(int doc)
    {
        var missing = _all;
        foreach (var condition in _conditions)
            missing &= ~condition.OfDoc(doc);
        var (newest, soonest) = (int.MinValue, int.MaxValue);
        for (var row = _rows.First(doc); row < _rows.End(doc); row++)
        {
            if (!_openRows.Holds(row) || !Array.TrueForAll(_conditions, condition => (missing & condition.Bit & ~condition.OfRow(row)) == 0))
                continue;
            newest = Math.Max(newest, _rows.GrantedOn[row]);
            if (_rows.ValidTo[row] >= _query.Day)
                soonest = Math.Min(soonest, _rows.ValidTo[row]);
        }

        return (newest, soonest);
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

    /// <summary>Takes records as hits where none must be judged; they come in ascending order.</summary>
    private void AcceptAll(ReadOnlySpan<int> docs)
    {
        _hits.Docs.Add(docs);
        if (!_countsRows)
            return;
        var rows = _hits.Rows.Reserve((int)Math.Min((long)docs.Length * _rows.Most, _rows.Count) + 1);
        var starts = _rows.Starts;
        var count = 0;
        foreach (var doc in docs)
        {
            // The first row is written whether there is one or not, and kept by counting: a branch would be guessed wrong too often.
            var (row, end) = (starts[doc], starts[doc + 1]);
            rows[count] = row;
            count += Math.Min(end - row, 1) & _openRows.Bit(row);
            for (row++; row < end; row++)
            {
                if (_openRows.Holds(row))
                    rows[count++] = row;
            }
        }

        _hits.Rows.Take(count);
    }

    /// <summary>Turns what each record misses by its own values into what it reaches (see <see cref="ReachOf"/>) by those or on any of its public rows; notes the rows for the counts.</summary>
    private void JudgeByRows(ReadOnlySpan<int> docs, Span<ulong> missing)
    {
        var most = (int)Math.Min((long)docs.Length * _rows.Most, _rows.Count) + 1;
        var (rentedRows, rentedBits, rentedEnds) = (ArrayPool<int>.Shared.Rent(most), ArrayPool<ulong>.Shared.Rent(most), ArrayPool<int>.Shared.Rent(docs.Length));
        var starts = _rows.Starts;
        var count = 0;
        for (var i = 0; i < docs.Length; i++)
        {
            // As in AcceptAll.
            var (row, end) = (starts[docs[i]], starts[docs[i] + 1]);
            rentedRows[count] = row;
            rentedBits[count] = missing[i];
            count += Math.Min(end - row, 1) & _openRows.Bit(row);
            for (row++; row < end; row++)
            {
                rentedRows[count] = row;
                rentedBits[count] = missing[i];
                count += _openRows.Bit(row);
            }

            rentedEnds[i] = count;
        }

        var rows = rentedRows.AsSpan(0, count);
        var missed = rentedBits.AsSpan(0, count);
        foreach (var condition in _rowConditions)
            condition.StrikeRows(rows, missed);
        foreach (ref var bits in missed)
            bits = ReachOf(bits);
        if (_countsRows)
            _hits.Rows.AddWhere(rows, missed, Met);
        foreach (var condition in _rowConditions)
            condition.Reached?.Rows.AddWhere(rows, missed, condition.Bit | Met);
        rentedBits[count] = 0;
        var own = _query.ByRow ? ~Met : ulong.MaxValue;
        var at = 0;
        for (var i = 0; i < docs.Length; i++)
        {
            var reach = (ReachOf(missing[i]) & own) | (rentedBits[at] & (ulong)-(long)Math.Min(rentedEnds[i] - at, 1));
            for (at++; at < rentedEnds[i]; at++)
                reach |= rentedBits[at];
            at = rentedEnds[i];
            missing[i] = reach;
        }

        ArrayPool<int>.Shared.Return(rentedRows);
        ArrayPool<ulong>.Shared.Return(rentedBits);
        ArrayPool<int>.Shared.Return(rentedEnds);
    }

    /// <summary><see cref="Met"/> where nothing is missed, the bit of the one condition that is missed alone, or nothing.</summary>
    private static ulong ReachOf(ulong missing) => missing == 0 ? Met : (missing & (missing - 1)) == 0 ? missing : 0;

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
