using System.Numerics;

namespace KhuyenCong.Search.Index;

/// <summary>The words of a segment's names in form <c>f</c>, to find those written almost like another. Only words of letters.</summary>
internal sealed class WordTable
{
    private const int MaxLetters = 24;

    private readonly string[] _folds;
    private readonly uint[] _letters;

    public WordTable(TermDictionary terms, Postings names)
    {
        var folds = new List<string>();
        foreach (var fold in terms.Folds())
        {
            if (fold.Length is >= 2 and <= MaxLetters && !fold.AsSpan().ContainsAnyExceptInRange('a', 'z') && IsInName(terms.WithFold(fold), names))
                folds.Add(fold);
        }

        _folds = [.. folds];
        _letters = Array.ConvertAll(_folds, static fold => LettersOf(fold));
    }

    /// <summary>Adds the words at most so many edits away; the word itself is one of them.</summary>
    public void AddNear(string fold, int edits, HashSet<string> near)
    {
        if (fold.Length > MaxLetters || fold.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            return;
        var asked = LettersOf(fold);
        for (var i = 0; i < _folds.Length; i++)
        {
            // An edit changes two of the letters that occur, at most: nearly all words are struck out by this.
            if (BitOperations.PopCount(asked ^ _letters[i]) <= 2 * edits && EditDistance.Within(fold, _folds[i], edits) <= edits)
                near.Add(_folds[i]);
        }
    }

    private static bool IsInName(ReadOnlySpan<int> terms, Postings names)
    {
        foreach (var term in terms)
        {
            if (names.Frequency(term) > 0)
                return true;
        }

        return false;
    }

    private static uint LettersOf(string fold)
    {
        var letters = 0u;
        foreach (var c in fold)
            letters |= 1u << (c - 'a');
        return letters;
    }
}

/// <summary>Letters put in, left out, exchanged, or two neighbours swapped: one edit each.</summary>
internal static class EditDistance
{
    private const int Longest = 40;

    /// <summary>The distance where it is at most <paramref name="most"/>, else a greater number.</summary>
    public static int Within(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > Longest || b.Length > Longest)
            return most + 1;
        Span<int> rows = stackalloc int[3 * (Longest + 1)];
        var width = b.Length + 1;
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var next = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var cost = Math.Min(Math.Min(last[j], next[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, before[j - 2] + 1);
                next[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
                return most + 1;
            var free = before;
            before = last;
            last = next;
            next = free;
        }

        return last[b.Length];
    }
}
