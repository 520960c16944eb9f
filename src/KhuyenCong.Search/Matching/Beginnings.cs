using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>The terms that begin with an unfinished word: too many to weigh each, they count flat, more in a name.</summary>
internal sealed class Beginnings
{
    private readonly ulong[] _inName;

    public Beginnings(Segment segment, IEnumerable<int> terms)
    {
        Holds = new ulong[(segment.Count + 63) >> 6];
        _inName = new ulong[Holds.Length];
        foreach (var term in terms)
        {
            Frequency += segment.Postings.Frequency(term);
            segment.Postings.Mark(term, Holds);
            segment.NamePostings.Mark(term, _inName);
        }
    }

    /// <summary>Sum over the terms.</summary>
    public int Frequency { get; }

    /// <summary>One bit a record.</summary>
    public ulong[] Holds { get; }

    /// <summary>What a record has by its own words counts where it is more.</summary>
    public void AddFrequencies(ReadOnlySpan<int> docs, Span<float> frequencies)
    {
        for (var i = 0; i < docs.Length; i++)
        {
            var (word, bit) = (docs[i] >> 6, 1UL << (docs[i] & 63));
            if ((Holds[word] & bit) != 0)
                frequencies[i] = Math.Max(frequencies[i], (_inName[word] & bit) != 0 ? Ranking.BegunInName : Ranking.BegunElsewhere);
        }
    }
}
