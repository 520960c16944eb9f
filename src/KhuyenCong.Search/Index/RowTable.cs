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
    private DayColumn? _lastDay;
    private DayColumn? _lastLive;

    public RowTable(RowTableBuilder rows)
    {
        _starts = [.. rows.Starts];
        for (var doc = 1; doc < _starts.Length; doc++)
            Most = Math.Max(Most, _starts[doc] - _starts[doc - 1]);
        Docs = [.. rows.Docs];
        GrantedOn = [.. rows.GrantedOn];
        ValidTo = [.. rows.ValidTo];
        Visibility = new VisibilityColumn(rows.Count);
        for (var row = 0; row < rows.Count; row++)
            Visibility.Set(row, rows.Visibility[row].From, rows.Visibility[row].To);
        _spanStarts = [.. rows.SpanStarts];
        _spanDays = [.. rows.SpanDays];
        _spanStates = [.. rows.SpanStates];
        States = [.. rows.States];
    }

    public int Count => GrantedOn.Length;

    /// <summary>No record has more rows.</summary>
    public int Most { get; }

    public int[] GrantedOn { get; }

    public int[] ValidTo { get; }

    public VisibilityColumn Visibility { get; }

    /// <summary>Words of the states by ordinal.</summary>
    public string[] States { get; }

    /// <summary>Where the rows of each record begin; one more than there are records.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    public int First(int doc) => _starts[doc];

    public int End(int doc) => _starts[doc + 1];

    /// <summary>Record of each row.</summary>
    public int[] Docs { get; }

    /// <summary>State of each row on a day, none before its first span. The last day asked is kept: nearly all ask today.</summary>
    public FacetColumn StatesOn(string name, int day)
    {
        var last = Volatile.Read(ref _lastDay);
        if (last is not null && last.Day == day)
            return last.Column;

        var states = new int[Count];
        for (var row = 0; row < states.Length; row++)
        {
            var span = _spanStarts[row + 1] - 1;
            while (span >= _spanStarts[row] && _spanDays[span] > day)
                span--;
            states[row] = span >= _spanStarts[row] ? _spanStates[span] : -1;
        }

        last = new DayColumn(day, new FacetColumn(name, States, null, new Ordinals(states)));
        Volatile.Write(ref _lastDay, last);
        return last.Column;
    }

    /// <summary>A facet with one value, which a row has while it is in one of the live states; kept like <see cref="StatesOn"/>.</summary>
    /// <param name="name">Name of the facet, and of its value.</param>
    /// <param name="day">Day number.</param>
    /// <param name="states">The column of that day.</param>
    /// <param name="live">The live states; always the same for one index.</param>
    public FacetColumn LiveOn(string name, int day, FacetColumn states, IReadOnlyCollection<string> live)
    {
        var last = Volatile.Read(ref _lastLive);
        if (last is not null && last.Day == day)
            return last.Column;

        var isLive = Array.ConvertAll(States, live.Contains);
        var rows = new int[Count];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = states.Rows![row] is >= 0 and var state && isLive[state] ? 0 : -1;
        last = new DayColumn(day, new FacetColumn(name, [name], null, new Ordinals(rows)));
        Volatile.Write(ref _lastLive, last);
        return last.Column;
    }

    public IReadOnlyList<StateSpan> Spans(int row)
    {
        var spans = new StateSpan[_spanStarts[row + 1] - _spanStarts[row]];
        for (var i = 0; i < spans.Length; i++)
            spans[i] = new StateSpan(_spanDays[_spanStarts[row] + i], States[_spanStates[_spanStarts[row] + i]]);
        return spans;
    }

    private sealed record DayColumn(int Day, FacetColumn Column);
}
