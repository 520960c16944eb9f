using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

/// <summary>A small index of products by name, and short ways to ask it.</summary>
internal sealed class Shelf
{
    public const int Today = 740_000;
    public const long Now = 1_800_000_000_000;

    public Shelf(params IReadOnlyList<IndexDocument> documents)
        : this(Synonyms.Empty, documents)
    {
    }

    public Shelf(Synonyms synonyms, params IReadOnlyList<IndexDocument> documents)
    {
        Index = new SearchIndex(new IndexOptions { Synonyms = synonyms });
        Index.Rebuild(documents);
        Names = documents.ToDictionary(static document => document.Key, static document => document.Texts[0].Text);
    }

    public SearchIndex Index { get; }

    public Dictionary<DocumentKey, string> Names { get; }

    public static Shelf OfNames(params IReadOnlyList<string> names) => OfNames(Synonyms.Empty, names);

    public static Shelf OfNames(Synonyms synonyms, params IReadOnlyList<string> names) => new(synonyms, [.. names.Select((name, i) => Product(i + 1, name))]);

    public static IndexDocument Product(int id, string name, params IReadOnlyList<IndexRow> rows) => new()
    {
        Key = new DocumentKey("product", id),
        Texts = [(TextField.Name, name)],
        SortKey = VietnameseText.SortKey(name),
        Rows = rows,
    };

    public static IndexRow Certificate(string level, string year, params IReadOnlyList<StateSpan> states) => new()
    {
        Facets = new Dictionary<string, string> { ["level"] = level, ["year"] = year },
        States = states,
        GrantedOn = states[0].FromDay,
    };

    public static SearchQuery Query(string text) => new() { Text = text, Now = Now, Day = Today };

    public static Dictionary<string, IReadOnlyList<string>> Chosen(params (string Facet, string Value)[] chosen) =>
        chosen.GroupBy(static choice => choice.Facet).ToDictionary(static facet => facet.Key, static IReadOnlyList<string> (facet) => [.. facet.Select(static choice => choice.Value)]);

    /// <summary>Names found, best first.</summary>
    public IReadOnlyList<string> Find(string text) => Find(Query(text) with { Relax = false });

    public IReadOnlyList<string> Find(SearchQuery query) => [.. Index.Search(query).Hits.Select(hit => Names[hit.Key])];
}
