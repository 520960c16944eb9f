using System.Collections.Concurrent;

namespace KhuyenCong.Search.Index;

/// <summary>The values of one facet in a segment, as ordinals: of records, of rows, or of both.</summary>
internal sealed class FacetColumn(string name, string[] values, ValueColumn? docs, Ordinals? rows)
{
    private const int MostWholes = 32;

    private readonly ConcurrentDictionary<(long Docs, long Rows, ulong Kinds), int[]> _wholes = new();
    private Holders? _holders;

    public string Name => name;

    public string[] Values => values;

    public ValueColumn? Docs => docs;

    public Ordinals? Rows => rows;

    /// <summary>Records that have a value themselves or on a row, visible or not, ascending. Made when first asked.</summary>
    public ReadOnlySpan<int> DocsWith(int value, RowTable table, int docCount) => HoldersOf(table, docCount).DocsWith(value);

    /// <summary>Sets the bit of each record of <see cref="DocsWith"/>.</summary>
    public void Mark(int value, RowTable table, int docCount, Span<ulong> into)
    {
        var holders = HoldersOf(table, docCount);
        if (holders.Long[value] is not { } bits)
        {
            foreach (var doc in holders.DocsWith(value))
                into[doc >> 6] |= 1UL << (doc & 63);
            return;
        }

        for (var word = 0; word < bits.Length; word++)
            into[word] |= bits[word];
    }

    /// <summary>Steps that <see cref="Mark"/> takes.</summary>
    public int StepsToMark(int value, RowTable table, int docCount)
    {
        var holders = HoldersOf(table, docCount);
        return holders.Long[value]?.Length ?? holders.DocsWith(value).Length;
    }

    private Holders HoldersOf(RowTable table, int docCount)
    {
        var holders = Volatile.Read(ref _holders);
        if (holders is null)
            Volatile.Write(ref _holders, holders = Holders.Of(this, table, docCount));
        return holders;
    }

    /// <summary>Counts over all records of some kinds that are public in an interval; counted when first asked.</summary>
    public int[] Whole((long Docs, long Rows, ulong Kinds) of, Func<FacetColumn, int[]> count)
    {
        if (_wholes.TryGetValue(of, out var counts))
            return counts;
        if (_wholes.Count >= MostWholes)
            _wholes.Clear();
        return _wholes[of] = count(this);
    }

    /// <summary>Distinct values of a record and its rows are visited once each.</summary>
    private void Visit(RowTable table, int docCount, Action<int, int> visit)
    {
        var last = new int[values.Length];
        last.AsSpan().Fill(-1);
        for (var doc = 0; doc < docCount; doc++)
        {
            foreach (var value in docs is null ? [] : docs[doc])
                Once(doc, value);
            for (var row = table.First(doc); rows is not null && row < table.End(doc); row++)
            {
                if (rows[row] >= 0)
                    Once(doc, rows[row]);
            }
        }

        void Once(int doc, int value)
        {
            if (last[value] == doc)
                return;
            last[value] = doc;
            visit(doc, value);
        }
    }

    /// <summary>Records by value: those of each value stand behind those of the one before.</summary>
    /// <param name="Starts">Where those of each value begin.</param>
    /// <param name="Docs">Records.</param>
    /// <param name="Long">Long lists as bits too, by value.</param>
    private sealed record Holders(int[] Starts, int[] Docs, ulong[]?[] Long)
    {
        /// <summary>A value that one record of so many has is kept as bits.</summary>
        private const int LongShare = 32;

        public ReadOnlySpan<int> DocsWith(int value) => Docs.AsSpan(Starts[value]..Starts[value + 1]);

        public static Holders Of(FacetColumn column, RowTable table, int docCount)
        {
            var starts = new int[column.Values.Length + 1];
            column.Visit(table, docCount, (_, value) => starts[value + 1]++);
            for (var value = 0; value < column.Values.Length; value++)
                starts[value + 1] += starts[value];
            var next = starts.AsSpan(..^1).ToArray();
            var docs = new int[starts[^1]];
            column.Visit(table, docCount, (doc, value) => docs[next[value]++] = doc);
            var lists = new ulong[column.Values.Length][];
            for (var value = 0; value < lists.Length; value++)
            {
                var own = docs.AsSpan(starts[value]..starts[value + 1]);
                if (own.Length < Math.Max(LongShare, docCount / LongShare))
                    continue;
                lists[value] = new ulong[(docCount + 63) >> 6];
                foreach (var doc in own)
                    lists[value][doc >> 6] |= 1UL << (doc & 63);
            }

            return new Holders(starts, docs, lists);
        }
    }
}

/// <summary>Ordinals by record: one each where no record has more than one value, else lists one behind the other.</summary>
internal sealed class ValueColumn
{
    private static readonly int[] Numbers = [.. Enumerable.Range(0, sbyte.MaxValue + 1)];

    private readonly int[] _starts = [];
    private readonly int[] _ordinals = [];

    /// <param name="single">The one value of each record, -1 for none.</param>
    public ValueColumn(Ordinals single) => Single = single;

    /// <param name="starts">Where each record's values begin.</param>
    /// <param name="ordinals">The values.</param>
    public ValueColumn(int[] starts, int[] ordinals)
    {
        _starts = starts;
        _ordinals = ordinals;
    }

    /// <summary>Null where a record may have several.</summary>
    public Ordinals? Single { get; }

    public ReadOnlySpan<int> this[int doc]
    {
        get
        {
            if (Single is null)
                return _ordinals.AsSpan(_starts[doc], _starts[doc + 1] - _starts[doc]);
            var only = Single[doc];
            return only < 0 ? [] : only < Numbers.Length ? Numbers.AsSpan(only, 1) : new int[] { only };
        }
    }
}
