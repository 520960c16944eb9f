using System.Buffers;
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
internal sealed class TextMatcher(Segment segment, TermGroup[] groups, float[] rarity)
{
    private readonly GroupReader _reader = new(segment);
    private readonly HashSet<int> _mistaken = [];

    /// <summary>Records found that hold a typed word only where it means another thing.</summary>
    public IReadOnlySet<int> Mistaken => _mistaken;

    /// <summary>The plan must require something. Dispose of the result.</summary>
    /// <param name="plan">The text asked.</param>
    /// <param name="filter">Strikes out for other reasons than text, once, when no candidate is left that fails the text.</param>
    public Candidates Match(QueryPlan plan, Action<Candidates> filter)
    {
        var clauses = plan.Required.OrderBy(Estimate).ToList();
        var candidates = Start(clauses[0]);
        foreach (var phrase in plan.Phrases)
            StrikeOut(candidates, phrase);
        foreach (var clause in clauses.Skip(1).Where(IsOneWord))
            _reader.Intersect(candidates, groups[clause.Typed[0].Number]);
        candidates.Begin();
        foreach (var clause in clauses.Where(static clause => !IsOneWord(clause)))
            Require(candidates, clause);
        foreach (var phrase in plan.Phrases)
            Keep(candidates, phrase, wanted: true);
        foreach (var phrase in plan.Excluded)
            Keep(candidates, phrase, wanted: false);
        filter(candidates);
        foreach (var clause in clauses.Where(IsOneWord))
            Credit(candidates, clause);
        foreach (var term in plan.Optional)
            Prefer(candidates, term);
        foreach (var phrase in plan.Preferred)
            Prefer(candidates, phrase);
        return candidates;
    }

    /// <summary>Is the clause met by holding a word, so that lists alone tell? Its score can then wait until all else is struck out.</summary>
    private static bool IsOneWord(Clause clause) => clause is { Typed.Length: 1, StandIns.Length: 0 };

    /// <summary>Does the record hold any phrase that the plan excludes? For plans that require nothing.</summary>
    public Func<int, bool> Excludes(QueryPlan plan)
    {
        var finders = plan.Excluded.Select(phrase => new PhraseFinder(segment, phrase, groups)).ToArray();
        return doc => Array.Exists(finders, finder => finder.Frequency(doc) > 0);
    }

    /// <summary>What a clause that the record meets gives to its text factor.</summary>
    public float Points(int doc, Clause clause)
    {
        using var single = new Candidates(1);
        single.Add([doc]);
        single.Begin();
        Require(single, clause);
        return single.Count == 0 ? 0 : single.Scores[0];
    }

    /// <summary>What a term that is not required gives to the text factor of a record.</summary>
    public float Points(int doc, QueryTerm optional)
    {
        using var single = new Candidates(1);
        single.Add([doc]);
        single.Begin();
        Prefer(single, optional);
        return single.Scores[0];
    }

    /// <summary>What a phrase that is preferred gives to the text factor of a record.</summary>
    public float Points(int doc, QueryPhrase preferred)
    {
        using var single = new Candidates(1);
        single.Add([doc]);
        single.Begin();
        Prefer(single, preferred);
        return single.Scores[0];
    }

    public bool Holds(int doc, QueryPhrase phrase) => new PhraseFinder(segment, phrase, groups).Frequency(doc) > 0;

    private int Estimate(Clause clause) =>
        clause.Typed.Min(term => groups[term.Number].Frequency) +
        clause.StandIns.Sum(phrase => phrase.Terms.Min(term => groups[term.Number].Frequency));

    /// <summary>Records that may meet the clause: all that hold the rarest term of each of its ways.</summary>
    private Candidates Start(Clause clause) => _reader.Holders([.. clause.StandIns.Select(static phrase => phrase.Terms).Prepend(clause.Typed)
        .Select(way => groups[way.MinBy(term => groups[term.Number].Frequency)!.Number]).Where(static group => group.Frequency > 0)]);

    /// <summary>Adds the score of a word that every candidate holds.</summary>
    private void Credit(Candidates candidates, Clause clause)
    {
        var term = clause.Typed[0];
        var rented = ArrayPool<float>.Shared.Rent(candidates.Count);
        var frequencies = rented.AsSpan(0, candidates.Count);
        _reader.Frequencies(candidates.Docs, groups[term.Number], frequencies, candidates.Written);
        Ranking.AddSaturated(candidates.Scores, frequencies, rarity[term.Number]);
        foreach (var i in MistakenAmong(candidates, clause))
            candidates.Scores[i] -= (1 - Ranking.ScatteredWeight) * rarity[term.Number] * Ranking.Saturate(frequencies[i]);
        ArrayPool<float>.Shared.Return(rented);
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
            _reader.Frequencies(candidates.Docs, groups[term.Number], frequencies, candidates.Written);
            for (var i = 0; i < count; i++)
                scores[i] += frequencies[i] > 0 ? rarity[term.Number] * Ranking.Saturate(frequencies[i]) : float.NegativeInfinity;
        }

        if (clause.Typed.Length > 1)
            Demote(candidates, new PhraseFinder(segment, new QueryPhrase(clause.Typed, []), groups), scores);
        foreach (var i in MistakenAmong(candidates, clause))
            scores[i] *= Ranking.ScatteredWeight;
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

    /// <summary>Places of the candidates that hold the word only inside its exceptions; they are no longer as written. Looks only at records with the other words of an exception.</summary>
    private HashSet<int> MistakenAmong(Candidates candidates, Clause clause)
    {
        var places = new HashSet<int>();
        if (clause.Exceptions.Length == 0)
            return places;
        var finder = new PhraseFinder(segment, new QueryPhrase(clause.Typed, clause.Exceptions), groups);
        foreach (var exception in clause.Exceptions)
        {
            var others = exception.Terms.Where((_, i) => i < exception.Offset || i >= exception.Offset + clause.Typed.Length).Select(segment.Terms.Find).ToArray();
            if (others.Length == 0 || others.Contains(-1))
                continue;
            var docs = segment.Postings.Docs(others.MinBy(segment.Postings.Frequency));
            for (int c = 0, d = 0; d < docs.Length; d++)
            {
                c = Postings.Gallop(candidates.Docs, c, docs[d]);
                if (c == candidates.Count)
                    break;
                if (candidates.Docs[c] == docs[d] && HoldsTyped(docs[d]) && finder.Frequency(docs[d]) == 0 && places.Add(c))
                {
                    _mistaken.Add(docs[d]);
                    candidates.Written[c] = false;
                }
            }
        }

        return places;

        bool HoldsTyped(int doc) => Array.TrueForAll(clause.Typed, term => groups[term.Number].Terms.Any(own => segment.Postings.Find(own.Term, doc) >= 0));
    }

    private void Prefer(Candidates candidates, QueryTerm term)
    {
        var rented = ArrayPool<float>.Shared.Rent(candidates.Count);
        var scores = rented.AsSpan(0, candidates.Count);
        _reader.Frequencies(candidates.Docs, groups[term.Number], scores, []);
        foreach (ref var score in scores)
            score = Ranking.OptionalWeight * rarity[term.Number] * Ranking.Saturate(score);
        candidates.AddScores(scores);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Counts in names alone: an address tells no more of the place than the condition does.</summary>
    private void Prefer(Candidates candidates, QueryPhrase phrase)
    {
        var rented = ArrayPool<float>.Shared.Rent(candidates.Count);
        var scores = rented.AsSpan(0, candidates.Count);
        PhraseFrequencies(candidates, phrase, scores);
        var weight = Ranking.PreferredWeight * phrase.Terms.Sum(term => rarity[term.Number]);
        for (var i = 0; i < scores.Length; i++)
            scores[i] = scores[i] > 0 && Named(candidates.Docs[i], phrase) ? weight * Ranking.Saturate(scores[i]) : 0;
        candidates.AddScores(scores);
        ArrayPool<float>.Shared.Return(rented);
    }

    private bool Named(int doc, QueryPhrase phrase) =>
        Array.TrueForAll(phrase.Terms, term => groups[term.Number].Terms.Any(own => segment.NamePostings.Find(own.Term, doc) >= 0));

    /// <summary>Before any list is read: candidates that can not hold the phrase, as far as the sketch tells.</summary>
    private void StrikeOut(Candidates candidates, QueryPhrase phrase)
    {
        if (segment.Pairs is not { } pairs || Lists(phrase) is not { } terms)
            return;
        for (var i = 1; i < terms.Length; i++)
            pairs.Keep(candidates, terms[i - 1], terms[i]);
    }

    /// <summary>All words of a wanted phrase are required words, so every candidate holds them.</summary>
    private void Keep(Candidates candidates, QueryPhrase phrase, bool wanted)
    {
        if (wanted && phrase.Terms.Length == 1)
            return;
        var rented = ArrayPool<bool>.Shared.Rent(candidates.Count);
        var kept = rented.AsSpan(0, candidates.Count);
        if (Lists(phrase) is { } terms)
        {
            using var lists = new PhraseLists(candidates.Docs, segment, terms);
            lists.Holds(kept);
        }
        else
        {
            var finder = new PhraseFinder(segment, phrase, groups);
            for (var i = 0; i < kept.Length; i++)
                kept[i] = finder.Frequency(candidates.Docs[i]) > 0;
        }

        if (!wanted)
        {
            foreach (ref var holds in kept)
                holds = !holds;
        }

        candidates.Keep(kept);
        ArrayPool<bool>.Shared.Return(rented);
    }

    /// <summary>How much each candidate holds of the phrase.</summary>
    private void PhraseFrequencies(Candidates candidates, QueryPhrase phrase, Span<float> frequencies)
    {
        _reader.Frequencies(candidates.Docs, groups[Rarest(phrase).Number], frequencies, []);
        if (phrase.Terms.Length == 1 && phrase.Exceptions.Length == 0)
            return;
        if (Lists(phrase) is { } terms)
        {
            using var lists = new PhraseLists(candidates.Docs, segment, terms);
            for (var i = 0; i < frequencies.Length; i++)
            {
                if (frequencies[i] > 0)
                    frequencies[i] = lists.Frequency(i);
            }

            return;
        }

        var finder = new PhraseFinder(segment, phrase, groups);
        for (var i = 0; i < frequencies.Length; i++)
        {
            if (frequencies[i] > 0)
                frequencies[i] = finder.Frequency(candidates.Docs[i]);
        }
    }

    /// <summary>The terms of the segment where each word of the phrase is one of them, so that lists alone tell; else null.</summary>
    private int[]? Lists(QueryPhrase phrase) =>
        phrase is { Exceptions.Length: 0, Terms.Length: > 1 } && Array.TrueForAll(phrase.Terms, term => groups[term.Number] is { Beginnings: null, Terms.Count: 1 })
            ? Array.ConvertAll(phrase.Terms, term => groups[term.Number].Terms[0].Term)
            : null;

    private QueryTerm Rarest(QueryPhrase phrase) => phrase.Terms.MinBy(term => groups[term.Number].Frequency)!;
}
