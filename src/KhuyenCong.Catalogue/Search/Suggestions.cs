using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>A name that fits what is typed so far. <see cref="Lang"/> only where it differs from the page's; <see cref="Detail"/> tells equal names apart.</summary>
public sealed record SuggestedName(string Text, string? Lang, string Url, string? Detail);

public sealed record SuggestedGroup(string Kind, string Label, IReadOnlyList<SuggestedName> Items);

/// <summary>Answer of /goi-y. <see cref="Label"/> names the list, <see cref="Said"/> is for a screen reader.</summary>
public sealed record SuggestedNames(string Q, string Label, string Said, IReadOnlyList<SuggestedGroup> Groups);

/// <summary>Suggests names of products and producers out of the index, categories and places out of the reference data. Asks no database.</summary>
public sealed class Suggestions(Register register)
{
    private const int Products = 5;
    private const int Others = 3;
    private const int LeastLetters = 2;

    public SuggestedNames For(string typed, RequestFace face)
    {
        var language = face.Language;
        var tokens = VietnameseAnalyzer.Tokenise(typed).Where(t => !t.IsPart).ToList();
        List<SuggestedGroup> groups = tokens.Sum(t => t.Length) < LeastLetters ? [] :
        [
            new(Kinds.Product, Say.KindName(language, Kinds.Product, many: true), Named(typed, Kinds.Product, Products, face, Links.Product)),
            new(Kinds.Producer, Say.KindName(language, Kinds.Producer, many: true), Named(typed, Kinds.Producer, Others, face, Links.Producer)),
            new("category", ProductListing.FacetLabel(language, "loai"), Categories(tokens, language)),
            new("place", ProductListing.FacetLabel(language, "tinh"), Places(tokens, language)),
        ];
        groups.RemoveAll(g => g.Items.Count == 0);
        var count = groups.Sum(g => g.Items.Count);
        return new(
            typed,
            language.Pick("Gợi ý", "Suggestions"),
            count == 0 ? language.Pick("Không có gợi ý", "No suggestions") : language.Pick($"{count} gợi ý, dùng phím mũi tên để chọn", $"{count} suggestion{(count == 1 ? "" : "s")}, use the arrow keys to choose"),
            groups);
    }

    /// <summary>The slug is made of the name: where the record has another one, its page leads on.</summary>
    private List<SuggestedName> Named(string typed, string kind, int take, RequestFace face, Func<Language, string, int, string> link) =>
    [
        .. register.Index.Suggest(typed, face.Moment.UnixMilliseconds, take, kind)
            .Select(s => new SuggestedName(s.Text, null, link(face.Language, VietnameseText.Slug(s.Text) is { Length: > 0 } slug ? slug : kind, s.Key.Id), null)),
    ];

    private List<SuggestedName> Categories(List<Token> typed, Language language) =>
    [
        .. register.Reference.Categories.Values
            .Where(c => Fits(c.Name, typed) || c.NameEn is { } english && Fits(english, typed))
            .OrderBy(c => c.SortKey, StringComparer.Ordinal)
            .Take(Others)
            .Select(c => Of(language.Word(c.Name, c.NameEn), language, Narrowed(language, "loai", c.Slug), null)),
    ];

    /// <summary>Units of today, units of before that bear another name, and well-known towns with the unit they were in.</summary>
    private List<SuggestedName> Places(List<Token> typed, Language language)
    {
        var provinces = register.Reference.Provinces;
        var units = provinces.Values
            .Where(p => (p.SuccessorSlug is null || provinces[p.SuccessorSlug].Name != p.Name) && (Fits(p.Name, typed) || p.NameEn is { } english && Fits(english, typed)))
            .OrderByDescending(p => p.Scheme).ThenBy(p => p.SortKey, StringComparer.Ordinal)
            .Select(p => Of(ProvinceLink.Of(p).Dated(language), language, Narrowed(language, "tinh", p.Slug), p.SuccessorSlug is { } now ? language.Pick($"nay thuộc {provinces[now].Name}", $"now in {provinces[now].Name}") : null));
        var towns = provinces.Values
            .SelectMany(p => p.Aliases.Where(a => a.Kind is AliasKind.Town && Fits(a.Alias, typed)).Select(a => (Town: a.Alias, Unit: p)))
            .OrderBy(t => VietnameseText.SortKey(t.Town), StringComparer.Ordinal)
            .Select(t => Of(new(t.Town, "vi"), language, Narrowed(language, "tinh", t.Unit.Slug), ProvinceLink.Of(t.Unit).Dated(language).Text));
        return [.. units.Concat(towns).Take(Others)];
    }

    private static SuggestedName Of(Worded text, Language language, string url, string? detail) => new(text.Text, text.Lang == language.Code() ? null : text.Lang, url, detail);

    private static string Narrowed(Language language, string facet, string value) => Links.Products(language) + new ProductFilter().With(facet, value).ToQuery();

    /// <summary>Does the name hold every word typed, the last one perhaps unfinished? A mark typed must be there.</summary>
    private static bool Fits(string name, List<Token> typed)
    {
        var words = VietnameseAnalyzer.Tokenise(name).Where(t => !t.IsPart).Select(t => t.Term).ToList();
        return typed.Index().All(t => words.Exists(w => t.Index < typed.Count - 1 ? Is(w, t.Item) : Begins(w, t.Item)));
    }

    private static bool Is(string word, Token typed) => typed.IsMarked ? word == typed.Term : Forms.Folded(word) == Forms.Folded(typed.Term);

    private static bool Begins(string word, Token typed) =>
        Forms.Folded(word).StartsWith(Forms.Folded(typed.Term), StringComparison.Ordinal)
        && (!typed.IsMarked || (Forms.Toneless(word).StartsWith(Forms.Toneless(typed.Term), StringComparison.Ordinal) && (Forms.Tone(typed.Term) == 0 || Forms.Tone(word) == Forms.Tone(typed.Term))));
}
