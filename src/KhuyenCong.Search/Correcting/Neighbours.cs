using System.Numerics;
using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Correcting;

/// <summary>
/// How many names hold one word right behind another: of those that hold both, so many are looked at, spread over all of them, and count for the rest.
/// </summary>
internal sealed class Neighbours(Snapshot snapshot, RecordSets records)
{
    private const int MostLooked = 32;

    /// <summary>What words cost that are neighbours in no name, as much as a slip of a letter. Neighbours cost 1 where one name holds them, nothing where 256 do.</summary>
    private const double Apart = 3;
    private const double MostDoublings = 8;

    private readonly Dictionary<(WordForm First, WordForm Second), int> _counts = [];

    public double Cost(WordForm first, WordForm second) =>
        Count(first, second) is > 0 and var count ? 1 - (Math.Min(MostDoublings, Math.Log2(count)) / MostDoublings) : Apart;

    public int Count(WordForm first, WordForm second)
    {
        if (_counts.TryGetValue((first, second), out var count))
            return count;
        for (var view = 0; view < snapshot.Views.Count; view++)
            count += Count(view, first, second);
        _counts.Add((first, second), count);
        return count;
    }

    private int Count(int view, WordForm first, WordForm second)
    {
        var (a, b) = (records.Set(view, first, inNames: true), records.Set(view, second, inNames: true));
        var both = 0;
        for (var word = 0; word < a.Length; word++)
            both += BitOperations.PopCount(a[word] & b[word]);
        if (both == 0)
            return 0;
        var segment = snapshot.Views[view].Segment;
        var (firsts, seconds) = (Readings.Terms(segment, first), Readings.Terms(segment, second));
        var step = (both + MostLooked - 1) / MostLooked;
        var (at, looked, neighbours) = (0, 0, 0);
        for (var word = 0; word < a.Length; word++)
        {
            for (var left = a[word] & b[word]; left != 0; left &= left - 1)
            {
                if (at++ % step != 0)
                    continue;
                looked++;
                if (AreNeighbours(segment.NamePostings, (word << 6) | BitOperations.TrailingZeroCount(left), firsts, seconds))
                    neighbours++;
            }
        }

        return (neighbours * both + looked - 1) / looked;
    }

    private static bool AreNeighbours(Postings names, int doc, int[] firsts, int[] seconds)
    {
        foreach (var first in firsts)
        {
            var ofFirst = names.Find(first, doc);
            if (ofFirst < 0)
                continue;
            foreach (var second in seconds)
            {
                if (names.Find(second, doc) is >= 0 and var ofSecond && names.AreNeighbours(names.Places(first)[ofFirst], names.Places(second)[ofSecond]))
                    return true;
            }
        }

        return false;
    }
}
