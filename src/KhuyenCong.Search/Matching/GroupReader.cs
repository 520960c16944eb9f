using System.Buffers;
using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>Reads what records hold of a group of terms, each way of reading where it is the quickest.</summary>
internal sealed class GroupReader(Segment segment)
{
    /// <summary>Where the lists are this many times longer than the candidates, each candidate is looked up in them.</summary>
    private const int FarApart = 8;

    /// <summary>All records that hold any of the terms of some groups.</summary>
    public Candidates Holders(IReadOnlyList<TermGroup> groups)
    {
        if (groups is [{ Beginnings: null, Terms: [var only] }])
        {
            var docs = segment.Postings.Docs(only.Term);
            var single = new Candidates(docs.Length);
            single.Add(docs);
            return single;
        }

        return WithBits(groups, bits =>
        {
            var candidates = new Candidates((int)Math.Min(groups.Sum(static group => (long)group.Frequency), segment.Count));
            candidates.AddBits(bits);
            return candidates;
        });
    }

    /// <summary>Keeps the candidates that hold any term of the group.</summary>
    public void Intersect(Candidates candidates, TermGroup group)
    {
        if (group is { Beginnings: null, Terms: [var only] })
            candidates.Intersect(segment.Postings.Docs(only.Term));
        else
            WithBits([group], bits =>
            {
                candidates.Intersect(bits);
                return candidates;
            });
    }

    /// <summary>How much each candidate holds of the group; clears the flag of those that do not hold the written form, where flags are given.</summary>
    public void Frequencies(ReadOnlySpan<int> candidates, TermGroup group, Span<float> frequencies, Span<bool> written)
    {
        frequencies.Clear();
        if (!group.HasWritten)
            written.Clear();
        if (group.Terms.Count > 1 && group.Listed / FarApart < candidates.Length)
        {
            AddByTerm(candidates, group, frequencies, written);
        }
        else
        {
            for (var i = 0; i < group.Terms.Count; i++)
            {
                AddByCandidate(candidates, group.Terms[i].Term, group.Terms[i].Weight, frequencies);
                if (i == 0 && group.HasWritten)
                    KeepFound(frequencies, written);
            }
        }

        group.Beginnings?.AddFrequencies(candidates, frequencies);
    }

    private static void KeepFound(ReadOnlySpan<float> frequencies, Span<bool> written)
    {
        for (var j = 0; j < written.Length; j++)
            written[j] &= frequencies[j] > 0;
    }

    private T WithBits<T>(IReadOnlyList<TermGroup> groups, Func<ulong[], T> use)
    {
        if (groups is [{ Beginnings: { } beginnings }])
            return use(beginnings.Holds);
        var words = (segment.Count + 63) >> 6;
        var bits = ArrayPool<ulong>.Shared.Rent(words);
        Array.Clear(bits);
        foreach (var group in groups)
        {
            foreach (var (term, _) in group.Terms)
            {
                foreach (var doc in segment.Postings.Docs(term))
                    bits[doc >> 6] |= 1UL << (doc & 63);
            }

            for (var word = 0; word < (group.Beginnings?.Holds.Length ?? 0); word++)
                bits[word] |= group.Beginnings!.Holds[word];
        }

        var result = use(bits);
        ArrayPool<ulong>.Shared.Return(bits);
        return result;
    }

    /// <summary>List by list into one sum a record, then from there to the candidates: no comparing of numbers.</summary>
    private void AddByTerm(ReadOnlySpan<int> candidates, TermGroup group, Span<float> frequencies, Span<bool> written)
    {
        var rented = ArrayPool<float>.Shared.Rent(segment.Count);
        var sums = rented.AsSpan(0, segment.Count);
        sums.Clear();
        for (var i = 0; i < group.Terms.Count; i++)
        {
            var (term, weight) = group.Terms[i];
            var docs = segment.Postings.Docs(term);
            var impacts = segment.Postings.Impacts(term);
            for (var d = 0; d < docs.Length; d++)
                sums[docs[d]] += weight * Postings.Worth(impacts[d]);
            if (i > 0 || !group.HasWritten)
                continue;
            for (var j = 0; j < written.Length; j++)
                written[j] &= sums[candidates[j]] > 0;
        }

        for (var c = 0; c < candidates.Length; c++)
            frequencies[c] = sums[candidates[c]];
        ArrayPool<float>.Shared.Return(rented);
    }

    private void AddByCandidate(ReadOnlySpan<int> candidates, int term, float weight, Span<float> frequencies)
    {
        var docs = segment.Postings.Docs(term);
        var impacts = segment.Postings.Impacts(term);
        if (candidates.Length == docs.Length && candidates.SequenceEqual(docs))
        {
            for (var i = 0; i < docs.Length; i++)
                frequencies[i] += weight * Postings.Worth(impacts[i]);
            return;
        }

        if (docs.Length / FarApart > candidates.Length || candidates.Length / FarApart > docs.Length)
            AddByGallop(candidates, docs, impacts, weight, frequencies);
        else
            AddByMerge(candidates, docs, impacts, weight, frequencies);
    }

    private static void AddByGallop(ReadOnlySpan<int> candidates, ReadOnlySpan<int> docs, ReadOnlySpan<ushort> impacts, float weight, Span<float> frequencies)
    {
        for (int c = 0, d = 0; c < candidates.Length && d < docs.Length;)
        {
            if (candidates[c] < docs[d])
            {
                c = Postings.Gallop(candidates, c, docs[d]);
            }
            else if (candidates[c] > docs[d])
            {
                d = Postings.Gallop(docs, d, candidates[c]);
            }
            else
            {
                frequencies[c] += weight * Postings.Worth(impacts[d]);
                c++;
                d++;
            }
        }
    }

    /// <summary>Step by step, without branches that depend on the data: they would be guessed wrong every other time.</summary>
    private static void AddByMerge(ReadOnlySpan<int> candidates, ReadOnlySpan<int> docs, ReadOnlySpan<ushort> impacts, float weight, Span<float> frequencies)
    {
        for (int c = 0, d = 0; c < candidates.Length && d < docs.Length;)
        {
            var (a, b) = (candidates[c], docs[d]);
            var impact = a == b ? impacts[d] : 0;
            frequencies[c] += weight * Postings.Worth((ushort)impact);
            c += a <= b ? 1 : 0;
            d += b <= a ? 1 : 0;
        }
    }
}
