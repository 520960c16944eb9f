namespace KhuyenCong.Search.Index;

/// <summary>The terms of a segment: by their form <c>t</c>, whose place is the term's number, and by their form <c>f</c>.</summary>
internal sealed class TermDictionary
{
    private readonly string[] _terms;
    private readonly string[] _folds;
    private readonly int[] _byFold;

    /// <param name="terms">Form <c>t</c>, distinct, in ordinal order.</param>
    public TermDictionary(string[] terms)
    {
        _terms = terms;
        _folds = Array.ConvertAll(terms, Forms.Folded);
        _byFold = new int[terms.Length];
        for (var i = 0; i < terms.Length; i++)
            _byFold[i] = i;
        Array.Sort(_folds, _byFold, StringComparer.Ordinal);
    }

    public int Count => _terms.Length;

    public string this[int term] => _terms[term];

    /// <summary>Number of the term, or -1.</summary>
    public int Find(string term) => Math.Max(-1, Array.BinarySearch(_terms, term, StringComparer.Ordinal));

    /// <summary>Each form <c>f</c> once.</summary>
    public IEnumerable<string> Folds() => _folds.Where((fold, i) => i == 0 || fold != _folds[i - 1]);

    public ReadOnlySpan<int> WithFold(string fold)
    {
        var first = LowerBound(fold);
        var end = first;
        while (end < _folds.Length && _folds[end] == fold)
            end++;
        return _byFold.AsSpan(first, end - first);
    }

    public ReadOnlySpan<int> WithFoldPrefix(string prefix)
    {
        var first = LowerBound(prefix);
        var end = first;
        while (end < _folds.Length && _folds[end].StartsWith(prefix, StringComparison.Ordinal))
            end++;
        return _byFold.AsSpan(first, end - first);
    }

    private int LowerBound(string fold)
    {
        var low = 0;
        var high = _folds.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(_folds[middle], fold) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
