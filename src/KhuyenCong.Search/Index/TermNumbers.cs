namespace KhuyenCong.Search.Index;

/// <summary>Numbers terms as they are met. When all are known each gets its final number: its place among the terms of all who counted, in their order.</summary>
internal sealed class TermNumbers
{
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);

    /// <summary>Numbers by the very string: the analyser gives equal terms as one.</summary>
    private readonly Dictionary<string, int> _seen = new(ReferenceEqualityComparer.Instance);

    private readonly List<string> _terms = [];

    /// <summary>Final number of each term by the number it was met with; valid after <see cref="Settle"/>.</summary>
    public int[] Final { get; private set; } = [];

    public int OfSeen(string term)
    {
        if (!_seen.TryGetValue(term, out var number))
            _seen.Add(term, number = Of(term));
        return number;
    }

    public int Of(string term)
    {
        if (!_byText.TryGetValue(term, out var number))
        {
            _byText.Add(term, number = _terms.Count);
            _terms.Add(term);
        }

        return number;
    }

    /// <returns>All terms, in order.</returns>
    public static string[] Settle(IReadOnlyCollection<TermNumbers> all)
    {
        var terms = all.SelectMany(static one => one._terms).ToHashSet(StringComparer.Ordinal).ToArray();
        Array.Sort(terms, StringComparer.Ordinal);
        var places = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        for (var i = 0; i < terms.Length; i++)
            places.Add(terms[i], i);
        foreach (var one in all)
            one.Final = [.. one._terms.Select(term => places[term])];
        return terms;
    }
}
