using System.Collections.Frozen;

namespace KhuyenCong.Search;

/// <summary>Phrases to be known again in tokens, written with all their marks or typed without any.</summary>
internal sealed class PhraseSet(params IReadOnlyList<string> phrases)
{
    private const int LongestFirst = 31;

    private readonly FrozenDictionary<string, string[][]> _marked = ByFirst(phrases, static term => term);
    private readonly FrozenDictionary<string, string[][]> _folded = ByFirst(phrases, Forms.Folded);

    /// <summary>Lengths of the first terms by their first letter, one bit each: tells most terms apart from all of these without a look-up.</summary>
    private readonly uint[] _lengthsByLetter = LengthsByLetter(phrases);

    /// <summary>How many tokens from <paramref name="at"/> on the longest phrase there has; 0 where there is none.</summary>
    public int Longest(ReadOnlySpan<Token> tokens, int at)
    {
        var term = tokens[at].Term;
        if (term.Length > LongestFirst || (term[0] < _lengthsByLetter.Length && (_lengthsByLetter[term[0]] >> term.Length & 1) == 0))
            return 0;
        return Math.Max(Longest(_marked, tokens, at), Longest(_folded, tokens, at));
    }

    private static int Longest(FrozenDictionary<string, string[][]> phrases, ReadOnlySpan<Token> tokens, int at)
    {
        if (!phrases.TryGetValue(tokens[at].Term, out var candidates))
            return 0;
        var longest = 0;
        foreach (var phrase in candidates)
        {
            if (phrase.Length <= longest || phrase.Length > tokens.Length - at)
                continue;
            var matched = 1;
            while (matched < phrase.Length && tokens[at + matched].Term == phrase[matched])
                matched++;
            if (matched == phrase.Length)
                longest = matched;
        }

        return longest;
    }

    private static uint[] LengthsByLetter(IReadOnlyList<string> phrases)
    {
        var lengths = new uint[128];
        foreach (var term in ByFirst(phrases, static term => term).Keys.Concat(ByFirst(phrases, Forms.Folded).Keys).Where(static term => term[0] < 128))
            lengths[term[0]] |= 1u << term.Length;
        return lengths;
    }

    private static FrozenDictionary<string, string[][]> ByFirst(IReadOnlyList<string> phrases, Func<string, string> form)
    {
        Span<char> buffer = stackalloc char[16];
        var all = new List<string[]>();
        foreach (var phrase in phrases)
        {
            var terms = new List<string>();
            foreach (var syllable in phrase.Split(' '))
            {
                if (Word.TryRead(syllable, 0, buffer, out var word))
                    terms.Add(form(word.Term.ToString()));
            }

            all.Add([.. terms]);
        }

        return all.GroupBy(static phrase => phrase[0], StringComparer.Ordinal)
            .ToFrozenDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);
    }
}
