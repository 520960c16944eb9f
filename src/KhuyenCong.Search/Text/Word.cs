using System.Text.RegularExpressions;

namespace KhuyenCong.Search;

/// <summary>A run of letters and digits, read into form <c>t</c>.</summary>
internal readonly ref partial struct Word
{
    private Word(ReadOnlySpan<char> term, int end, bool isMarked, bool isPlural)
    {
        Term = term;
        End = end;
        IsMarked = isMarked;
        IsPlural = isPlural;
    }

    public ReadOnlySpan<char> Term { get; }

    public int End { get; }

    public bool IsMarked { get; }

    /// <summary>An English plural, read as its singular.</summary>
    public bool IsPlural { get; }

    /// <summary>Reads the word that starts at <paramref name="at"/>, at most as long as the buffer; false where none starts.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, Span<char> buffer, out Word word)
    {
        word = default;
        var length = 0;
        var tone = 0;
        var letters = 0;
        var marked = false;
        var i = at;
        while (i < text.Length && length < buffer.Length - 1)
        {
            if (Letters.TryRead(text, ref i, out var letter))
            {
                if (letter.Tone != 0)
                    tone = letter.Tone;
                marked |= letter.IsMarked;
                letters++;
                buffer[length++] = letter.Toneless;
                continue;
            }

            var c = text[i];
            if (char.IsLetterOrDigit(c))
            {
                letters += char.IsAsciiDigit(c) ? 0 : 1;
                buffer[length++] = char.ToLowerInvariant(c);
            }
            else if (length == 0 || !(Letters.IsCombining(c) || Letters.IsInvisible(c)))
            {
                break;
            }

            i++;
        }

        if (length == 0)
            return false;
        UnifyY(buffer[..length]);
        if (letters > 0 && (tone != 0 || letters < length))
            buffer[length++] = (char)('0' + tone);
        var plural = !marked && letters == length && Singular(buffer, ref length);
        word = new Word(buffer[..length], i, marked, plural);
        return true;
    }

    /// <summary>Plurals of goods that no rule gives: olives and gloves keep their e.</summary>
    private static readonly (string Plural, string Singular)[] Irregular = [("knives", "knife"), ("leaves", "leaf"), ("loaves", "loaf"), ("scarves", "scarf"), ("shelves", "shelf")];

    /// <summary>
    /// Candies → candy, boxes → box, baskets → basket. Not glass, bus, basis; and not where the rest may be a Vietnamese syllable, which Telex gives its tone by
    /// an s: banhs, nuts.
    /// </summary>
    private static bool Singular(Span<char> word, ref int length)
    {
        var letters = word[..length];
        if (length < 4 || letters[^1] != 's' || letters[^2] is 's' or 'u' or 'i' || letters.ContainsAnyExceptInRange('a', 'z') || MayBeSyllable(letters[..^1]))
            return false;
        foreach (var (plural, singular) in Irregular)
        {
            if (letters.SequenceEqual(plural))
            {
                singular.CopyTo(letters);
                length = singular.Length;
                return true;
            }
        }

        if (letters.EndsWith("ies") && length > 4)
        {
            letters[^3] = 'y';
            length -= 2;
        }
        else
        {
            length -= letters.EndsWith("ches") || letters.EndsWith("shes") || letters.EndsWith("sses") || letters.EndsWith("xes") ? 2 : 1;
        }

        return true;
    }

    private static bool MayBeSyllable(ReadOnlySpan<char> letters) => Syllable().IsMatch(letters);

    [GeneratedRegex("^(b|ch?|d|dd|gi?|gh|h|kh?|l|m|n|ngh?|nh|p|ph|qu|r|s|th?|tr|v|x)?(a[aw]?[iouy]?|ee?[ou]?|i(a|u|ee?u?)?|o[ow]?(aw?[iyo]?|eo?|i)?|u[uw]?(aa?y?|w?o[ow]?[iu]?|ee?|i|u|y(a|ee?u?)?)?|y(ee?u?)?)(ch?|m|ng?|nh|p|t)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Syllable();

    /// <summary>
    /// kỹ = kĩ, quý = quí: y becomes i where it is the only vowel, or the only one after "qu". Never in ay, ây, uy (tay is not tai).
    /// </summary>
    private static void UnifyY(Span<char> letters)
    {
        var y = letters.IndexOf('y');
        if (y < 0)
            return;
        var first = letters.Length > 2 && letters[0] == 'q' && letters[1] == 'u' ? 2 : 0;
        for (var i = first; i < letters.Length; i++)
        {
            if (i != y && "aăâeêioôơuưy0123456789".Contains(letters[i], StringComparison.Ordinal))
                return;
        }

        letters[y] = 'i';
    }
}
