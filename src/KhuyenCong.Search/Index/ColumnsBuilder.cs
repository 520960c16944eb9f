namespace KhuyenCong.Search.Index;

/// <summary>Gathers everything of records that is not text, one record after the other in the order of their numbers.</summary>
/// <param name="count">Records there will be.</param>
internal sealed class ColumnsBuilder(int count)
{
    private readonly RowTableBuilder _rows = new();
    private readonly SortedDictionary<string, FacetColumnBuilder> _facets = new(StringComparer.Ordinal);
    private readonly List<long> _instants = [];
    private int _doc;

    public VisibilityColumn Visibility { get; } = new(count);

    public float[] Completeness { get; } = new float[count];

    public void Add(IndexDocument document)
    {
        Visibility.Set(_doc, document.VisibleFrom, document.VisibleTo);
        Completeness[_doc] = float.IsNaN(document.Completeness) ? 0 : Math.Clamp(document.Completeness, 0, 1);
        _instants.AddRange(Segment.InstantsOf(document));
        foreach (var (name, values) in document.Facets)
        {
            foreach (var value in values)
                Facet(name).AddDoc(_doc, value);
        }

        foreach (var row in document.Rows)
        {
            foreach (var (name, value) in row.Facets)
                Facet(name).AddRow(_rows.Count, value);
            _rows.Add(_doc, row);
        }

        _rows.EndDoc();
        _doc++;
    }

    public RowTable BuildRows() => new(_rows);

    public FacetColumn[] BuildFacets() => [.. _facets.Values.Select(facet => facet.Build(count, _rows.Count))];

    public long[] BuildInstants() => [.. _instants.Order()];

    private FacetColumnBuilder Facet(string name)
    {
        if (!_facets.TryGetValue(name, out var facet))
            _facets.Add(name, facet = new FacetColumnBuilder(name));
        return facet;
    }
}
