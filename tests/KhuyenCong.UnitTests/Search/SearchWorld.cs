using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

/// <summary>Random records and queries from few values, so that they meet often.</summary>
internal sealed class SearchWorld(int seed)
{
    private static readonly string[] Syllables = ["dừa", "dứa", "dưa", "dua", "đưa", "kẹo", "kéo", "keo", "trà", "tra", "mây", "may", "máy", "tre", "bánh", "tráng"];
    private static readonly string[] States = ["valid", "expiring", "expired", "revoked"];
    private static readonly string[] Levels = ["national", "regional", "provincial"];
    private static readonly string[] Provinces = ["vinh-long", "ha-noi", "da-nang"];
    private readonly Random _random = new(seed);

    public IndexDocument Document(int id)
    {
        var facets = new Dictionary<string, IReadOnlyList<string>>();
        if (_random.Next(5) > 0)
            facets["province"] = [.. Some(Provinces, 2)];
        if (_random.Next(4) > 0)
            facets["group"] = [One(["food", "craft"])];
        if (_random.Next(6) == 0)
            facets["year"] = ["2024"];
        var name = Text(4);
        return new IndexDocument
        {
            Key = new DocumentKey(id % 3 == 0 ? "producer" : "product", id),
            Texts = [(TextField.Name, name), (TextField.Producer, Text(3)), (TextField.Text, Text(8)), (TextField.Text, Text(5))],
            SortKey = VietnameseText.SortKey(name),
            VisibleFrom = _random.Next(3) == 0 ? _random.Next(20) : long.MinValue,
            VisibleTo = _random.Next(4) == 0 ? _random.Next(30) : long.MaxValue,
            Facets = facets,
            Rows = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Row())],
            Completeness = _random.NextSingle(),
        };
    }

    public (SearchQuery Query, string[] Words, string[] Phrase, string[] Excluded) Query()
    {
        string[] words = [.. Some(Syllables, 2)];
        string[] phrase = _random.Next(4) == 0 ? [One(Syllables), One(Syllables)] : [];
        string[] excluded = _random.Next(4) == 0 ? [One(Syllables)] : [];
        var text = string.Join(' ', words);
        if (phrase.Length > 0)
            text += $" \"{string.Join(' ', phrase)}\"";
        if (excluded.Length > 0)
            text += $" -{excluded[0]}";

        var selected = new Dictionary<string, IReadOnlyList<string>>();
        Choose("state", States);
        Choose("level", Levels);
        Choose("province", Provinces);
        Choose("year", ["2023", "2024", "1900"]);
        Choose("group", ["food", "none"]);
        return (new SearchQuery
        {
            Text = text,
            Now = _random.Next(30),
            Day = _random.Next(40),
            Kinds = _random.Next(3) == 0 ? ["product"] : [],
            Selected = selected,
            Count = ["state", "live", "level", "province", "year", "group", "kind"],
            ByRow = _random.Next(3) == 0,
            Take = 100_000,
            Sort = (SearchSort)_random.Next(4),
            Relax = false,
        }, words, phrase, excluded);

        void Choose(string facet, string[] values)
        {
            if (_random.Next(3) == 0)
                selected[facet] = [.. Some(values, 2)];
        }
    }

    public int Next(int max) => _random.Next(max);

    private IndexRow Row()
    {
        var start = _random.Next(20);
        return new IndexRow
        {
            Facets = new Dictionary<string, string> { ["level"] = One(Levels), ["year"] = One(["2023", "2024"]) },
            States = [new StateSpan(start, "valid"), new StateSpan(start + 8, "expiring"), new StateSpan(start + 12, One(["expired", "revoked"]))],
            GrantedOn = start,
            ValidTo = _random.Next(4) == 0 ? null : start + 11,
            VisibleFrom = _random.Next(4) == 0 ? _random.Next(20) : long.MinValue,
            VisibleTo = _random.Next(5) == 0 ? _random.Next(30) : long.MaxValue,
        };
    }

    private string Text(int length) => string.Join(' ', Enumerable.Range(0, 1 + _random.Next(length)).Select(_ => One(Syllables)));

    private string One(string[] values) => values[_random.Next(values.Length)];

    private List<string> Some(string[] values, int most) => Enumerable.Range(0, _random.Next(most + 1)).Select(_ => One(values)).Distinct().ToList();
}
