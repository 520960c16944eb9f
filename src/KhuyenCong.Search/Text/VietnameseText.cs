using System.Text;

namespace KhuyenCong.Search;

/// <summary>Forms of Vietnamese text for storing, comparing, ordering and addresses. Needs no ICU.</summary>
public static class VietnameseText
{
    /// <summary>Longest slug, in characters.</summary>
    public const int MaxSlugLength = 80;

    /// <summary>The alphabet with the four letters of foreign words where dictionaries put them.</summary>
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    /// <summary>
    /// Composes letters with their marks, in whatever order the marks stand (NFD of macOS, half-composed text of Windows-1258).
    /// Marks that no Vietnamese letter wears stay as they are. Returns the same instance where nothing changes.
    /// </summary>
    public static string ToNfc(string text)
    {
        var firstMark = text.AsSpan().IndexOfAnyInRange('\u0300', '\u036F');
        if (firstMark < 0)
            return text;

        var composed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (Letters.TryRead(text, ref i, out var letter) && i > start + 1)
            {
                var lower = Letters.Compose(letter.Base, letter.Quality, letter.Tone);
                composed.Append(letter.IsUpper ? char.ToUpperInvariant(lower) : lower);
            }
            else
            {
                composed.Append(text[start]);
                i = start + 1;
            }
        }

        return composed.ToString();
    }

    /// <summary>Lower case without any mark, đ as d; every other character stays ("Bánh tráng, 40°N" → "banh trang, 40°n").</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (Letters.TryRead(text, ref i, out var letter))
            {
                folded.Append(letter.Base);
                continue;
            }

            if (!Letters.IsCombining(text[i]) && !Letters.IsInvisible(text[i]))
                folded.Append(char.ToLowerInvariant(text[i]));
            i++;
        }

        return folded.ToString();
    }

    /// <summary>
    /// A key that sorts by ordinal comparison (collation "C") as a Vietnamese dictionary does: a ă â b c d đ e ê …; tones only decide
    /// between texts that are otherwise equal (ngang huyền hỏi ngã sắc nặng); case and punctuation never.
    /// </summary>
    /// <remarks>
    /// Each letter is the character at its place of the alphabet from 'A' on, words are joined by '-'; then a space and one tone digit per word:
    /// "kẹo" is "OHS 5". So the two ways to place a tone (hòa, hoà) give one key. A space is less than '-', '-' less than digits
    /// and letters: a shorter name comes before the names it begins.
    /// </remarks>
    public static string SortKey(string text)
    {
        var key = new StringBuilder(text.Length * 2);
        var tones = new StringBuilder();
        var inWord = false;
        for (var i = 0; i < text.Length;)
        {
            char primary;
            byte tone = 0;
            if (Letters.TryRead(text, ref i, out var letter))
            {
                primary = (char)('A' + Alphabet.IndexOf(letter.Toneless, StringComparison.Ordinal));
                tone = letter.Tone;
            }
            else
            {
                var c = text[i++];
                if (Letters.IsCombining(c) || Letters.IsInvisible(c))
                    continue;
                if (!char.IsLetterOrDigit(c))
                {
                    inWord = false;
                    continue;
                }

                primary = char.ToLowerInvariant(c);
            }

            if (!inWord)
            {
                if (key.Length > 0)
                    key.Append('-');
                tones.Append('0');
                inWord = true;
            }

            key.Append(primary);
            if (tone != 0)
                tones[^1] = (char)('0' + tone);
        }

        return key.Append(' ').Append(tones).ToString();
    }

    /// <summary>
    /// Lower-case ASCII letters and digits joined by '-', at most <see cref="MaxSlugLength"/> characters, cut between words where a
    /// word ends in the second half. Empty where the text holds no Latin letter or digit. Different names may share a slug.
    /// </summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder(Math.Min(text.Length, MaxSlugLength + 1));
        var gap = false;
        for (var i = 0; i < text.Length && slug.Length <= MaxSlugLength;)
        {
            char c;
            if (Letters.TryRead(text, ref i, out var letter))
            {
                c = letter.Base;
            }
            else
            {
                c = text[i++];
                if (Letters.IsCombining(c) || Letters.IsInvisible(c))
                    continue;
                if (!char.IsAsciiDigit(c))
                {
                    gap = slug.Length > 0;
                    continue;
                }
            }

            if (gap)
                slug.Append('-');
            gap = false;
            slug.Append(c);
        }

        if (slug.Length <= MaxSlugLength)
            return slug.ToString();
        var cut = slug.ToString(0, MaxSlugLength + 1).LastIndexOf('-');
        return slug.ToString(0, cut > MaxSlugLength / 2 ? cut : MaxSlugLength).TrimEnd('-');
    }
}
