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
        if (group is { Beginnings: null, Terms: [var single] } && segment.Postings.Long(single.Term) is { } list)
            candidates.Intersect(list.Bits);
        else if (group is { Beginnings: null, Terms: [var only] } && group.Listed / FarApart > candidates.Count)
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
            AddTogether(candidates, group, frequencies, written);
        }
        else
        {
            for (var i = 0; i < group.Terms.Count; i++)
            {
                Add(candidates, group.Terms[i].Term, group.Terms[i].Weight, frequencies);
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
        var words = (segment.Count + 63) >> 6;
        var bits = ArrayPool<ulong>.Shared.Rent(words);
        Array.Clear(bits);
        foreach (var group in groups)
        {
            foreach (var (term, _) in group.Terms)
                segment.Postings.Mark(term, bits);

            for (var word = 0; word < (group.Beginnings?.Holds.Length ?? 0); word++)
                bits[word] |= group.Beginnings!.Holds[word];
        }

        var result = use(bits);
        ArrayPool<ulong>.Shared.Return(bits);
        return result;
    }

    private void Add(ReadOnlySpan<int> candidates, int term, float weight, Span<float> frequencies)
    {
        var docs = segment.Postings.Docs(term);
        var impacts = segment.Postings.Impacts(term);
        if (candidates.Length == docs.Length && candidates.SequenceEqual(docs))
        {
            for (var i = 0; i < docs.Length; i++)
                frequencies[i] += weight * Postings.Worth(impacts[i]);
        }
        else if (segment.Postings.Long(term) is { } list)
        {
            AddByBits(candidates, list, impacts, weight, frequencies);
        }
        else if (docs.Length / FarApart > candidates.Length)
        {
            AddByGallop(candidates, docs, impacts, weight, frequencies);
        }
        else
        {
            AddBySpread(candidates, docs, impacts, weight, frequencies);
        }
    }

    /// <summary>List after list into one sum a record, then from there to the candidates.</summary>
    private void AddTogether(ReadOnlySpan<int> candidates, TermGroup group, Span<float> frequencies, Span<bool> written)
    {
        var sums = ArrayPool<float>.Shared.Rent(segment.Count);
        foreach (var doc in candidates)
            sums[doc] = 0;
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
        ArrayPool<float>.Shared.Return(sums);
    }

    private static void AddByBits(ReadOnlySpan<int> candidates, RankedBits list, ReadOnlySpan<ushort> impacts, float weight, Span<float> frequencies)
    {
        for (var c = 0; c < candidates.Length; c++)
        {
            var at = list.Find(candidates[c]);
            if (at >= 0)
                frequencies[c] += weight * Postings.Worth(impacts[at]);
        }
    }

    /// <summary>Few candidates are looked up in the list.</summary>
    private static void AddByGallop(ReadOnlySpan<int> candidates, ReadOnlySpan<int> docs, ReadOnlySpan<ushort> impacts, float weight, Span<float> frequencies)
    {
        for (int c = 0, d = 0; c < candidates.Length && d < docs.Length; c++)
        {
            d = Postings.Gallop(docs, d, candidates[c]);
            if (d < docs.Length && docs[d] == candidates[c])
                frequencies[c] += weight * Postings.Worth(impacts[d]);
        }
    }

    /// <summary>The list is spread out by record, from where the candidates take theirs: comparing numbers would guess wrong every other time.</summary>
    private void AddBySpread(ReadOnlySpan<int> candidates, ReadOnlySpan<int> docs, ReadOnlySpan<ushort> impacts, float weight, Span<float> frequencies)
    {
        var spread = ArrayPool<ushort>.Shared.Rent(segment.Count);
        foreach (var doc in candidates)
            spread[doc] = 0;
        for (var d = 0; d < docs.Length; d++)
            spread[docs[d]] = impacts[d];
        for (var c = 0; c < candidates.Length; c++)
            frequencies[c] += weight * Postings.Worth(spread[candidates[c]]);
        ArrayPool<ushort>.Shared.Return(spread);
    }
}
