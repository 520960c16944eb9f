namespace KhuyenCong.Search.Index;

/// <summary>Gathers the rows of records.</summary>
internal sealed class RowTableBuilder
{
    private readonly List<string> _states = [];

    /// <summary>Where the rows of each record begin, and at last their number.</summary>
    public List<int> Starts { get; } = [0];

    public List<int> Docs { get; } = [];

    public List<int> GrantedOn { get; } = [];

    /// <summary>Last days, or <see cref="RowTable.NoEnd"/>.</summary>
    public List<int> ValidTo { get; } = [];

    public List<(long From, long To)> Visibility { get; } = [];

    /// <summary>Where the spans of each row begin, and at last their number.</summary>
    public List<int> SpanStarts { get; } = [0];

    public List<int> SpanDays { get; } = [];

    public List<int> SpanStates { get; } = [];

    /// <summary>Words of the states by ordinal.</summary>
    public IReadOnlyList<string> States => _states;

    public int Count => Docs.Count;

    public void Add(int doc, IndexRow row)
    {
        Docs.Add(doc);
        GrantedOn.Add(row.GrantedOn);
        ValidTo.Add(row.ValidTo ?? RowTable.NoEnd);
        Visibility.Add((row.VisibleFrom, row.VisibleTo));
        foreach (var span in row.States)
        {
            var state = _states.IndexOf(span.State);
            if (state < 0)
            {
                state = _states.Count;
                _states.Add(span.State);
            }

            SpanDays.Add(span.FromDay);
            SpanStates.Add(state);
        }

        SpanStarts.Add(SpanDays.Count);
    }

    public void EndDoc() => Starts.Add(Docs.Count);
}
