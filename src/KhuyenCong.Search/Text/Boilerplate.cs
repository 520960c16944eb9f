using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace KhuyenCong.Search;

/// <summary>
/// Phrases that stand in nearly every record and so tell little. They count for little as phrases only: there is no list of syllables to
/// skip, for tiêu is pepper, điều is cashew, and bộ and công are words.
/// </summary>
internal static class Boilerplate
{
    private static readonly string[] Phrases =
    [
        "sản phẩm", "bộ sản phẩm", "tiêu biểu", "công nghiệp nông thôn", "cnnt", "cnnttb", "spcnnttb",
        "công ty", "công ty tnhh", "công ty cổ phần", "tnhh", "ctcp", "mtv", "một thành viên", "trách nhiệm hữu hạn",
        "cơ sở", "cơ sở sản xuất", "hợp tác xã", "htx", "tổ hợp tác", "doanh nghiệp tư nhân", "dntn", "hộ kinh doanh",
    ];

    private static readonly FrozenDictionary<string, string[][]> Marked = ByFirst(static term => term);
    private static readonly FrozenDictionary<string, string[][]> Folded = ByFirst(Forms.Folded);

    /// <summary>Lengths of the first terms by their first letter, one bit each: tells most terms apart from all of these without a look-up.</summary>
    private static readonly Dictionary<char, uint> Beginnings = Marked.Keys.Concat(Folded.Keys).GroupBy(static term => term[0])
        .ToDictionary(static terms => terms.Key, static terms => terms.Aggregate(0u, static (bits, term) => bits | (1u << term.Length)));

    private static readonly uint[] LengthsByLetter = [.. Enumerable.Range(0, 128).Select(static c => Beginnings.GetValueOrDefault((char)c))];

    /// <summary>Marks the tokens of the longest phrase at each place. A phrase typed without any mark counts as well.</summary>
    public static void Mark(List<Token> tokens)
    {
        var all = CollectionsMarshal.AsSpan(tokens);
        for (var i = 0; i < all.Length; i++)
        {
            var term = all[i].Term;
            if (term.Length > 31 || (term[0] < 128 && (LengthsByLetter[term[0]] >> term.Length & 1) == 0))
                continue;
            var last = i + Math.Max(Longest(Marked, all, i), Longest(Folded, all, i)) - 1;
            for (var j = i; j <= last; j++)
                all[j] = all[j] with { IsBoilerplate = true };
            i = Math.Max(i, last);
        }
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

    private static FrozenDictionary<string, string[][]> ByFirst(Func<string, string> form)
    {
        Span<char> buffer = stackalloc char[16];
        var phrases = new List<string[]>();
        foreach (var phrase in Phrases)
        {
            var terms = new List<string>();
            foreach (var syllable in phrase.Split(' '))
            {
                if (Word.TryRead(syllable, 0, buffer, out var word))
                    terms.Add(form(word.Term.ToString()));
            }

            phrases.Add([.. terms]);
        }

        return phrases.GroupBy(static phrase => phrase[0], StringComparer.Ordinal)
            .ToFrozenDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);
    }
}
