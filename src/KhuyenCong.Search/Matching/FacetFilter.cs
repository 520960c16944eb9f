using System.Numerics;
using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>
/// Judges records by the chosen facets, and counts. A record's own values hold on each of its rows; all chosen facets must hold on one
/// and the same visible row, or by the record's own values alone. A value of a facet is counted where everything else that was chosen holds
/// together with it.
/// </summary>
internal sealed class FacetFilter
{
    /// <summary>Facet of rows: the word of the row's state on the day asked.</summary>
    public const string State = "state";

    /// <summary>Facet of records: their kind.</summary>
    public const string Kind = "kind";

    private const int MaxConditions = 64;

    private readonly SearchQuery _query;
    private readonly RowTable _rows;
    private readonly int[] _states;
    private readonly bool[] _liveStates;
    private readonly List<Condition> _conditions = [];
    private readonly List<Counter> _counters = [];
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
            var chosen = Array.ConvertAll(column.Values, values.Contains);
            _conditions.Add(new Condition(column, 1UL << _conditions.Count, chosen));
            _all |= _conditions[^1].Bit;
        }

        foreach (var name in query.Count.Distinct(StringComparer.Ordinal))
        {
            var own = _conditions.Find(condition => condition.Column.Name == name)?.Bit ?? 0;
            _counters.Add(new Counter(Column(segment, name), own));
        }
    }

    /// <summary>Latest grant among the matching rows of the last record judged, else <see cref="int.MinValue"/>.</summary>
    public int Newest { get; private set; }

    /// <summary>Soonest last day, not before the day asked, among the matching rows of the last record judged, else <see cref="int.MaxValue"/>.</summary>
    public int SoonestEnd { get; private set; }

    /// <summary>Does the record meet all that was chosen? Counts its values on the way.</summary>
    public bool Judge(int doc)
    {
        Newest = int.MinValue;
        SoonestEnd = int.MaxValue;
        var missing = _all & ~OwnBits(doc);
        var hit = missing == 0;
        var missedAlone = BitOperations.IsPow2(missing) ? missing : 0;
        for (var row = _rows.First(doc); row < _rows.End(doc); row++)
        {
            if (!_rows.Visibility.Holds(row, _query.Now))
                continue;
            var rowMissing = missing & ~RowBits(row, missing);
            if (rowMissing == 0)
            {
                hit = true;
                Newest = Math.Max(Newest, _rows.GrantedOn[row]);
                if (_rows.ValidTo[row] >= _query.Day)
                    SoonestEnd = Math.Min(SoonestEnd, _rows.ValidTo[row]);
            }
            else if (BitOperations.IsPow2(rowMissing))
            {
                missedAlone |= rowMissing;
            }

            foreach (var counter in _counters)
                counter.CountRow(doc, row, rowMissing);
        }

        if (hit || missedAlone != 0)
        {
            foreach (var counter in _counters)
                counter.CountDoc(doc, hit, missedAlone);
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

    /// <summary>Adds the counts to those of other segments.</summary>
    public void AddCounts(Dictionary<string, Dictionary<string, int>> totals)
    {
        foreach (var counter in _counters)
            counter.AddTo(totals[counter.Name]);
    }

    private FacetColumn Column(Segment segment, string name) => name switch
    {
        State => new FacetColumn(State, _rows.States, null, _states),
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

    private sealed record Condition(FacetColumn Column, ulong Bit, bool[] Chosen);

    /// <summary>Counts one facet; <paramref name="own"/> is the bit of its own condition, which does not bind it.</summary>
    private sealed class Counter(FacetColumn column, ulong own)
    {
        private readonly int[] _counts = new int[column.Values.Length];
        private readonly int[] _lastDoc = NoDocs(column);

        public string Name => column.Name;

        public void CountRow(int doc, int row, ulong missing)
        {
            if (column.Rows is { } rows && rows[row] >= 0 && (missing & ~own) == 0)
                Count(doc, rows[row]);
        }

        public void CountDoc(int doc, bool hit, ulong missedAlone)
        {
            if (column.Docs is not { } docs || !(hit || (missedAlone & own) != 0))
                return;
            foreach (var value in docs[doc])
                Count(doc, value);
        }

        public void AddTo(Dictionary<string, int> totals)
        {
            for (var value = 0; value < _counts.Length; value++)
            {
                if (_counts[value] > 0)
                    totals[column.Values[value]] = totals.GetValueOrDefault(column.Values[value]) + _counts[value];
            }
        }

        private void Count(int doc, int value)
        {
            if (_lastDoc[value] == doc)
                return;
            _lastDoc[value] = doc;
            _counts[value]++;
        }

        private static int[] NoDocs(FacetColumn column)
        {
            var docs = new int[column.Values.Length];
            docs.AsSpan().Fill(-1);
            return docs;
        }
    }
}
