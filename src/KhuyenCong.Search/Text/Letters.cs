namespace KhuyenCong.Search;

/// <summary>What a letter wears besides its tone: a quality makes another letter of the alphabet (a, ă, â), a tone does not.</summary>
internal enum Quality : byte
{
    None,
    Circumflex,
    Breve,
    Horn,
    Stroke,

    /// <summary>A mark that Vietnamese does not know (ñ, ü): read as its base letter.</summary>
    Foreign,
}

/// <summary>
/// One letter taken apart. <c>Base</c> is a lower-case ASCII letter; <c>Tone</c> is 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng, in
/// the order of Vietnamese dictionaries.
/// </summary>
internal readonly record struct Letter(char Base, Quality Quality, byte Tone, bool IsUpper)
{
    public bool IsMarked => Tone != 0 || Quality is not (Quality.None or Quality.Foreign);

    /// <summary>The letter in lower case with its quality and without its tone.</summary>
    public char Toneless => Letters.Compose(Base, Quality, 0);
}

/// <summary>
/// The letters of Vietnamese and their marks, by table: the same answers with and without ICU, for composed, half-composed
/// and decomposed text.
/// </summary>
internal static class Letters
{
    private const int TableSize = 0x1F00;
    private const int UpperBit = 1 << 13;

    private static readonly (Quality Quality, string ByTone)[] Vowels =
    [
        (Quality.None, "aàảãáạ"), (Quality.Breve, "ăằẳẵắặ"), (Quality.Circumflex, "âầẩẫấậ"),
        (Quality.None, "eèẻẽéẹ"), (Quality.Circumflex, "êềểễếệ"), (Quality.None, "iìỉĩíị"),
        (Quality.None, "oòỏõóọ"), (Quality.Circumflex, "ôồổỗốộ"), (Quality.Horn, "ơờởỡớợ"),
        (Quality.None, "uùủũúụ"), (Quality.Horn, "ưừửữứự"), (Quality.None, "yỳỷỹýỵ"),
    ];

    private const string ForeignLetters = "ä å ç ë ï ñ ö ø ü ÿ æ š ž ć č ś ź ż ł ń ř ß ā ē ī ō ū ą ę î û";
    private const string ForeignBases = "a a c e i n o o u y a s z c c s z z l n r s a e i o u a e i u";

    private static readonly ushort[] Table = BuildTable();
    private static readonly char[] Composed = BuildComposed();

    /// <summary>Takes one composed character apart; false for anything that is no Latin letter.</summary>
    public static bool TryGet(char c, out Letter letter)
    {
        var packed = c < TableSize ? Table[c] : 0;
        letter = new Letter((char)(packed & 0x7F), (Quality)((packed >> 7) & 7), (byte)((packed >> 10) & 7), (packed & UpperBit) != 0);
        return packed != 0;
    }

    /// <summary>Reads the letter at <paramref name="at"/> with the marks behind it, and moves past what was read. Marks that do not fit are left.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ref int at, out Letter letter)
    {
        if (!TryGet(text[at], out letter))
            return false;
        at++;
        while (at < text.Length && text[at] is >= '\u0300' and <= '\u036F' && TryAdd(text[at], ref letter))
            at++;
        return true;
    }

    /// <summary>The lower-case character of a letter and its marks; a quality or tone that the letter cannot wear is dropped.</summary>
    public static char Compose(char baseLetter, Quality quality, int tone)
    {
        var composed = Composed[((baseLetter - 'a') * 8 + (int)quality) * 8 + tone];
        return composed != '\0' ? composed : baseLetter;
    }

    public static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>Characters without width that copy and paste leave inside words.</summary>
    public static bool IsInvisible(char c) => c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';

    private static bool TryAdd(char mark, ref Letter letter)
    {
        var tone = ToneOf(mark);
        if (tone != 0 && letter.Tone == 0 && Composed[((letter.Base - 'a') * 8 + (int)letter.Quality) * 8 + tone] != '\0')
        {
            letter = letter with { Tone = tone };
            return true;
        }

        var quality = QualityOf(mark);
        if (quality != Quality.None && letter.Quality == Quality.None && Composed[((letter.Base - 'a') * 8 + (int)quality) * 8] != '\0')
        {
            letter = letter with { Quality = quality };
            return true;
        }

        return false;
    }

    private static byte ToneOf(char mark) => mark switch
    {
        '\u0300' or '\u0340' => 1,
        '\u0309' => 2,
        '\u0303' => 3,
        '\u0301' or '\u0341' => 4,
        '\u0323' => 5,
        _ => 0,
    };

    private static Quality QualityOf(char mark) => mark switch
    {
        '\u0302' => Quality.Circumflex,
        '\u0306' => Quality.Breve,
        '\u031B' => Quality.Horn,
        '\u0335' => Quality.Stroke,
        _ => Quality.None,
    };

    private static char BaseOf(string vowelsByTone) => vowelsByTone[0] switch
    {
        'ă' or 'â' => 'a',
        'ê' => 'e',
        'ô' or 'ơ' => 'o',
        'ư' => 'u',
        var plain => plain,
    };

    private static ushort[] BuildTable()
    {
        var table = new ushort[TableSize];
        for (var c = 'a'; c <= 'z'; c++)
            Put(c, c, Quality.None, 0);
        for (var i = 0; i < ForeignLetters.Length; i += 2)
            Put(ForeignLetters[i], ForeignBases[i], Quality.Foreign, 0);
        foreach (var (quality, byTone) in Vowels)
        {
            for (var tone = 0; tone < byTone.Length; tone++)
                Put(byTone[tone], BaseOf(byTone), quality, tone);
        }

        // Eth and the African D look like Đ and are typed for it.
        foreach (var stroked in "đðɖ")
            Put(stroked, 'd', Quality.Stroke, 0);
        return table;

        void Put(char lower, char baseLetter, Quality quality, int tone)
        {
            var packed = baseLetter | ((int)quality << 7) | (tone << 10);
            table[lower] = (ushort)packed;
            var upper = char.ToUpperInvariant(lower);
            if (upper != lower)
                table[upper] = (ushort)(packed | UpperBit);
        }
    }

    private static char[] BuildComposed()
    {
        var composed = new char[26 * 64];
        composed[('d' - 'a') * 64 + (int)Quality.Stroke * 8] = 'đ';
        foreach (var (quality, byTone) in Vowels)
        {
            for (var tone = 0; tone < byTone.Length; tone++)
                composed[(BaseOf(byTone) - 'a') * 64 + (int)quality * 8 + tone] = byTone[tone];
        }

        return composed;
    }
}
