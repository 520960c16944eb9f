using System.Buffers;

namespace KhuyenCong.Search.Correcting;

/// <summary>Writes a term the way people do, where no name shows how.</summary>
internal static class Writing
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aăâeêioôơuưy");
    private static readonly SearchValues<char> QualityVowels = SearchValues.Create("ăâêôơư");

    /// <summary>"nươc4" → "nước". The tone stands on the vowel with a quality, else on the second of two before a consonant, else as in "hòa", "của".</summary>
    public static string Compose(string term)
    {
        var tone = Forms.Tone(term);
        var letters = Forms.Toneless(term).ToCharArray();
        if (tone == 0 || PlaceOfTone(letters) is not (>= 0 and var at) || !Letters.TryGet(letters[at], out var letter))
            return new string(letters);
        letters[at] = Letters.Compose(letter.Base, letter.Quality, tone);
        return new string(letters);
    }

    private static int PlaceOfTone(ReadOnlySpan<char> letters)
    {
        var first = letters.IndexOfAny(Vowels);
        if (first < 0)
            return -1;
        var glides = letters.StartsWith("qu") || letters.StartsWith("gi");
        if (glides && letters.Length > 2 && Vowels.Contains(letters[2]))
            first = 2;
        var end = first;
        while (end < letters.Length && Vowels.Contains(letters[end]))
            end++;
        var marked = letters[first..end].LastIndexOfAny(QualityVowels);
        if (marked >= 0)
            return first + marked;
        var isClosed = end < letters.Length;
        return (end - first) switch
        {
            1 => first,
            2 => isClosed ? first + 1 : first,
            _ => first + 1,
        };
    }
}
