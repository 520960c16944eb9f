using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Query;

/// <summary>Terms that begin with the letters typed so far: a mark typed must be there, a letter typed without may have any.</summary>
internal static class Beginning
{
    /// <param name="terms">Where to look.</param>
    /// <param name="term">Form <c>t</c> of what was typed.</param>
    /// <param name="typed">The very letters: "quy" is kept as "qui", but may be the beginning of "quyên".</param>
    public static IEnumerable<int> Terms(TermDictionary terms, string term, ReadOnlySpan<char> typed)
    {
        var tone = Forms.Tone(term);
        string[] spellings = [Forms.Toneless(term), Toneless(typed)];
        return spellings.Distinct(StringComparer.Ordinal)
            .SelectMany(spelling => terms.WithFoldPrefix(VietnameseText.Fold(spelling)).ToArray().Where(found => Begins(terms[found], spelling)))
            .Where(found => tone == 0 || Forms.Tone(terms[found]) == tone).Distinct();
    }

    private static bool Begins(string term, string spelling)
    {
        for (var i = 0; i < spelling.Length; i++)
        {
            if (!char.IsAscii(spelling[i]) && (i >= term.Length || term[i] != spelling[i]))
                return false;
        }

        return true;
    }

    private static string Toneless(ReadOnlySpan<char> text)
    {
        var toneless = new char[text.Length];
        for (var i = 0; i < toneless.Length; i++)
            toneless[i] = Letters.TryGet(text[i], out var letter) ? letter.Toneless : char.ToLowerInvariant(text[i]);
        return new string(toneless);
    }
}
