namespace KhuyenCong.Search;

/// <summary>
/// Cuts a text into tokens: syllables with their tone digit, measures ("40°N", "0,5 lít") and document numbers ("1997/QĐ-BCT").
/// An instance keeps the terms it has seen so that equal terms are one string; it is not for several threads at once.
/// </summary>
public sealed class VietnameseAnalyzer
{
    /// <summary>Longer runs of letters are cut: no word is that long, and a term costs memory.</summary>
    private const int MaxTermLength = 40;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _terms =
        new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Plain words as written, for whoever reads many texts: nearly all words of a text were there before.</summary>
    private readonly Dictionary<string, KnownWord>.AlternateLookup<ReadOnlySpan<char>>? _known;

    private readonly List<Token> _tokens = [];

    /// <param name="remembers">Are many texts to be read?</param>
    internal VietnameseAnalyzer(bool remembers) =>
        _known = remembers ? new Dictionary<string, KnownWord>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>() : null;

    public VietnameseAnalyzer()
        : this(remembers: false)
    {
    }

    /// <summary>Tokens of one text in order.</summary>
    public static IReadOnlyList<Token> Tokenise(string text) => [.. new VietnameseAnalyzer().Analyze(text)];

    /// <summary>Tokens in order of their start; valid until the next call.</summary>
    internal List<Token> Analyze(string text)
    {
        _tokens.Clear();
        var position = 0;
        Span<char> buffer = stackalloc char[MaxTermLength];
        for (var i = 0; i < text.Length;)
        {
            if (char.IsAsciiDigit(text[i]) && (TryDocumentNumber(text, ref i, ref position) || TryMeasure(text, ref i, ref position)))
                continue;
            if (TryKnown(text, i, out var known, out var end))
            {
                _tokens.Add(new Token(known.Term, position++, i, end - i, known.IsMarked) { IsPlural = known.IsPlural });
                i = end;
            }
            else if (Word.TryRead(text, i, buffer, out var word))
            {
                _tokens.Add(new Token(Intern(word.Term), position++, i, word.End - i, word.IsMarked) { IsPlural = word.IsPlural });
                i = word.End;
            }
            else
            {
                i++;
            }
        }

        Boilerplate.Mark(_tokens);
        return _tokens;
    }

    /// <summary>Reads a short word of letters alone, behind which nothing stands that could belong to it.</summary>
    private bool TryKnown(string text, int at, out KnownWord known, out int end)
    {
        const int MostLetters = 12;
        known = default;
        end = at;
        if (_known is not { } words)
            return false;
        while (end < text.Length && end - at <= MostLetters && char.IsLetter(text[end]))
            end++;
        if (end == at || end - at > MostLetters || (end < text.Length && (char.IsDigit(text[end]) || Letters.IsCombining(text[end]) || Letters.IsInvisible(text[end]))))
            return false;
        var letters = text.AsSpan(at, end - at);
        if (words.TryGetValue(letters, out known))
            return true;
        Span<char> buffer = stackalloc char[MaxTermLength];
        if (!Word.TryRead(text, at, buffer, out var word) || word.End != end)
            return false;
        words[letters] = known = new KnownWord(Intern(word.Term), word.IsMarked, word.IsPlural);
        return true;
    }

    /// <summary>Digits, then groups after '/' or '-', at least one of letters: "1997/QĐ-BCT", "45/2012/NĐ-CP". Not "15/8/2018".</summary>
    private bool TryDocumentNumber(string text, ref int at, ref int position)
    {
        Span<char> buffer = stackalloc char[MaxTermLength];
        Span<char> whole = stackalloc char[MaxTermLength * 2];
        var length = 0;
        var first = _tokens.Count;
        var hasSlash = false;
        var hasLetters = false;
        var marked = false;
        var end = at;
        for (var i = at; Word.TryRead(text, i, buffer, out var word);)
        {
            var toneless = word.Term[..Forms.TonelessLength(word.Term)];
            if (length + toneless.Length + 2 > MaxTermLength)
                break;
            toneless.CopyTo(whole[length..]);
            length += toneless.Length;
            hasLetters |= !char.IsAsciiDigit(toneless[0]);
            marked |= word.IsMarked;
            Add(word.Term, position + _tokens.Count - first, i, word.End, word.IsMarked, isPart: true);
            i = end = word.End;
            if (i + 1 >= text.Length || text[i] is not ('/' or '-') || !char.IsLetterOrDigit(text[i + 1]) || (text[i] == '-' && !hasSlash))
                break;
            hasSlash |= text[i] == '/';
            whole[length++] = text[i++];
        }

        if (!hasSlash || !hasLetters || !char.IsLetterOrDigit(whole[length - 1]))
        {
            _tokens.RemoveRange(first, _tokens.Count - first);
            return false;
        }

        whole[length++] = '0';
        var parts = _tokens.Count - first;
        _tokens.Insert(first, new Token(Intern(whole[..length]), position, at, end - at, marked));
        position += parts;
        at = end;
        return true;
    }

    /// <summary>A number, alone ("2025", "1.850") or with its unit, whose whole is one token in any spelling.</summary>
    private bool TryMeasure(string text, ref int at, ref int position)
    {
        Span<char> buffer = stackalloc char[MaxTermLength];
        var number = Number.Read(text, at);
        var unit = number.CanMeasure ? Measure.Read(text, number.End) : default;
        if (unit.Symbol is null)
        {
            if (number.End < text.Length && (char.IsLetterOrDigit(text[number.End]) || number.Text.Length > MaxTermLength))
                return false;
            Add(number.Text, position++, at, number.End, isMarked: false);
            at = number.End;
            return true;
        }

        Add(unit.Format(number.Text), position, at, unit.End, isMarked: false);
        if (unit.Symbol == "°n")
            Add(number.Text + "°0", position, at, unit.End, isMarked: false, isPart: true);
        Add(number.Text, position++, at, number.End, isMarked: false, isPart: true);
        for (var i = number.End; i < unit.End;)
        {
            if (unit.HasWords && Word.TryRead(text, i, buffer, out var word))
            {
                Add(word.Term, position++, i, word.End, word.IsMarked, isPart: true);
                i = word.End;
            }
            else
            {
                i++;
            }
        }

        at = unit.End;
        return true;
    }

    private void Add(ReadOnlySpan<char> term, int position, int start, int end, bool isMarked, bool isPart = false) =>
        _tokens.Add(new Token(Intern(term), position, start, end - start, isMarked, isPart));

    private string Intern(ReadOnlySpan<char> term)
    {
        if (!_terms.TryGetValue(term, out var interned))
        {
            interned = term.ToString();
            _terms.Set.Add(interned);
        }

        return interned;
    }

    private readonly record struct KnownWord(string Term, bool IsMarked, bool IsPlural);
}
