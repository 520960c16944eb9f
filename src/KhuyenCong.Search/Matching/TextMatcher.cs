using System.Buffers;
using System.Numerics;
using KhuyenCong.Search.Index;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search.Matching;

/// <summary>
/// Finds the records of a segment that meet a plan's text, with their BM25F score. The rarest condition gives the candidates, the others
/// strike out of them.
/// </summary>
/// <param name="segment">Where to look.</param>
/// <param name="groups">Terms of the segment by number of the plan's term.</param>
/// <param name="rarity">Of the plan's terms over the whole index, by number.</param>
/// <param name="worth">What occurrences count.</param>
internal sealed class TextMatcher(Segment segment, TermGroup[] groups, float[] rarity, OccurrenceWorth worth)
{
    /// <summary>The plan must require something. Dispose of the result.</summary>
    public Candidates Match(QueryPlan plan)
    {
        var clauses = plan.Required.OrderBy(Estimate).ToList();
        var candidates = Start(clauses[0]);
        foreach (var clause in clauses)
            Require(candidates, clause);
        foreach (var phrase in plan.Phrases)
            Keep(candidates, phrase, wanted: true);
        foreach (var phrase in plan.Excluded)
            Keep(candidates, phrase, wanted: false);
        foreach (var term in plan.Optional)
            Prefer(candidates, term);
        return candidates;
    }

    /// <summary>Does the record hold any phrase that the plan excludes? For plans that require nothing.</summary>
    public Func<int, bool> Excludes(QueryPlan plan)
    {
        var finders = plan.Excluded.Select(phrase => new PhraseFinder(segment, phrase, groups, worth)).ToArray();
        return doc => Array.Exists(finders, finder => finder.Frequency(doc) > 0);
    }

    private int Estimate(Clause clause) =>
        clause.Typed.Min(term => groups[term.Number].Frequency) +
        clause.StandIns.Sum(phrase => phrase.Terms.Min(term => groups[term.Number].Frequency));

    /// <summary>Records that may meet the clause: all that hold the rarest term of each of its ways.</summary>
    private Candidates Start(Clause clause)
    {
        var terms = clause.StandIns.Select(static phrase => phrase.Terms).Prepend(clause.Typed)
            .SelectMany(way => groups[way.MinBy(term => groups[term.Number].Frequency)!.Number].Terms)
            .Select(static term => term.Term).Distinct().ToArray();
        if (terms.Length == 1)
        {
            var docs = segment.Postings.Docs(terms[0]);
            var single = new Candidates(docs.Length);
            single.Add(docs);
            return single;
        }

        var words = (segment.Count + 63) >> 6;
        var rented = ArrayPool<ulong>.Shared.Rent(words);
        var bits = rented.AsSpan(0, words);
        bits.Clear();
        var most = 0;
        foreach (var term in terms)
        {
            var docs = segment.Postings.Docs(term);
            most += docs.Length;
            foreach (var doc in docs)
                bits[doc >> 6] |= 1UL << (doc & 63);
        }

        var candidates = new Candidates(Math.Min(most, segment.Count));
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
                candidates.Add((word << 6) | BitOperations.TrailingZeroCount(left));
        }

        ArrayPool<ulong>.Shared.Return(rented);
        return candidates;
    }

    private void Require(Candidates candidates, Clause clause)
    {
        var count = candidates.Count;
        var rented = ArrayPool<float>.Shared.Rent(count * 2);
        var scores = rented.AsSpan(0, count);
        var frequencies = rented.AsSpan(count, count);
        scores.Clear();
        foreach (var term in clause.Typed)
        {
            Frequencies(candidates, groups[term.Number], frequencies, candidates.Written);
            for (var i = 0; i < count; i++)
                scores[i] += frequencies[i] > 0 ? rarity[term.Number] * Ranking.Saturate(frequencies[i]) : float.NegativeInfinity;
        }

        if (clause.Typed.Length > 1)
            Demote(candidates, new PhraseFinder(segment, new QueryPhrase(clause.Typed, []), groups, worth), scores);
        foreach (var phrase in clause.StandIns)
        {
            PhraseFrequencies(candidates, phrase, frequencies);
            var weight = Ranking.StandInWeight * phrase.Terms.Sum(term => rarity[term.Number]);
            for (var i = 0; i < count; i++)
            {
                if (frequencies[i] > 0)
                    scores[i] = Math.Max(scores[i], weight * Ranking.Saturate(frequencies[i]));
            }
        }

        candidates.AddScores(scores);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Typed terms that are one word together count for little where they stand apart.</summary>
    private static void Demote(Candidates candidates, PhraseFinder word, Span<float> scores)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] < 0 || word.Frequency(candidates.Docs[i]) > 0)
                continue;
            scores[i] *= Ranking.ScatteredWeight;
            candidates.Written[i] = false;
        }
    }

    private void Prefer(Candidates candidates, QueryTerm term)
    {
        var rented = ArrayPool<float>.Shared.Rent(candidates.Count);
        var scores = rented.AsSpan(0, candidates.Count);
        Frequencies(candidates, groups[term.Number], scores, []);
        foreach (ref var score in scores)
            score = Ranking.OptionalWeight * rarity[term.Number] * Ranking.Saturate(score);
        candidates.AddScores(scores);
        ArrayPool<float>.Shared.Return(rented);
    }

    private void Keep(Candidates candidates, QueryPhrase phrase, bool wanted)
    {
        var rented = ArrayPool<float>.Shared.Rent(candidates.Count);
        var scores = rented.AsSpan(0, candidates.Count);
        PhraseFrequencies(candidates, phrase, scores);
        foreach (ref var score in scores)
            score = score > 0 == wanted ? 0 : -1;
        candidates.AddScores(scores);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>How much each candidate holds of the phrase.</summary>
    private void PhraseFrequencies(Candidates candidates, QueryPhrase phrase, Span<float> frequencies)
    {
        var rarest = phrase.Terms.MinBy(term => groups[term.Number].Frequency)!;
        Frequencies(candidates, groups[rarest.Number], frequencies, []);
        if (phrase.Terms.Length == 1 && phrase.Exceptions.Length == 0)
            return;
        var finder = new PhraseFinder(segment, phrase, groups, worth);
        var docs = candidates.Docs;
        for (var i = 0; i < docs.Length; i++)
        {
            if (frequencies[i] > 0)
                frequencies[i] = finder.Frequency(docs[i]);
        }
    }

    /// <summary>How much each candidate holds of the group; clears the flag of those that do not hold the written form, where flags are given.</summary>
    private void Frequencies(Candidates candidates, TermGroup group, Span<float> frequencies, Span<bool> written)
    {
        frequencies.Clear();
        if (!group.HasWritten)
            written.Clear();
        for (var i = 0; i < group.Terms.Count; i++)
        {
            AddFrequencies(candidates.Docs, group.Terms[i].Term, group.Terms[i].Weight, frequencies);
            if (i > 0 || !group.HasWritten)
                continue;
            for (var j = 0; j < written.Length; j++)
                written[j] &= frequencies[j] > 0;
        }
    }

    private void AddFrequencies(ReadOnlySpan<int> candidates, int term, float weight, Span<float> frequencies)
    {
        var docs = segment.Postings.Docs(term);
        var places = segment.Postings.Places(term);
        var c = 0;
        var d = 0;
        while (c < candidates.Length && d < docs.Length)
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
                frequencies[c] += weight * worth.Of(docs[d], segment.Postings.Unpack(in places[d]));
                c++;
                d++;
            }
        }
    }
}
