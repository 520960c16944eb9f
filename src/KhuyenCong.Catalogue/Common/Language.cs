namespace KhuyenCong.Catalogue.Common;

/// <summary>A face of the site. Vietnamese stands at the root, English under /en.</summary>
public enum Language
{
    Vi,
    En,
}

/// <summary>A text and the language it is in: what is missing in English is shown in Vietnamese and marked so.</summary>
public readonly record struct Worded(string Text, string Lang);

public static class LanguageExtensions
{
    public static string Code(this Language language) => language is Language.En ? "en" : "vi";

    public static string Pick(this Language language, string vietnamese, string english) => language is Language.En ? english : vietnamese;

    /// <summary>The English text where asked for and there is one, else the original in its own language.</summary>
    public static Worded Word(this Language language, string original, string? english, string originalLang = "vi") =>
        language is Language.En && !string.IsNullOrEmpty(english) ? new(english, "en") : new(original, originalLang);
}
