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

    private readonly SearchQuery _query;
    private readonly RowTable _rows;
    private readonly int[] _states;
    private readonly bool[] _liveStates;
    private readonly List<Condition> _conditions = [];
    private readonly List<FacetCounter> _counters = [];
    private readonly Reached _hits = new();
    private readonly bool _needsRows;
    private readonly ulong _all;

    public FacetFilter(Segment segment, SearchQuery query, IReadOnlyCollection<string> liveStates)
    {
        _query = query;
        _rows = segment.Rows;
        _states = _rows.StatesOn(query.Day);
        _liveStates = Array.ConvertAll(_rows.States, liveStates.Contains);
        foreach (var (name, values) in query.Selected.Where(static facet => facet.Value.Count > 0).OrderBy(static facet => facet.Key, StringComparer.Ordinal).Take(MaxConditions))
        {
            var column = Column(segment, name);
            var reached = query.Count.Contains(name) || (name == State && query.Count.Contains(Live)) ? new Reached() : null;
            _conditions.Add(new Condition(column, 1UL << _conditions.Count, Array.ConvertAll(column.Values, values.Contains), reached));
            _all |= _conditions[^1].Bit;
        }

        foreach (var name in query.Count.Distinct(StringComparer.Ordinal))
            _counters.Add(new FacetCounter(Column(segment, name), _rows));
        _needsRows = query.ByRow || query.Sort is SearchSort.Newest or SearchSort.EndOfValidity ||
            _counters.Exists(static counter => counter.CountsRows) || _conditions.Exists(static condition => condition.Column.Rows is not null);
    }

    /// <summary>Rows of the hits that meet all that was chosen.</summary>
    public int HitRows => _hits.Rows.Items.Length;

    /// <summary>Latest grant among the matching rows of the last record judged, else <see cref="int.MinValue"/>.</summary>
    public int Newest { get; private set; }

    /// <summary>Soonest last day, not before the day asked, among the matching rows of the last record judged, else <see cref="int.MaxValue"/>.</summary>
    public int SoonestEnd { get; private set; }

    /// <summary>Does the record meet all that was chosen? Notes it for the counts on the way; records come in ascending order.</summary>
    public bool Judge(int doc)
    {
        Newest = int.MinValue;
        SoonestEnd = int.MaxValue;
        var missing = _all & ~OwnBits(doc);
        var hit = missing == 0 && !_query.ByRow;
        var missedAlone = BitOperations.IsPow2(missing) ? missing : 0;
        for (var row = _needsRows ? _rows.First(doc) : int.MaxValue; row < _rows.End(doc); row++)
        {
            if (!_rows.Visibility.Holds(row, _query.Now))
                continue;
            var rowMissing = missing & ~RowBits(row, missing);
            if (rowMissing == 0)
            {
                hit = true;
                TakeHit(row);
            }
            else if (BitOperations.IsPow2(rowMissing))
            {
                missedAlone |= rowMissing;
            }

            foreach (var condition in _conditions)
            {
                if ((rowMissing & ~condition.Bit) == 0)
                    condition.Reached?.Rows.Add(row);
            }
        }

        if (hit)
            _hits.Docs.Add(doc);
        foreach (var condition in _conditions)
        {
            if (hit || (missedAlone & condition.Bit) != 0)
                condition.Reached?.Docs.Add(doc);
        }

        return hit;
    }

    /// <summary>Has the record a visible row in one of the live states?</summary>
    public bool HasLiveRow(int doc)
    {
        for (var row = _rows.First(doc); row < _rows.End(doc); row++)
        {
            if (_states[row] >= 0 && _liveStates[_states[row]] && _rows.Visibility.Holds(row, _query.Now))
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
            var reached = _conditions.Find(condition => condition.Column.Name == own)?.Reached ?? _hits;
            if (_query.ByRow)
                counter.CountEveryRow(reached);
            else
                counter.Count(reached);
            counter.AddTo(totals[counter.Name]);
        }
    }

    public void Dispose()
    {
        _hits.Dispose();
        _conditions.ForEach(static condition => condition.Reached?.Dispose());
    }

    private void TakeHit(int row)
    {
        _hits.Rows.Add(row);
        Newest = Math.Max(Newest, _rows.GrantedOn[row]);
        if (_rows.ValidTo[row] >= _query.Day)
            SoonestEnd = Math.Min(SoonestEnd, _rows.ValidTo[row]);
    }

    private FacetColumn Column(Segment segment, string name) => name switch
    {
        State => new FacetColumn(State, _rows.States, null, _states),
        Live => new FacetColumn(Live, [Live], null, _rows.LiveOn(_query.Day, _liveStates)),
        Kind => new FacetColumn(Kind, segment.Kinds, new ValueColumn(null, segment.Kind), null),
        _ => segment.Facet(name) ?? new FacetColumn(name, [], null, null),
    };

    private ulong OwnBits(int doc)
    {
        var bits = 0UL;
        foreach (var condition in _conditions)
        {
            if (condition.Column.Docs is not { } column)
                continue;
            foreach (var value in column[doc])
            {
                if (condition.Chosen[value])
                    bits |= condition.Bit;
            }
        }

        return bits;
    }

    private ulong RowBits(int row, ulong missing)
    {
        var bits = 0UL;
        foreach (var condition in _conditions)
        {
            if ((condition.Bit & missing) != 0 && condition.Column.Rows is { } column && column[row] >= 0 && condition.Chosen[column[row]])
                bits |= condition.Bit;
        }

        return bits;
    }

    /// <summary>A chosen facet; <c>Reached</c> is what meets all other conditions, kept where the facet is counted.</summary>
    private sealed record Condition(FacetColumn Column, ulong Bit, bool[] Chosen, Reached? Reached);
}
