using System.Collections.Immutable;
using System.Globalization;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>
/// Words of a question that are a condition: a value of a facet of the pages, or the kind of record. <see cref="Start"/> and <see cref="End"/> are those of
/// the text. <see cref="Town"/>: the words name this town, and the condition is the whole province it lies in.
/// </summary>
public sealed record IntentPart(string Facet, string Value, int Start, int End, string? Town = null);

/// <summary>A place that may be one of several ("QN"), or a region of many ("miền Bắc"): the page asks which.</summary>
public sealed record PlaceQuestion(IReadOnlyList<string> Provinces, int Start, int End);

/// <summary>Which conditions a list can hold. <see cref="AllKinds"/>: levels and years only beside a word for goods, for rounds and news have years, too.</summary>
public sealed record IntentScope(ImmutableArray<string> Facets, bool AllKinds = false);

/// <summary>
/// A question read as text and conditions: "chè Bến Tre còn hiệu lực" is the text "chè", a place and a state. Words in quotes and words after a minus
/// are never conditions: a condition is undone by quoting its words.
/// </summary>
public sealed record QueryIntent
{
    private static readonly string[][] Stars = [IntentWords.TermsOf("sao"), IntentWords.TermsOf("stars"), IntentWords.TermsOf("star")];
    private static readonly string[][] PlaceWords = Terms("ở", "tại", "tỉnh", "thành phố", "tp", "thị xã", "huyện", "vùng", "đất", "xứ", "in", "from");
    private static readonly string[][] Between = Terms("của", "từ", "các", "những", "có", "đã", "được", "đang", "và", "với", "là", "đạt", "thuộc", "năm", "hạng", "chuẩn", "chứng nhận", "được chứng nhận", "giấy chứng nhận", "có giấy chứng nhận", "tìm", "mua", "certificate", "certificates", "certified", "the", "with", "of", "and", "at");
    private static readonly string[][] Programmes = Terms("khuyến công", "chương trình");
    private static readonly string[] Year = IntentWords.TermsOf("năm");

    public required string Text { get; init; }

    /// <summary>What is left to be searched.</summary>
    public required string Rest { get; init; }

    public IReadOnlyList<IntentPart> Parts { get; init; } = [];

    public IReadOnlyList<PlaceQuestion> Questions { get; init; } = [];

    public bool IsPlain => Parts.Count == 0 && Questions.Count == 0;

    public string WordsOf(int start, int end) => Text[start..end].Trim();

    /// <summary>The text with some words quoted, which are then searched as they stand.</summary>
    public string Quoting(int start, int end) => $"{Text[..start]}\"{WordsOf(start, end)}\"{Text[end..]}";

    /// <summary>The text with every condition quoted.</summary>
    public string QuotingAll()
    {
        var quoted = Text;
        foreach (var (start, end) in Parts.Select(p => (p.Start, p.End)).Concat(Questions.Select(q => (q.Start, q.End))).Distinct().OrderByDescending(s => s.Start))
            quoted = $"{quoted[..start]}\"{quoted[start..end].Trim()}\"{quoted[end..]}";
        return quoted;
    }

    public static QueryIntent Read(string text, IntentWords words, IntentScope scope, int thisYear)
    {
        var reader = new Reader(text, words, scope, thisYear);
        reader.Run();
        return reader.Intent();
    }

    private static string[][] Terms(params string[] phrases) => [.. phrases.Select(IntentWords.TermsOf)];

    /// <summary>A run of tokens: a condition, a word for goods (no facet), or neither (no phrase).</summary>
    private sealed record Piece(int From, int To, string? Facet = null, IReadOnlyList<string>? Values = null, string? Town = null)
    {
        public bool IsCondition => Facet is { Length: > 0 };

        public bool IsGoods => Facet is "";
    }

    private sealed class Reader(string text, IntentWords words, IntentScope scope, int thisYear)
    {
        private readonly List<Token> tokens = FreeTokens(text);
        private readonly List<Piece> pieces = [];

        public void Run()
        {
            for (var at = 0; at < tokens.Count;)
            {
                var piece = Phrase(at) ?? YearAt(at) ?? new Piece(at, at + 1);
                pieces.Add(piece);
                at = piece.To;
            }

            TakeGrades();
            if (scope.AllKinds && !pieces.Exists(p => p.IsGoods || p.Facet is IntentWords.Kind or MarkWords.Facet or "hieu-luc"))
                LetBe("cap", "nam");
        }

        public QueryIntent Intent()
        {
            var conditions = pieces.Where(p => p.IsCondition).ToList();
            if (conditions.Count == 0)
                return new() { Text = text, Rest = text };
            var parts = new List<IntentPart>();
            var questions = new List<PlaceQuestion>();
            var taken = new HashSet<int>();
            foreach (var piece in conditions)
            {
                var (start, end) = (tokens[piece.From].Start, tokens[piece.To - 1].End);
                if (piece.Values!.Count > 1)
                    questions.Add(new(piece.Values, start, end));
                else
                    parts.Add(new(piece.Facet!, piece.Values[0], start, end, piece.Town));
                Take(FirstAbsorbed(piece), piece.To);
            }

            if (scope.AllKinds && pieces.Find(p => p.IsGoods) is { } goods && !parts.Exists(p => p.Facet == IntentWords.Kind))
            {
                parts.Insert(0, new(IntentWords.Kind, Kinds.Product, tokens[goods.From].Start, tokens[goods.To - 1].End));
                Take(goods.From, goods.To);
            }

            return new() { Text = text, Rest = RestOf(taken), Parts = parts, Questions = questions };

            void Take(int from, int to) => taken.UnionWith(Enumerable.Range(from, to - from));
        }

        /// <summary>What was read as these is words again.</summary>
        private void LetBe(params string[] facets)
        {
            var words = pieces.SelectMany(p => facets.Contains(p.Facet) ? Enumerable.Range(p.From, p.To - p.From).Select(at => new Piece(at, at + 1)) : [p]).ToList();
            pieces.Clear();
            pieces.AddRange(words);
        }

        private Piece? Phrase(int at)
        {
            var length = 0;
            var values = new List<string>();
            string? facet = null, town = null;
            foreach (var phrase in words.Find(tokens, at))
            {
                if (phrase.Terms.Length < length)
                    break;
                if (!Holds(phrase, at) || (phrase.Facet.Length > 0 && phrase.Facet != IntentWords.Kind && !scope.Facets.Contains(phrase.Facet)) || (facet is not null && phrase.Facet != facet))
                    continue;
                (length, facet) = (phrase.Terms.Length, phrase.Facet);
                if (values.Contains(phrase.Value))
                    continue;
                values.Add(phrase.Value);
                town = phrase.Town;
            }

            return facet is null ? null : new(at, at + length, facet, values, town);
        }

        private bool Holds(IntentPhrase phrase, int at)
        {
            var end = at + phrase.Terms.Length;
            return phrase.Rule switch
            {
                PhraseRule.AfterPlaceWord => (at == 0 && end == tokens.Count) || FollowsPlaceWord(at),
                PhraseRule.AtTheEnd => end == tokens.Count || FollowsPlaceWord(at),
                PhraseRule.BesideGoods => Ends(at, Programmes) == 0 && ((pieces.Count > 0 && (pieces[^1].IsGoods || pieces[^1].IsCondition)) || YearAt(end) is not null || (!scope.AllKinds && (end == tokens.Count || EndsALevel(end)))),
                PhraseRule.OfOneKind => !scope.AllKinds,
                PhraseRule.Initials => text[tokens[at].Start..tokens[at].End] is var typed && (at == 0 && end == tokens.Count || typed.All(c => !char.IsLower(c))),
                _ => phrase.Terms.Length > 1 || phrase.Facet.Length > 0 || tokens[at].Term == phrase.Terms[0],
            };
        }

        /// <summary>Goods or a region stand there: "khu vực phía Bắc", "national products".</summary>
        private bool EndsALevel(int at) => words.Find(tokens, at).Any(p => p.Rule is PhraseRule.OfOneKind || p.Facet.Length == 0);

        /// <summary>2025, alone or after "năm"; no measure and no part of a document number, which are tokens of their own.</summary>
        private Piece? YearAt(int at)
        {
            var first = IntentWords.Spells(tokens, at, Year) ? at + 1 : at;
            return scope.Facets.Contains("nam") && first < tokens.Count && tokens[first].Term is { Length: 4 } term
                && int.TryParse(term, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 2005 && year <= thisYear + 1
                ? new(at, first + 1, "nam", [term])
                : null;
        }

        /// <summary>"OCOP 4 sao", "4 sao OCOP": stars beside a scheme are its grade.</summary>
        private void TakeGrades()
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                if (pieces[i].Facet != MarkWords.Facet || pieces[i].Values is not [var scheme])
                    continue;
                if (StarsAt(pieces[i].To) is { } after)
                {
                    pieces[i] = pieces[i] with { To = pieces[i].To + 2, Values = [MarkWords.ValueOf(scheme, $"{after} sao")] };
                    pieces.RemoveRange(i + 1, 2);
                }
                else if (i >= 2 && StarsAt(pieces[i].From - 2) is { } before)
                {
                    pieces[i] = pieces[i] with { From = pieces[i].From - 2, Values = [MarkWords.ValueOf(scheme, $"{before} sao")] };
                    pieces.RemoveRange(i - 2, 2);
                    i -= 2;
                }
            }
        }

        private string? StarsAt(int at) =>
            at >= 0 && at + 1 < tokens.Count && tokens[at].Term is { Length: 1 } digit && digit[0] is >= '1' and <= '5' && Array.Exists(Stars, s => IntentWords.Spells(tokens, at + 1, s)) ? digit : null;

        /// <summary>The first token of the small words before a condition ("các sản phẩm ở …"): they ask for nothing without it.</summary>
        private int FirstAbsorbed(Piece piece)
        {
            var from = piece.From;
            while (from > 0)
            {
                if (pieces.Find(p => p.To == from && p.IsGoods) is { } goods)
                    from = goods.From;
                else if (Ends(from, Between) is var small and > 0)
                    from -= small;
                else if (piece.Facet == "tinh" && Ends(from, PlaceWords) is var word and > 0)
                    from -= word;
                else
                    break;
            }

            return from;
        }

        private bool FollowsPlaceWord(int at) => Ends(at, PlaceWords) > 0;

        /// <summary>How many tokens before <paramref name="end"/> spell one of the phrases, just as they are written.</summary>
        private int Ends(int end, string[][] phrases)
        {
            foreach (var phrase in phrases)
                if (end >= phrase.Length && phrase.Index().All(t => tokens[end - phrase.Length + t.Index].Term == t.Item))
                    return phrase.Length;
            return 0;
        }

        /// <summary>The text without these tokens; what stands in quotes between them stays.</summary>
        private string RestOf(HashSet<int> taken)
        {
            var kept = new char[text.Length];
            text.CopyTo(kept);
            foreach (var at in taken)
                Array.Fill(kept, ' ', tokens[at].Start, tokens[at].Length);
            var rest = string.Join(' ', new string(kept).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',', ';', '.', '?', '-');
            var left = pieces.Where(p => !p.IsCondition && !p.IsGoods && !taken.Contains(p.From)).ToList();
            var asked = left.Exists(p => !Small(tokens[p.From].Term)) || tokens.Count < VietnameseAnalyzer.Tokenise(text).Count(t => !t.IsPart);
            return asked ? rest : "";
        }

        private static bool Small(string term) => Between.Concat(PlaceWords).Any(p => Array.Exists(p, t => t == term || Forms.Folded(t) == term));

        /// <summary>Tokens that stand neither in quotes nor after a minus.</summary>
        private static List<Token> FreeTokens(string text)
        {
            var held = new bool[text.Length + 1];
            var quoted = false;
            var excluded = false;
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] is '"' or '“' or '”' or '„' or '«' or '»')
                    quoted = !quoted;
                else if (text[i] == '-' && (i == 0 || char.IsWhiteSpace(text[i - 1])))
                    excluded = true;
                else if (char.IsWhiteSpace(text[i]))
                    excluded = false;
                held[i] = quoted || excluded;
            }

            return [.. VietnameseAnalyzer.Tokenise(text).Where(t => !t.IsPart && !held[t.Start])];
        }
    }
}
