namespace KhuyenCong.Search.Index;

/// <summary>The rows (certificates) of a segment's records, and their states by day.</summary>
internal sealed class RowTable
{
    /// <summary>Stands for an unknown last day: before every day that can be asked.</summary>
    public const int NoEnd = int.MinValue;

    private readonly int[] _starts;
    private readonly int[] _spanStarts;
    private readonly int[] _spanDays;
    private readonly int[] _spanStates;
    private DayStates? _lastDay;
    private DayStates? _lastLive;

    public RowTable(IReadOnlyList<IndexDocument> documents)
    {
        _starts = new int[documents.Count + 1];
        for (var doc = 0; doc < documents.Count; doc++)
            _starts[doc + 1] = _starts[doc] + documents[doc].Rows.Count;

        var count = _starts[^1];
        GrantedOn = new int[count];
        ValidTo = new int[count];
        Visibility = new VisibilityColumn(count);
        _spanStarts = new int[count + 1];
        var days = new List<int>();
        var states = new List<int>();
        var words = new List<string>();
        var row = 0;
        foreach (var source in documents.SelectMany(static document => document.Rows))
        {
            GrantedOn[row] = source.GrantedOn;
            ValidTo[row] = source.ValidTo ?? NoEnd;
            Visibility.Set(row, source.VisibleFrom, source.VisibleTo);
            foreach (var span in source.States)
            {
                var state = words.IndexOf(span.State);
                if (state < 0)
                {
                    state = words.Count;
                    words.Add(span.State);
                }

                days.Add(span.FromDay);
                states.Add(state);
            }

            _spanStarts[++row] = days.Count;
        }

        _spanDays = [.. days];
        _spanStates = [.. states];
        States = [.. words];
    }

    public int Count => GrantedOn.Length;

    public int[] GrantedOn { get; }

    public int[] ValidTo { get; }

    public VisibilityColumn Visibility { get; }

    /// <summary>Words of the states by ordinal.</summary>
    public string[] States { get; }

    public int First(int doc) => _starts[doc];

    public int End(int doc) => _starts[doc + 1];

    /// <summary>Ordinal of each row's state on a day, -1 before its first span. The last day asked is kept: nearly all ask today.</summary>
    public int[] StatesOn(int day)
    {
        var last = Volatile.Read(ref _lastDay);
        if (last is not null && last.Day == day)
            return last.States;

        var states = new int[Count];
        for (var row = 0; row < states.Length; row++)
        {
            var span = _spanStarts[row + 1] - 1;
            while (span >= _spanStarts[row] && _spanDays[span] > day)
                span--;
            states[row] = span >= _spanStarts[row] ? _spanStates[span] : -1;
        }

        Volatile.Write(ref _lastDay, new DayStates(day, states));
        return states;
    }

    /// <summary>0 where a row is in one of the live states on a day, else -1; kept like <see cref="StatesOn"/>.</summary>
    /// <param name="day">Day number.</param>
    /// <param name="live">Which of <see cref="States"/> are live; always the same for one index.</param>
    public int[] LiveOn(int day, bool[] live)
    {
        var last = Volatile.Read(ref _lastLive);
        if (last is not null && last.Day == day)
            return last.States;

        var states = Array.ConvertAll(StatesOn(day), state => state >= 0 && live[state] ? 0 : -1);
        Volatile.Write(ref _lastLive, new DayStates(day, states));
        return states;
    }

    public IReadOnlyList<StateSpan> Spans(int row)
    {
        var spans = new StateSpan[_spanStarts[row + 1] - _spanStarts[row]];
        for (var i = 0; i < spans.Length; i++)
            spans[i] = new StateSpan(_spanDays[_spanStarts[row] + i], States[_spanStates[_spanStarts[row] + i]]);
        return spans;
    }

    private sealed record DayStates(int Day, int[] States);
}

/// <summary>From when to when each item is public; takes no room while every item is always public.</summary>
internal sealed class VisibilityColumn(int count)
{
    private long[]? _from;
    private long[]? _to;

    public void Set(int item, long from, long to)
    {
        if (from != long.MinValue)
            Filled(ref _from, long.MinValue)[item] = from;
        if (to != long.MaxValue)
            Filled(ref _to, long.MaxValue)[item] = to;
    }

    public long From(int item) => _from is null ? long.MinValue : _from[item];

    public long To(int item) => _to is null ? long.MaxValue : _to[item];

    public bool Holds(int item, long now) => From(item) <= now && now < To(item);

    private long[] Filled(ref long[]? column, long value)
    {
        if (column is null)
        {
            column = new long[count];
            column.AsSpan().Fill(value);
        }

        return column;
    }
}
