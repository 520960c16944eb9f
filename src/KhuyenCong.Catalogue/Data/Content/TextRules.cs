using System.Text;
using System.Text.RegularExpressions;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Data.Content;

/// <summary>What every text of the register must be: composed Unicode, no remains of a legacy encoding, no stray characters.</summary>
internal static partial class TextRules
{
    /// <summary>What is wrong with a text and how to mend it; null where nothing is.</summary>
    public static RuleFault? Judge(string text)
    {
        var ascii = true;
        foreach (var c in text)
        {
            ascii &= c < 0x80;
            if (c == '\uFFFD')
                return new RuleFault("holds the replacement character U+FFFD: a letter was lost in a conversion, type it again", "có ký tự thay thế U+FFFD: một chữ đã mất khi chuyển đổi, hãy gõ lại");
            if (c is (< ' ' and not ('\n' or '\t')) or (>= '\u007F' and <= '\u009F') or '\uFEFF' or '\u2028' or '\u2029')
                return new RuleFault($"holds the control character U+{(int)c:X4}: remove it", $"có ký tự điều khiển U+{(int)c:X4}: xoá nó đi");
            if (c is >= '\uE000' and <= '\uF8FF')
                return new RuleFault($"holds U+{(int)c:X4}, a character of some fonts only: type a letter that every font has", $"có ký tự U+{(int)c:X4} mà chỉ vài phông chữ hiển thị được: gõ chữ khác");
        }

        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
            return new RuleFault("begins or ends with a space or an empty line: remove it", "bắt đầu hoặc kết thúc bằng dấu cách hay dòng trống: xoá đi");
        if (ascii)
            return null;
        if (HasLoneSurrogate(text))
            return new RuleFault("holds half a character: type it again", "có nửa ký tự: gõ lại");
        if (VietnameseText.ToNfc(text) != text || !text.IsNormalized(NormalizationForm.FormC))
            return new RuleFault("is not composed Unicode (NFC): its letters and tone marks stand apart, save it as NFC", "không phải Unicode dựng sẵn (NFC): chữ và dấu đứng rời nhau, gõ lại bằng bộ gõ Unicode dựng sẵn");
        if (Tcvn3().Match(text) is { Success: true } tcvn3)
            return new RuleFault($"looks like the legacy encoding TCVN3 (\"{tcvn3.Value}\"): convert it to Unicode", $"có vẻ là bảng mã cũ TCVN3 (“{tcvn3.Value}”): chuyển sang Unicode");
        // One such word may be French (goût, naïve).
        var vni = Vni().Matches(text);
        return vni.Count < 2 ? null : new RuleFault($"looks like the legacy encoding VNI (\"{vni[0].Value} {vni[1].Value}\"): convert it to Unicode", $"có vẻ là bảng mã cũ VNI (“{vni[0].Value} {vni[1].Value}”): chuyển sang Unicode");
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }

    /// <summary>TCVN3 puts accented letters on signs, and on capitals that then stand after small letters: "S¶n phÈm". Looked for from the beginning of each word alone: a text without spaces would take the square of its length.</summary>
    [GeneratedRegex(@"(?<!\p{L})\p{L}*(\p{L}[¨©ª«¬®µ¶·¸¹»¼½¾]\p{L}|\p{Ll}[ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞ]\p{Ll})\p{L}*")]
    private static partial Regex Tcvn3();

    /// <summary>VNI writes a vowel and then its mark as a letter of its own: "Saûn phaåm".</summary>
    [GeneratedRegex(@"(?<!\p{L})\p{L}*([aeouyAEOUYöôÖÔ][øûåäØÛÅÄ]|a[ùïâéèúü]|[öÖ]ô|ñ[aoöeiu][ùøûïâ])\p{L}*")]
    private static partial Regex Vni();
}
