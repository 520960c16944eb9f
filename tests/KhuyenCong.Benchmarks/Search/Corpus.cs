using System.Globalization;
using CsvHelper;
using KhuyenCong.Search;

namespace KhuyenCong.Benchmarks.Search;

/// <summary>
/// Records like those of the register, the same for the same size: 4 parts products, 1 part producers, 1 part articles. Their syllables, and half of the
/// time pairs of syllables, are those of the names, titles and Vietnamese texts in the committed content, drawn by Zipf's law. A product has one certificate.
/// </summary>
internal sealed class Corpus
{
    public const int Day = 740_000;
    public const long Now = 1_800_000_000_000;
    public const int Categories = 40;
    public const int Provinces = 34;

    public static readonly string[] Facets = ["kind", "category", "province", "level", "year", "state"];
    public static readonly string[] Levels = ["province", "region", "national"];
    public static readonly string[] States = ["valid", "expiring", "expired"];

    /// <summary>How often a pair of syllables is drawn rather than one, and a number.</summary>
    private const double PairShare = 0.45, NumberShare = 0.02;

    private static readonly (string File, string Column)[] Sources =
    [
        ("sample/products.csv", "name"), ("sample/producers.csv", "name"), ("sample/documents.csv", "title"), ("sample/rounds.csv", "name"),
        ("sample/projects.csv", "name"), ("reference/categories.csv", "name"), ("reference/provinces.csv", "name"),
    ];

    private readonly Zipf _syllables;
    private readonly Zipf _pairs;

    public Corpus(int products, string contentFolder)
    {
        Products = products;
        var names = Sources.SelectMany(source => Column(Path.Combine(contentFolder, source.File), source.Column))
            .Concat(Directory.EnumerateFiles(Path.Combine(contentFolder, "sample"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Where(static file => !file.EndsWith(".en.md", StringComparison.Ordinal)).SelectMany(File.ReadLines)).Select(PlainWords).ToList();
        _syllables = new Zipf(names.SelectMany(static name => name));
        _pairs = new Zipf(names.SelectMany(static name => name.Zip(name.Skip(1), static (a, b) => $"{a} {b}")));
    }

    public int Products { get; }

    public int Count => Products + (Products / 4 * 2);

    /// <summary>Syllables, the most frequent first.</summary>
    public IReadOnlyList<string> Syllables => _syllables.Words;

    public IReadOnlyList<string> Pairs => _pairs.Words;

    public IEnumerable<IndexDocument> Documents() => Enumerable.Range(0, Count).Select(at => Document(at));

    /// <param name="at">Place in the corpus.</param>
    /// <param name="extra">A word put behind the text: an edit.</param>
    public IndexDocument Document(int at, string? extra = null)
    {
        var random = new Random(at + 1);
        var (kind, id) = at < Products ? ("product", at) : at < Products + (Products / 4) ? ("producer", at - Products) : ("article", at - Products - (Products / 4));
        var isProduct = kind == "product";
        var isArticle = kind == "article";
        var name = Text(random, 4, isArticle ? 12 : 8);
        List<(TextField, string)> texts = [(TextField.Name, name)];
        if (isProduct)
            texts.Add((TextField.Producer, Text(random, 3, 7)));
        if (!isArticle)
            texts.Add((TextField.Place, Text(random, 4, 9)));
        texts.Add((TextField.Text, Text(random, 8, 20)));
        texts.Add((TextField.Text, Text(random, isArticle ? 70 : 20, isArticle ? 190 : 78) + (extra is null ? "" : " " + extra)));
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (!isArticle)
        {
            facets["category"] = [$"c{Skewed(random, Categories)}"];
            facets["province"] = [$"p{Skewed(random, Provinces)}"];
        }

        return new IndexDocument
        {
            Key = new DocumentKey(kind, id + 1),
            Texts = texts,
            SortKey = VietnameseText.SortKey(name),
            Facets = facets,
            Rows = isProduct ? [Row(random)] : [],
            Completeness = random.NextSingle(),
        };
    }

    private static IndexRow Row(Random random)
    {
        var granted = Day - random.Next(12 * 365);
        var end = granted + (4 * 365);
        return new IndexRow
        {
            Facets = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["level"] = Levels[random.Next(10) switch { < 6 => 0, < 9 => 1, _ => 2 }],
                ["year"] = string.Create(CultureInfo.InvariantCulture, $"{2026 - ((Day - granted) / 365)}"),
            },
            States = [new StateSpan(granted, States[0]), new StateSpan(end - 180, States[1]), new StateSpan(end, States[2])],
            GrantedOn = granted,
            ValidTo = end - 1,
        };
    }

    private string Text(Random random, int least, int most)
    {
        var words = random.Next(least, most + 1);
        var text = new List<string>(words);
        for (var left = words; left > 0;)
        {
            var draw = random.NextDouble();
            if (draw < NumberShare)
                text.Add(string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 10_000)};"));
            else
                text.Add((draw < PairShare && left > 1 ? _pairs : _syllables).Draw(random));
            left -= draw is >= NumberShare and < PairShare ? 2 : 1;
        }

        return string.Join(' ', text);
    }

    /// <summary>Low numbers far more often than high ones, as places and categories are.</summary>
    private static int Skewed(Random random, int values)
    {
        var draw = random.NextDouble();
        return (int)(draw * draw * values);
    }

    private static IEnumerable<string> Column(string file, string column)
    {
        using var csv = CsvReader.FromText(File.ReadAllText(file), new CsvReaderOptions { Separator = ',', HasHeader = false, PoolStrings = true });
        csv.Read();
        var at = Array.IndexOf(csv.Current.ToArray(), column);
        while (csv.Read())
            yield return csv.Current.ToArray()[at];
    }

    /// <summary>The words of a text that are one plain syllable to the analyser, numbers and measures left out.</summary>
    private static string[] PlainWords(string text)
    {
        var tokens = VietnameseAnalyzer.Tokenise(text).Where(static token => token is { IsPart: false, Length: > 1 and < 8 });
        return [.. tokens.Select(token => text.Substring(token.Start, token.Length).ToLowerInvariant()).Where(static word => Array.TrueForAll(word.ToCharArray(), char.IsLetter))];
    }

    /// <summary>Distinct words by falling frequency, drawn with a chance of 1 / (rank + 10): the first is about one word in fifty, as in Vietnamese text.</summary>
    private sealed class Zipf
    {
        private readonly double[] _sums;

        public Zipf(IEnumerable<string> words)
        {
            Words = [.. words.CountBy(static word => word, StringComparer.Ordinal).OrderByDescending(static word => word.Value).ThenBy(static word => word.Key, StringComparer.Ordinal).Select(static word => word.Key)];
            _sums = new double[Words.Count];
            var sum = 0.0;
            for (var i = 0; i < _sums.Length; i++)
                _sums[i] = sum += 1 / (i + 10.0);
        }

        public IReadOnlyList<string> Words { get; }

        public string Draw(Random random)
        {
            var at = Array.BinarySearch(_sums, random.NextDouble() * _sums[^1]);
            return Words[at < 0 ? Math.Min(~at, _sums.Length - 1) : at];
        }
    }
}
