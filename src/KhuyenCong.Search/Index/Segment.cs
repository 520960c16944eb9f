using KhuyenCong.Search.Matching;

namespace KhuyenCong.Search.Index;

/// <summary>
/// An immutable set of records, numbered in the order of their names: the number of a record is its place in the list by name. Holds
/// columns for all that queries filter, count and sort by, and no text but the name.
/// </summary>
internal sealed class Segment
{
    public required int Count { get; init; }

    public required TermDictionary Terms { get; init; }

    public required Postings Postings { get; init; }

    /// <summary>Null in small segments.</summary>
    public required PairSketch? Pairs { get; init; }

    /// <summary>Records by term whose name holds it: what suggestions look through.</summary>
    public required Postings NamePostings { get; init; }

    /// <summary>Words of the names, for finding misspelt ones.</summary>
    public required WordTable Words { get; init; }

    public required string[] Kinds { get; init; }

    /// <summary>Ordinal in <see cref="Kinds"/>.</summary>
    public required int[] Kind { get; init; }

    public required int[] Id { get; init; }

    /// <summary>Records in order of kind and number.</summary>
    public required int[] ByKey { get; init; }

    public required string[] SortKeys { get; init; }

    public required string[] Names { get; init; }

    public required ulong[] Fingerprints { get; init; }

    public required float[] Completeness { get; init; }

    /// <summary>Tokens of each field, four to a record, at most 255 each.</summary>
    public required byte[] Lengths { get; init; }

    /// <summary>Average lengths of the four fields that <see cref="Worth"/> measures by.</summary>
    public required float[] Averages { get; init; }

    /// <summary>What an occurrence counts here.</summary>
    public required OccurrenceWorth Worth { get; init; }

    public required VisibilityColumn Visibility { get; init; }

    public required RowTable Rows { get; init; }

    public required FacetColumn[] Facets { get; init; }

    /// <summary>Instants at which a record or row appears or disappears, ascending, repeated where several do.</summary>
    public required long[] Instants { get; init; }

    /// <summary>The kind of each record as a facet.</summary>
    public FacetColumn KindColumn => field ??= new FacetColumn(FacetFilter.Kind, Kinds, new ValueColumn(new Ordinals(Kind)), null);

    public DocumentKey Key(int doc) => new(Kinds[Kind[doc]], Id[doc]);

    /// <summary>Number of the record, or -1.</summary>
    public int Find(DocumentKey key)
    {
        var kind = Array.IndexOf(Kinds, key.Kind);
        if (kind < 0)
            return -1;
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var doc = ByKey[middle];
            if (Kind[doc] < kind || (Kind[doc] == kind && Id[doc] < key.Id))
                low = middle + 1;
            else
                high = middle;
        }

        return low < Count && Kind[ByKey[low]] == kind && Id[ByKey[low]] == key.Id ? ByKey[low] : -1;
    }

    /// <summary>Of the arrays and strings: a string of n characters takes 22 + 2n, and a reference 8.</summary>
    public long Bytes =>
        Postings.Bytes + NamePostings.Bytes + (Pairs?.Bytes ?? 0) + (long)Count * (4 * sizeof(int) + sizeof(ulong) + 4) + Instants.Length * sizeof(long) + Rows.Count * 5L * sizeof(int) +
        SortKeys.Sum(StringBytes) + Names.Sum(StringBytes) + Enumerable.Range(0, Terms.Count).Sum(term => 2 * StringBytes(Terms[term])) + Facets.Sum(FacetBytes);

    public FacetColumn? Facet(string name) => Array.Find(Facets, facet => facet.Name == name);

    /// <summary>The instants at which a record or one of its rows appears or disappears.</summary>
    public static IEnumerable<long> InstantsOf(IndexDocument document)
    {
        long[] ends = [document.VisibleFrom, document.VisibleTo];
        return ends.Concat(document.Rows.SelectMany(static row => (long[])[row.VisibleFrom, row.VisibleTo]))
            .Where(static instant => instant is not (long.MinValue or long.MaxValue));
    }

    private static long StringBytes(string text) => 30 + 2L * text.Length;

    private long FacetBytes(FacetColumn facet) => facet.Values.Sum(StringBytes) + (facet.Docs is null ? 0 : facet.Docs.Single?.Bytes ?? (4L * Count)) + (facet.Rows?.Bytes ?? 0);

    /// <summary>The record as it was given, without its texts.</summary>
    public IndexDocument Restore(int doc)
    {
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var facet in Facets)
        {
            if (facet.Docs is { } column && column[doc] is { Length: > 0 } ordinals)
                facets.Add(facet.Name, Array.ConvertAll(ordinals.ToArray(), ordinal => facet.Values[ordinal]));
        }

        var rows = new IndexRow[Rows.End(doc) - Rows.First(doc)];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = RestoreRow(Rows.First(doc) + i);
        return new IndexDocument
        {
            Key = Key(doc),
            Texts = [],
            SortKey = SortKeys[doc],
            VisibleFrom = Visibility.From(doc),
            VisibleTo = Visibility.To(doc),
            Facets = facets,
            Rows = rows,
            Completeness = Completeness[doc],
        };
    }

    private IndexRow RestoreRow(int row)
    {
        var facets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var facet in Facets)
        {
            if (facet.Rows is { } column && column[row] >= 0)
                facets.Add(facet.Name, facet.Values[column[row]]);
        }

        return new IndexRow
        {
            Facets = facets,
            States = Rows.Spans(row),
            VisibleFrom = Rows.Visibility.From(row),
            VisibleTo = Rows.Visibility.To(row),
            GrantedOn = Rows.GrantedOn[row],
            ValidTo = Rows.ValidTo[row] == RowTable.NoEnd ? null : Rows.ValidTo[row],
        };
    }
}
