using System.Buffers;
using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>Finds a phrase of single terms in many records at once: list by list, then place by place.</summary>
internal static class PhraseLists
{
    /// <summary>Where the list is this many times longer than the records, each record is looked up in it.</summary>
    private const int FarApart = 8;

    /// <summary>Puts the worth of the phrase in each record whose frequency is not 0; 0 where it does not stand.</summary>
    public static void Find(ReadOnlySpan<int> docs, Segment segment, int[] terms, Span<float> frequencies)
    {
        var rented = ArrayPool<int>.Shared.Rent(docs.Length * terms.Length);
        for (var term = 0; term < terms.Length; term++)
            Locate(docs, segment.Postings.Docs(terms[term]), rented.AsSpan(term * docs.Length, docs.Length));
        for (var i = 0; i < docs.Length; i++)
        {
            if (frequencies[i] > 0)
                frequencies[i] = Frequency(docs[i], segment, terms, rented.AsSpan(i), docs.Length);
        }

        ArrayPool<int>.Shared.Return(rented);
    }

    /// <summary>The place of each record in a list, or -1.</summary>
    private static void Locate(ReadOnlySpan<int> docs, ReadOnlySpan<int> list, Span<int> places)
    {
        places.Fill(-1);
        if (list.Length / FarApart > docs.Length)
        {
            for (int i = 0, at = 0; i < docs.Length; i++)
            {
                at = Postings.Gallop(list, at, docs[i]);
                if (at < list.Length && list[at] == docs[i])
                    places[i] = at;
            }

            return;
        }

        for (int i = 0, at = 0; i < docs.Length && at < list.Length;)
        {
            var (a, b) = (docs[i], list[at]);
            places[i] = a == b ? at : -1;
            i += a <= b ? 1 : 0;
            at += b <= a ? 1 : 0;
        }
    }

    /// <param name="doc">The record.</param>
    /// <param name="segment">Where it stands.</param>
    /// <param name="terms">The phrase.</param>
    /// <param name="places">Place of the record in the list of each term, one every <paramref name="step"/>.</param>
    /// <param name="step">See <paramref name="places"/>.</param>
    private static float Frequency(int doc, Segment segment, int[] terms, ReadOnlySpan<int> places, int step)
    {
        var postings = segment.Postings;
        if (places[0] < 0)
            return 0;
        var frequency = 0f;
        foreach (var place in postings.Unpack(in postings.Places(terms[0])[places[0]]))
        {
            var follows = true;
            for (var i = 1; i < terms.Length && follows; i++)
            {
                var at = places[i * step];
                follows = at >= 0 && PlaceReader.HasPosition(postings.Unpack(in postings.Places(terms[i])[at]), Occurrence.Position(place) + i);
            }

            if (follows)
                frequency += segment.Worth.Of(doc, place);
        }

        return frequency;
    }
}
