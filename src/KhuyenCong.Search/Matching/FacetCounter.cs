using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>Records that come into a count, ascending, and those of their rows that do.</summary>
internal sealed class Reached : IDisposable
{
    public IntBuffer Docs { get; } = new();

    public IntBuffer Rows { get; } = new();

    public void Dispose()
    {
        Docs.Dispose();
        Rows.Dispose();
    }
}

/// <summary>Counts one facet, column by column after the records are judged. A value counts once a record, or once a row.</summary>
/// <param name="column">The facet.</param>
/// <param name="view">Where to count.</param>
/// <param name="openRows">Rows that are public at the moment asked.</param>
internal sealed class FacetCounter(FacetColumn column, SegmentView view, OpenItems openRows)
{
    private readonly RowTable _table = view.Segment.Rows;

    /// <summary>By value, from 1 on; at 0 gathers what has no value.</summary>
    private int[] _counts = [];

    public string Name => column.Name;

    public bool CountsRows => column.Rows is not null;

    /// <param name="reached">What to count.</param>
    /// <param name="missed">Other records to count too; only for a facet of records alone.</param>
    public void Count(Reached reached, Reached? missed)
    {
        _counts = new int[column.Values.Length + 1];
        Count(reached);
        if (missed is not null)
            Count(missed);
    }

    /// <summary>Every row for itself, with the values of its record.</summary>
    public void CountEveryRow(Reached reached)
    {
        _counts = new int[column.Values.Length + 1];
        foreach (var row in reached.Rows.Items)
        {
            var own = column.Docs is { } docs ? docs[_table.Docs[row]] : [];
            foreach (var value in own)
                _counts[value + 1]++;
            if (column.Rows is { } values && values[row] >= 0 && !own.Contains(values[row]))
                _counts[values[row] + 1]++;
        }
    }

    /// <summary>Counts all living public records of some kinds; what does not change between two questions is kept with the segment.</summary>
    public void CountWhole(OpenItems openDocs, ulong kinds)
    {
        _counts = column.Whole((openDocs.From, openRows.From, kinds), _ => WholeCounts(openDocs, kinds));
        if (!view.HasDead)
            return;
        _counts = [.. _counts];
        var last = NoDocs();
        foreach (var doc in view.Dead())
        {
            if (IsAsked(doc, openDocs, kinds))
                Add(doc, -1, _counts, last);
        }
    }

    public void AddTo(Dictionary<string, int> totals)
    {
        for (var value = 0; value < column.Values.Length; value++)
        {
            if (_counts[value + 1] > 0)
                totals[column.Values[value]] = totals.GetValueOrDefault(column.Values[value]) + _counts[value + 1];
        }
    }

    private void Count(Reached reached)
    {
        if (column.Rows is { } single && _table.Most <= 1 && column.Docs is null)
            single.AddCounts(reached.Rows.Items, _counts);
        else if (column.Rows is { } rows)
            CountRows(reached, rows);
        else if (column.Docs is { Single: { } ofDocs })
            ofDocs.AddCounts(reached.Docs.Items, _counts);
        else if (column.Docs is { } docs)
            CountDocs(reached.Docs.Items, docs);
    }

    private void CountDocs(ReadOnlySpan<int> docs, ValueColumn values)
    {
        foreach (var doc in docs)
        {
            foreach (var value in values[doc])
                _counts[value + 1]++;
        }
    }

    /// <summary>Rows of a record, and the record itself, may have one value several times: it counts for the first of them.</summary>
    private void CountRows(Reached reached, Ordinals values)
    {
        var counts = _counts;
        var last = NoDocs();
        var rowDocs = _table.Docs;
        if (column.Docs is { } own)
            CountOwn(reached.Docs.Items, own, last);
        foreach (var row in reached.Rows.Items)
        {
            var value = values[row] + 1;
            var doc = rowDocs[row];
            if (last[value] == doc)
                continue;
            if (column.Docs is { } docs && docs[doc].Contains(value - 1))
                continue;
            last[value] = doc;
            counts[value]++;
        }
    }

    private void CountOwn(ReadOnlySpan<int> docs, ValueColumn own, int[] last)
    {
        foreach (var doc in docs)
        {
            foreach (var value in own[doc])
            {
                last[value + 1] = doc;
                _counts[value + 1]++;
            }
        }
    }

    private int[] WholeCounts(OpenItems openDocs, ulong kinds)
    {
        var counts = new int[column.Values.Length + 1];
        var last = NoDocs();
        for (var doc = 0; doc < view.Segment.Count; doc++)
        {
            if (IsAsked(doc, openDocs, kinds))
                Add(doc, 1, counts, last);
        }

        return counts;
    }

    private bool IsAsked(int doc, OpenItems openDocs, ulong kinds) => (kinds >> view.Segment.Kind[doc] & 1) != 0 && openDocs.Holds(doc);

    /// <summary>Counts each distinct value of a record and its public rows.</summary>
    private void Add(int doc, int step, int[] counts, int[] last)
    {
        foreach (var value in column.Docs is { } own ? own[doc] : [])
        {
            last[value + 1] = doc;
            counts[value + 1] += step;
        }

        for (var row = _table.First(doc); column.Rows is { } rows && row < _table.End(doc); row++)
        {
            if (!openRows.Holds(row) || last[rows[row] + 1] == doc)
                continue;
            last[rows[row] + 1] = doc;
            counts[rows[row] + 1] += step;
        }
    }

    private int[] NoDocs()
    {
        var last = new int[column.Values.Length + 1];
        last.AsSpan().Fill(-1);
        return last;
    }
}
