using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>
/// Marks of other schemes as a facet of their own, apart from the levels of the certificates: a value is the slug of a scheme ("ocop"), or a scheme and
/// a grade ("ocop.4-sao").
/// </summary>
public static class MarkWords
{
    /// <summary>Name in the query of the pages.</summary>
    public const string Facet = "danh-hieu";

    public static IEnumerable<string> ValuesOf(string scheme, string? grade) => grade is null ? [scheme] : [scheme, ValueOf(scheme, grade)];

    public static string ValueOf(string scheme, string grade) => $"{scheme}.{VietnameseText.Slug(grade)}";

    /// <summary>"OCOP 4 sao"; the value itself where the scheme is not known.</summary>
    public static Worded Label(ReferenceData reference, Language language, string value)
    {
        var parts = value.Split('.', 2);
        if (!reference.MarkSchemes.TryGetValue(parts[0], out var scheme))
            return new(value, "vi");
        var name = language.Word(ShortName(scheme.Name), scheme.NameEn is { } english ? ShortName(english) : null);
        if (parts.Length == 1)
            return name;
        var grade = parts[1].Replace('-', ' ');
        return name with { Text = $"{name.Text} {(name.Lang == "en" && grade.EndsWith(" sao", StringComparison.Ordinal) ? grade[..^" sao".Length] + " stars" : grade)}" };
    }

    /// <summary>Without what follows in brackets or after a comma: "OCOP (Mỗi xã một sản phẩm), 3-5 sao" is OCOP.</summary>
    internal static string ShortName(string name) => name.Split(['(', ','], 2)[0].Trim();
}
