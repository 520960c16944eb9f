using System.Security.Cryptography;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.Certificates;

/// <summary>The look-up code (mã tra cứu): ten characters of an alphabet without look-alikes.</summary>
public static class CertificateCode
{
    public const int Length = 10;
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new one, which nobody can guess from the others: one of 6 · 10¹⁴.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Alphabet, Length);

    public static bool IsWellFormed(string text) => text.Length == Length && text.All(Alphabet.Contains);

    /// <summary>What was typed or read aloud, as a code would be written: upper case, without spaces, dots and dashes.</summary>
    public static string Tidy(string typed) => new([.. typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.')).Select(char.ToUpperInvariant)]);

    /// <summary>Could this have been meant as a code? Latin letters and digits of about the right length, at least one digit among them.</summary>
    public static bool LooksMeant(string tidy) => tidy.Length is >= Length - 1 and <= Length + 1 && tidy.All(char.IsAsciiLetterOrDigit) && tidy.Any(char.IsAsciiDigit);

    /// <summary>Why a text is no code of this register, for people.</summary>
    public static string FaultOf(string code, Language language)
    {
        var wrong = code.Where(c => !Alphabet.Contains(c)).Distinct().ToArray();
        return wrong.Length > 0
            ? language.Pick($"Mã tra cứu không có ký tự {string.Join(", ", wrong)}: hãy xem lại, dễ nhầm với chữ hoặc số khác.", $"A look-up code never has {string.Join(", ", wrong)}: look again, it may be another letter or digit.")
            : code.Length != Length
                ? language.Pick($"Mã tra cứu có {Length} ký tự, quý vị đã nhập {code.Length}.", $"A look-up code has {Length} characters, you typed {code.Length}.")
                : language.Pick("Không có chứng nhận nào mang mã này trong sổ. Hãy kiểm tra lại từng ký tự.", "No certificate in the register has this code. Check it character by character.");
    }
}
