using System.Runtime.InteropServices;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search;

/// <summary>A line of the synonyms that could not be taken, with what is wrong, in Vietnamese for its editor. Lines count from 1.</summary>
public readonly record struct SynonymFault(int Line, string Message);

/// <summary>
/// Words that may stand for each other in a query. One rule a line: <c>lợn = heo</c> both ways, <c>roi &gt; mận</c> the left also finds
/// the right; then <c>@ _ vòng, _ trầm</c>: only inside these phrases, '_' being the word; then <c>! bắp cải, bắp bò</c>: never inside
/// these. '#' begins a comment.
/// </summary>
public sealed class Synonyms
{
    private const int MaxForms = 12;
    private const int MaxWords = 8;

    private readonly Dictionary<string, List<SynonymRule>> _byFirstFold = new(StringComparer.Ordinal);
    private readonly List<SynonymFault> _faults = [];

    private Synonyms()
    {
    }

    public static Synonyms Empty { get; } = new();

    /// <summary>Lines that were left out; all other lines hold.</summary>
    public IReadOnlyList<SynonymFault> Faults => _faults;

    /// <summary>Number of single replacements, each way counted.</summary>
    public int Count { get; private set; }

    public static Synonyms Parse(TextReader reader)
    {
        var synonyms = new Synonyms();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var rule = line.AsSpan(0, line.IndexOf('#') is var comment and >= 0 ? comment : line.Length).Trim().ToString();
            if (rule.Length > 0 && synonyms.Take(rule) is { } fault)
                synonyms._faults.Add(new SynonymFault(number, fault));
        }

        return synonyms;
    }

    /// <summary>What stretches of a question may be replaced by: the words as asked, and what they also find, as the rules write it.</summary>
    public IReadOnlyList<(string Words, IReadOnlyList<string> Also)> Try(string text)
    {
        var analyzer = new VietnameseAnalyzer();
        var found = new List<(string, IReadOnlyList<string>)>();
        foreach (var part in QueryText.Split(text.Length > QueryPlan.MaxLength ? text[..QueryPlan.MaxLength] : text).FindAll(static part => part.Kind == PartKind.Free))
        {
            var tokens = CollectionsMarshal.AsSpan(QueryPlan.Tokens(part, analyzer));
            for (var i = 0; i < tokens.Length;)
            {
                var (length, replacements, _) = Find(tokens, i);
                if (replacements.Count > 0)
                    found.Add((part.Text[tokens[i].Start..tokens[i + length - 1].End], [.. replacements.Select(static by => by.Text).Distinct(StringComparer.Ordinal)]));
                i += Math.Max(1, length);
            }
        }

        return found;
    }

    /// <summary>The longest form that the tokens from <paramref name="at"/> on spell, with all it may be replaced by, and the phrases in which it means another thing.</summary>
    internal (int Length, List<Replacement> Replacements, PhraseAround[] Exceptions) Find(ReadOnlySpan<Token> tokens, int at)
    {
        var length = 0;
        var replacements = new List<Replacement>();
        PhraseAround[] exceptions = [];
        if (!_byFirstFold.TryGetValue(Forms.Folded(tokens[at].Term), out var rules))
            return (0, replacements, []);
        foreach (var rule in rules)
        {
            if (rule.Form.Length < length || !Spells(tokens, at, rule.Form) || IsExcepted(tokens, at, rule.Exceptions))
                continue;
            if (rule.Form.Length > length)
                replacements.Clear();
            length = rule.Form.Length;
            replacements.Add(rule.By);
            exceptions = rule.Exceptions.Length > exceptions.Length ? rule.Exceptions : exceptions;
        }

        return (length, replacements, Array.TrueForAll(exceptions, around => around.Offset + length <= around.Terms.Length) ? exceptions : []);
    }

    private static bool Spells(ReadOnlySpan<Token> tokens, int at, string[] form)
    {
        if (at < 0 || at + form.Length > tokens.Length)
            return false;
        for (var i = 0; i < form.Length; i++)
        {
            var token = tokens[at + i];
            if (token.Term != form[i] && (token.IsMarked || token.Term != Forms.Folded(form[i])))
                return false;
        }

        return true;
    }

    private static bool IsExcepted(ReadOnlySpan<Token> tokens, int at, PhraseAround[] exceptions)
    {
        foreach (var exception in exceptions)
        {
            if (Spells(tokens, at - exception.Offset, exception.Terms))
                return true;
        }

        return false;
    }

    private string? Take(string line)
    {
        var (rest, except) = Cut(line, '!');
        var (forms, contexts) = Cut(rest, '@');
        var oneWay = forms.Contains('>', StringComparison.Ordinal);
        if (oneWay && forms.Contains('=', StringComparison.Ordinal))
            return "Một dòng chỉ dùng một trong hai dấu = và >.";
        var sides = forms.Split(oneWay ? '>' : '=');
        if (sides.Length < 2)
            return "Thiếu dấu = (hai chiều) hoặc > (một chiều).";
        if (oneWay && sides.Length > 2)
            return "Chỉ được một dấu > trên một dòng.";

        var words = sides.SelectMany((side, place) => side.Split(',').Select(text => (Place: place, Text: text, Terms: TermsOf(text)))).ToList();
        if (words.Any(static word => word.Terms.Length == 0))
            return "Có một vế trống.";
        if (words.Count > MaxForms)
            return $"Quá {MaxForms} từ trên một dòng.";
        if (words.Find(static word => word.Terms.Length > MaxWords) is { Text: { } tooLong })
            return $"«{tooLong.Trim()}» dài quá {MaxWords} tiếng.";
        var exceptions = except.Length == 0 ? [] : except.Split(',').Select(TermsOf).ToArray();
        if (exceptions.Any(static phrase => phrase.Length < 2))
            return "Sau dấu ! phải là các cụm từ có ít nhất hai tiếng.";
        if (exceptions.FirstOrDefault(phrase => !words.Exists(word => OffsetOf(word.Terms, phrase) >= 0)) is { } stranger)
            return $"Cụm từ sau dấu ! không chứa từ nào của dòng: «{string.Join(' ', stranger.Select(Forms.Toneless))}».";
        var frames = contexts.Length == 0 ? ["_"] : contexts.Split(',', StringSplitOptions.TrimEntries);
        if (frames.Any(static frame => frame.Split('_').Length != 2 || (frame != "_" && frame.Length < 3)))
            return "Mỗi cụm từ sau dấu @ phải có đúng một dấu _ ở chỗ của từ.";
        if (contexts.Length > 0 && frames.Contains("_"))
            return "Cụm từ sau dấu @ phải có thêm tiếng khác ngoài dấu _.";

        foreach (var frame in frames)
        {
            foreach (var from in words)
            {
                foreach (var to in words)
                {
                    if (from.Text.Trim() != to.Text.Trim() && (!oneWay || from.Place < to.Place))
                        Add(TermsOf(frame.Replace("_", from.Text, StringComparison.Ordinal)), frame.Replace("_", to.Text.Trim(), StringComparison.Ordinal), exceptions);
                }
            }
        }

        return null;
    }

    private void Add(string[] from, string by, string[][] exceptions)
    {
        var to = TermsOf(by);
        if (from.AsSpan().SequenceEqual(to))
            return;
        var first = Forms.Folded(from[0]);
        if (!_byFirstFold.TryGetValue(first, out var rules))
            _byFirstFold.Add(first, rules = []);
        rules.Add(new SynonymRule(from, Around(from, exceptions), new Replacement(to, by, Around(to, exceptions))));
        Count++;
    }

    private static PhraseAround[] Around(string[] form, string[][] exceptions) =>
        [.. exceptions.Select(phrase => new PhraseAround(phrase, OffsetOf(form, phrase))).Where(static around => around.Offset >= 0)];

    private static int OffsetOf(string[] form, string[] phrase) => phrase.AsSpan().IndexOf(form);

    private static (string Before, string After) Cut(string line, char mark)
    {
        var at = line.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (line, "") : (line[..at], line[(at + 1)..]);
    }

    private static string[] TermsOf(string text) =>
        [.. VietnameseAnalyzer.Tokenise(text).Where(static token => !token.IsPart).Select(static token => token.Term)];

    private sealed record SynonymRule(string[] Form, PhraseAround[] Exceptions, Replacement By);
}

/// <summary>What may stand in for a form, as terms and as its rule writes it; where a record has it inside one of the exceptions, it does not count.</summary>
internal sealed record Replacement(string[] Terms, string Text, PhraseAround[] Exceptions);

/// <summary>A phrase of terms that has another form at <c>Offset</c>.</summary>
internal sealed record PhraseAround(string[] Terms, int Offset);
