namespace KhuyenCong.Catalogue.Certificates;

/// <summary>The look-up code (mã tra cứu): ten characters of an alphabet without look-alikes.</summary>
public static class CertificateCode
{
    public const int Length = 10;
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static bool IsWellFormed(string text) => text.Length == Length && text.All(Alphabet.Contains);

    /// <summary>What was typed or read aloud, as a code would be written: upper case, without spaces, dots and dashes.</summary>
    public static string Tidy(string typed) => new([.. typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.')).Select(char.ToUpperInvariant)]);

    /// <summary>Could this have been meant as a code? Latin letters and digits of about the right length, at least one digit among them.</summary>
    public static bool LooksMeant(string tidy) => tidy.Length is >= Length - 1 and <= Length + 1 && tidy.All(char.IsAsciiLetterOrDigit) && tidy.Any(char.IsAsciiDigit);
}
