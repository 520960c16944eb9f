using System.Globalization;

namespace KhuyenCong.Search;

/// <summary>A number as Vietnamese writes it: '.' between thousands, ',' before decimals (a '.' that cannot part thousands is read as ',').</summary>
internal readonly record struct Number(string Text, int End, bool CanMeasure)
{
    private const int MaxDigits = 30;

    /// <summary>Reads the number at <paramref name="at"/>, which is a digit. "1.850" is "1850", "0,50" is "0.5".</summary>
    public static Number Read(string text, int at)
    {
        Span<char> digits = stackalloc char[MaxDigits + 1];
        var length = 0;
        var i = at;
        Digits(digits, int.MaxValue);
        while (i - at <= 12 && i < text.Length && text[i] == '.' && DigitsFrom(i + 1) == 3)
        {
            i++;
            Digits(digits, 3);
        }

        if (i < text.Length && text[i] is ',' or '.' && DigitsFrom(i + 1) is > 0 and <= 6)
        {
            digits[Math.Min(length++, MaxDigits)] = '.';
            i++;
            Digits(digits, int.MaxValue);
            length = Math.Min(length, MaxDigits);
            while (digits[length - 1] == '0')
                length--;
            if (digits[length - 1] == '.')
                length--;
        }

        length = Math.Min(length, MaxDigits);
        return new Number(digits[..length].ToString(), i, length <= 9);

        void Digits(Span<char> into, int most)
        {
            for (; most > 0 && i < text.Length && char.IsAsciiDigit(text[i]); i++, most--)
                into[Math.Min(length++, MaxDigits)] = text[i];
        }

        int DigitsFrom(int from)
        {
            var end = from;
            while (end < text.Length && end < from + 8 && char.IsAsciiDigit(text[end]))
                end++;
            return end - from;
        }
    }
}

/// <summary>A unit behind a number. Volumes become ml, weights g, lengths mm; degrees of protein (nước mắm) become °n.</summary>
internal readonly record struct Measure(string? Symbol, decimal Factor, int End, bool HasWords)
{
    private static readonly Dictionary<string, (string Symbol, decimal Factor)> Units = new(StringComparer.Ordinal)
    {
        ["ml"] = ("ml", 1),
        ["cc"] = ("ml", 1),
        ["cl"] = ("ml", 10),
        ["l"] = ("ml", 1000),
        ["lit4"] = ("ml", 1000),
        ["lit"] = ("ml", 1000),
        ["mg"] = ("g", 0.001m),
        ["g"] = ("g", 1),
        ["gr"] = ("g", 1),
        ["gam"] = ("g", 1),
        ["gram"] = ("g", 1),
        ["kg"] = ("g", 1000),
        ["mm"] = ("mm", 1),
        ["cm"] = ("mm", 10),
    };

    private static readonly Dictionary<string, (string Symbol, decimal Factor)>.AlternateLookup<ReadOnlySpan<char>> UnitsBySpan =
        Units.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the unit at <paramref name="at"/>, one space allowed before it; no symbol where there is none.</summary>
    public static Measure Read(string text, int at)
    {
        var attached = at < text.Length && !IsSpace(text[at]);
        var i = SkipSpace(text, at);
        if (i >= text.Length)
            return default;
        Span<char> buffer = stackalloc char[8];
        if (text[i] == '%')
            return new Measure("%", 1, i + 1, false);
        if (text[i] is '°' or 'º' or '˚')
            return WordAt(text, SkipSpace(text, i + 1), buffer, "n", "n", out var symbolEnd)
                ? new Measure("°n", 1, symbolEnd, false)
                : new Measure("°", 1, i + 1, false);
        if (attached && WordAt(text, i, buffer, "n", "n", out var end))
            return new Measure("°n", 1, end, false);
        if (WordAt(text, i, buffer, "đô5", "do", out end))
        {
            var next = SkipSpace(text, end);
            return WordAt(text, next, buffer, "đam5", "dam", out var proteinEnd) || WordAt(text, next, buffer, "n", "n", out proteinEnd)
                ? new Measure("°n", 1, proteinEnd, true)
                : new Measure("°", 1, end, true);
        }

        return Word.TryRead(text, i, buffer, out var word) && UnitsBySpan.TryGetValue(word.Term, out var unit)
            ? new Measure(unit.Symbol, unit.Factor, word.End, !attached)
            : default;
    }

    /// <summary>The term of the whole: "500ml0"; the digit stands for the tone, as in every term that mixes letters and digits.</summary>
    public string Format(string number) =>
        Factor == 1
            ? $"{number}{Symbol}0"
            : string.Create(CultureInfo.InvariantCulture, $"{decimal.Parse(number, CultureInfo.InvariantCulture) * Factor:0.######}{Symbol}0");

    private static bool WordAt(string text, int at, Span<char> buffer, string marked, string plain, out int end)
    {
        end = at;
        if (at >= text.Length || !Word.TryRead(text, at, buffer, out var word) || !(word.Term.SequenceEqual(marked) || word.Term.SequenceEqual(plain)))
            return false;
        end = word.End;
        return true;
    }

    private static int SkipSpace(string text, int at) => at < text.Length && IsSpace(text[at]) ? at + 1 : at;

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F';
}
