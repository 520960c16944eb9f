namespace KhuyenCong.Search.Correcting;

/// <summary>Reads the keystrokes of Telex ("nuowcs") and VNI ("nu7o7c1") that were left in a text because the keyboard was not switched.</summary>
internal static class Residue
{
    private const int MaxLetters = 10;
    private const string TelexTones = "frxsj";

    /// <summary>Form <c>t</c> of the syllable that the keystrokes make, or null where none of them is a mark.</summary>
    public static string? Decode(ReadOnlySpan<char> typed)
    {
        var base_ = new List<char>(MaxLetters);
        var qualities = new List<Quality>(MaxLetters);
        var tone = 0;
        var isChanged = false;
        foreach (var key in typed)
        {
            var c = char.ToLowerInvariant(key);
            if (!char.IsAsciiLetterOrDigit(c) || base_.Count >= MaxLetters)
                return null;
            if (base_.Exists(IsVowel) && tone == 0 && ToneOf(c) is > 0 and var typedTone)
            {
                tone = typedTone;
                isChanged = true;
            }
            else if (TryQuality(base_, qualities, c))
            {
                isChanged = true;
            }
            else if (char.IsAsciiDigit(c))
            {
                return null;
            }
            else
            {
                base_.Add(c);
                qualities.Add(Quality.None);
            }
        }

        return isChanged && base_.Exists(IsVowel) ? Term(base_, qualities, tone) : null;
    }

    private static string? Term(List<char> letters, List<Quality> qualities, int tone)
    {
        var text = string.Concat(letters.Zip(qualities, static (letter, quality) => Letters.Compose(letter, quality, 0)));
        Span<char> buffer = stackalloc char[MaxLetters + 2];
        if (!Word.TryRead(text, 0, buffer, out var word))
            return null;
        return tone == 0 ? word.Term.ToString() : $"{word.Term}{tone}";
    }

    private static int ToneOf(char c) => c is >= '1' and <= '5'
        ? c switch { '1' => 4, '2' => 1, '3' => 2, '4' => 3, _ => 5 }
        : TelexTones.IndexOf(c, StringComparison.Ordinal) + 1;

    /// <summary>Gives an earlier letter the quality that the key means.</summary>
    private static bool TryQuality(List<char> letters, List<Quality> qualities, char key)
    {
        switch (key)
        {
            case 'w' or '7' when letters.Contains('u') && letters.IndexOf('o') == letters.IndexOf('u') + 1:
                return Give(letters.IndexOf('u'), Quality.Horn) | Give(letters.IndexOf('o'), Quality.Horn);
            case 'w' when Last("a") >= 0:
                return Give(Last("a"), Quality.Breve);
            case 'w' or '7':
                return Give(Last("ou"), Quality.Horn);
            case '8':
                return Give(Last("a"), Quality.Breve);
            case '6':
                return Give(Last("aeo"), Quality.Circumflex);
            case 'd' or '9' when letters.Count > 0 && letters[0] == 'd':
                return Give(0, Quality.Stroke);
            case 'a' or 'e' or 'o':
                return Give(Last(key.ToString()), Quality.Circumflex);
            default:
                return false;
        }

        int Last(string among) => letters.FindLastIndex(letter => among.Contains(letter, StringComparison.Ordinal));

        bool Give(int at, Quality quality)
        {
            if (at < 0 || qualities[at] != Quality.None)
                return false;
            qualities[at] = quality;
            return true;
        }
    }

    private static bool IsVowel(char c) => "aeiouy".Contains(c, StringComparison.Ordinal);
}
