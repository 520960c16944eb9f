namespace KhuyenCong.Search;

/// <summary>
/// One token of a text. <c>Term</c> is its form <c>t</c> (see <see cref="Forms"/>); <c>Start</c> and <c>Length</c> are those of the text
/// as given, decomposed or not. <c>Position</c> counts tokens; the parts of a document number or measure (<c>IsPart</c>) stand beside
/// their whole, and a query asks for the whole. <c>IsMarked</c>: written with a mark, so just this form is meant.
/// <c>IsBoilerplate</c>: in a phrase that nearly every record has ("sản phẩm", "công ty TNHH").
/// </summary>
public readonly record struct Token(string Term, int Position, int Start, int Length, bool IsMarked, bool IsPart = false, bool IsBoilerplate = false)
{
    public int End => Start + Length;

    /// <summary>An English plural, whose term is the singular ("candies" → candy): no Vietnamese syllable without its marks.</summary>
    public bool IsPlural { get; init; }

    /// <summary>A word of asking in a query: nothing is earned by holding it.</summary>
    internal bool IsAsking { get; init; }
}

/// <summary>
/// The three forms of a term. <c>t</c>, the form that is indexed, ends in a tone digit 1-5 where the syllable has a tone; terms that mix
/// letters with digits always end in one (0 without tone), so that "a4" paper is "a40" and never the syllable "á". <c>s</c> is without
/// the tone digit, <c>f</c> without any mark.
/// </summary>
public static class Forms
{
    /// <summary>Form <c>s</c>: "dưa1" → "dưa".</summary>
    public static string Toneless(string term) => term[..TonelessLength(term)];

    /// <summary>Form <c>f</c>: "dưa1" → "dua".</summary>
    public static string Folded(string term) => FoldToneless(Toneless(term));

    /// <summary>0 to 5.</summary>
    public static int Tone(string term) => TonelessLength(term) < term.Length ? term[^1] - '0' : 0;

    internal static int TonelessLength(ReadOnlySpan<char> term)
    {
        if (term.Length < 2 || !char.IsAsciiDigit(term[^1]))
            return term.Length;
        foreach (var c in term)
        {
            if (!char.IsAsciiDigit(c) && c != '.')
                return term.Length - 1;
        }

        return term.Length;
    }

    private static string FoldToneless(string toneless)
    {
        foreach (var c in toneless)
        {
            if (!char.IsAscii(c))
                return VietnameseText.Fold(toneless);
        }

        return toneless;
    }
}
