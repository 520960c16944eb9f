using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.News;

/// <summary>
/// How long a text takes to read, in whole minutes, one at least. Vietnamese writes each syllable apart, so its measure is the written syllable and not
/// the word. The two speeds are assumptions of this house, no measurement of its readers: an unhurried adult reading to oneself.
/// </summary>
public static class ReadingTime
{
    public const int SyllablesPerMinute = 220;
    public const int EnglishWordsPerMinute = 230;

    private static readonly char[] Inner = ['-', '–', '/', '.', ','];

    /// <param name="markdown">Its marks, addresses and lines of tables do not count.</param>
    /// <param name="lang">"vi" counts syllables, any other language words.</param>
    public static int Minutes(string markdown, string lang) =>
        Math.Max(1, (int)Math.Ceiling(Count(markdown, lang) / (double)(lang == "vi" ? SyllablesPerMinute : EnglishWordsPerMinute)));

    public static int Count(string markdown, string lang) => Html.PlainText(markdown)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Sum(piece => lang == "vi" && !piece.Any(char.IsDigit)
            ? piece.Split(Inner, StringSplitOptions.RemoveEmptyEntries).Count(p => p.Any(char.IsLetter))
            : piece.Any(char.IsLetterOrDigit) ? 1 : 0);
}
