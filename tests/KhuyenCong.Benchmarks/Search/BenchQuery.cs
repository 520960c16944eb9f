using KhuyenCong.Search;

namespace KhuyenCong.Benchmarks.Search;

/// <summary>A question to every engine: what is typed, and the chosen facet values. Each asks for the best 20 and for the counts of all facets.</summary>
internal sealed record BenchQuery(string Class, string Text, bool Unfinished, IReadOnlyDictionary<string, IReadOnlyList<string>> Selected)
{
    public const int Take = 20;

    public static readonly string[] Classes = ["1 syllable", "2 syllables", "phrase", "prefix as you type", "text + filters", "browse (filters only)", "unmarked"];

    private static readonly Dictionary<string, IReadOnlyList<string>> None = [];

    /// <summary>
    /// The conditions as every engine understands them: the form ('t' as written, 'f' folded, 'p' beginning of a folded word) and the terms, several of
    /// which are a phrase.
    /// </summary>
    public IEnumerable<(char Form, string[] Terms)> Conditions()
    {
        var tokens = VietnameseAnalyzer.Tokenise(Text);
        if (Class == "phrase")
        {
            var form = tokens.All(static token => token.IsMarked) ? 't' : 'f';
            yield return (form, [.. tokens.Select(token => form == 't' ? token.Term : Forms.Folded(token.Term))]);
            yield break;
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (Unfinished && i == tokens.Count - 1)
                yield return ('p', [Forms.Folded(tokens[i].Term)]);
            else if (tokens[i].IsMarked)
                yield return ('t', [tokens[i].Term]);
            else
                yield return ('f', [Forms.Folded(tokens[i].Term)]);
        }
    }

    public SearchQuery ToSearchQuery() => new()
    {
        Text = Text,
        Unfinished = Unfinished,
        Now = Corpus.Now,
        Day = Corpus.Day,
        Selected = Selected,
        Count = Corpus.Facets,
        Take = Take,
        Relax = false,
    };

    /// <summary>Ten queries of each class, from very frequent words to rare ones.</summary>
    public static IReadOnlyList<BenchQuery> Of(Corpus corpus)
    {
        var marked = corpus.Syllables.Where(static word => IsPlain(word) && IsMarked(word)).ToList();
        var pairs = corpus.Pairs.Where(static pair => IsPlain(pair) && pair.Split(' ').All(IsMarked)).ToList();
        var ones = Spread(marked, 10);
        var twos = Spread(pairs, 10);
        var folded = Spread(corpus.Syllables.Where(IsPlain).ToList(), 6).Concat(Spread(corpus.Pairs.Where(IsPlain).ToList(), 4)).Select(VietnameseText.Fold);
        var beginnings = Spread(marked, 5, first: 3).Select(static word => VietnameseText.Fold(word)[..2])
            .Concat(Spread(pairs, 5, first: 2).Select(static pair => Beginning(pair, 2)));
        var filters = Filters();
        return
        [
            .. ones.Select(static text => new BenchQuery(Classes[0], text, false, None)),
            .. twos.Select(static (text, i) => new BenchQuery(Classes[1], i % 2 == 0 ? text : string.Join(' ', text.Split(' ').Reverse()), false, None)),
            .. twos.Select(static text => new BenchQuery(Classes[2], $"\"{text}\"", false, None)),
            .. beginnings.Select(static text => new BenchQuery(Classes[3], text, true, None)),
            .. ones.Select((text, i) => new BenchQuery(Classes[4], i % 2 == 0 ? text : twos[i], false, filters[i])),
            .. filters.Select(static filter => new BenchQuery(Classes[5], "", false, filter)),
            .. folded.Select(static text => new BenchQuery(Classes[6], text, false, None)),
        ];
    }

    /// <summary>The first word whole, the second as far as its first letters, without marks: as most people type it at that moment.</summary>
    private static string Beginning(string pair, int letters)
    {
        var words = pair.Split(' ');
        var second = VietnameseText.Fold(words[1]);
        return $"{words[0]} {second[..Math.Min(letters, second.Length)]}";
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>>[] Filters() =>
    [
        None,
        Chosen(("province", ["p3"])),
        Chosen(("category", ["c0", "c1"])),
        Chosen(("state", ["valid", "expiring"])),
        Chosen(("kind", ["product"]), ("level", ["national"])),
        Chosen(("category", ["c7"]), ("province", ["p1"])),
        Chosen(("year", ["2025", "2026"]), ("state", ["valid"])),
        Chosen(("category", ["c2"]), ("province", ["p0", "p5"]), ("level", ["province"])),
        Chosen(("kind", ["producer"])),
        Chosen(("kind", ["product"]), ("category", ["c20"]), ("level", ["region"]), ("year", ["2024"])),
    ];

    private static Dictionary<string, IReadOnlyList<string>> Chosen(params (string Facet, string[] Values)[] facets) =>
        facets.ToDictionary(static facet => facet.Facet, static IReadOnlyList<string> (facet) => facet.Values, StringComparer.Ordinal);

    /// <summary>Words that boilerplate would make optional are left out: the other engines know no boilerplate.</summary>
    private static bool IsPlain(string text) => VietnameseAnalyzer.Tokenise(text).All(static token => !token.IsBoilerplate) &&
        text.Split(' ').All(static word => word.Length > 2) && text.Split(' ').Distinct(StringComparer.Ordinal).Count() == text.Split(' ').Length &&
        VietnameseAnalyzer.Tokenise(VietnameseText.Fold(text)).All(static token => !token.IsBoilerplate);

    private static bool IsMarked(string word) => VietnameseAnalyzer.Tokenise(word).All(static token => token.IsMarked);

    /// <summary>Words at ranks that grow by a constant factor.</summary>
    private static List<string> Spread(List<string> words, int count, int first = 1) =>
        [.. Enumerable.Range(0, count).Select(i => words[(int)(first * Math.Pow((double)(words.Count - 1) / first, (double)i / (count - 1)))])];
}
