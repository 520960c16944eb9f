using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>What must stand around a phrase for it to be a condition.</summary>
internal enum PhraseRule
{
    Anywhere,

    /// <summary>A town of one syllable ("Vinh") is a common syllable, too: a word like "ở" stands before it, or nothing else is asked.</summary>
    AfterPlaceWord,

    /// <summary>A province of one syllable ("Huế") ends the question, or a place word stands before it.</summary>
    AtTheEnd,

    /// <summary>"quốc gia" without "cấp" is a level only beside goods, another condition or a year, or at the end of what is asked of goods: it stands in names of programmes.</summary>
    BesideGoods,

    /// <summary>Initials of a province ("QN"): certain where they are capitals and fit one unit alone.</summary>
    Initials,

    /// <summary>A region ("miền Bắc") is asked of goods and their makers; over all kinds its words stand in the names of rounds and fairs.</summary>
    OfOneKind,
}

/// <summary>
/// A phrase and what it means: a value of a facet of the pages. Phrases of goods ("sản phẩm") have no value of their own. <see cref="Town"/>: the town
/// that the phrase names, which lies in the province of <see cref="Value"/>.
/// </summary>
internal sealed record IntentPhrase(string[] Terms, string Facet, string Value, PhraseRule Rule = PhraseRule.Anywhere, string? Town = null);

/// <summary>
/// The phrases that a question may hold as conditions: places with their aliases, groups and schemes of marks from the reference data, levels and
/// states in the register's own words. Made once for each state of the reference data.
/// </summary>
public sealed class IntentWords
{
    /// <summary>Stands for the kind of record among the facets of an intent.</summary>
    public const string Kind = "ban-ghi";

    private const string Vowels = "aăâeêioôơuưy";

    private static readonly string[] Goods =
        ["sản phẩm", "các sản phẩm", "mặt hàng", "hàng hóa", "hàng", "sản phẩm tiêu biểu", "sản phẩm công nghiệp nông thôn", "sản phẩm công nghiệp nông thôn tiêu biểu", "sản phẩm CNNT", "sản phẩm CNNT tiêu biểu", "SPCNNTTB", "products", "goods"];

    private static readonly string[] Suppliers =
        ["nhà cung cấp", "nhà sản xuất", "nhà cung ứng", "đơn vị cung cấp", "nơi cung cấp", "supplier of", "suppliers of", "supplier", "suppliers", "producers of", "makers of", "manufacturers of"];

    private static readonly string[] Exporting = ["xuất khẩu", "có xuất khẩu", "đang xuất khẩu", "hàng xuất khẩu", "xuất khẩu được", "được xuất khẩu", "for export", "exporting", "exporters of", "exporter", "exporters"];

    private static readonly (string Phrase, string Word)[] OtherStates =
    [
        ("còn hạn", "con"), ("còn giá trị", "con"), ("đang còn hiệu lực", "con"), ("còn hiệu lực", "con"), ("đang có hiệu lực", "con"), ("still valid", "con"), ("valid", "con"), ("in force", "con"),
        ("hết hiệu lực", "het"), ("quá hạn", "het"), ("sắp hết hiệu lực", "sap-het"), ("bị thu hồi", "thu-hoi"),
    ];

    private readonly Dictionary<string, List<IntentPhrase>> byFirstFold = new(StringComparer.Ordinal);

    public IntentWords(ReferenceData reference)
    {
        AddAll(Goods, "", "");
        AddAll(Suppliers, Kind, Kinds.Producer);
        AddAll(Exporting, "xuat-khau", "co");
        AddPlaces(reference);
        AddRegions(reference);
        AddGroups(reference);
        AddMarks(reference);
        foreach (var level in Enum.GetValues<Level>())
            AddLevel(level);
        foreach (var (phrase, word) in OtherStates)
            Add(phrase, "hieu-luc", word);
        foreach (var word in ProductFilter.StatusWords.Where(w => w is not ("con" or "chua-ro")))
            AddAll([ProductListing.StatusLabel(Language.Vi, word).Text, ProductListing.StatusLabel(Language.En, word).Text], "hieu-luc", word);
    }

    /// <summary>Phrases that the tokens from <paramref name="at"/> on spell, the longest first. A token typed with a mark stands only for itself.</summary>
    internal IEnumerable<IntentPhrase> Find(IReadOnlyList<Token> tokens, int at) =>
        byFirstFold.GetValueOrDefault(Forms.Folded(tokens[at].Term), []).Where(p => Spells(tokens, at, p.Terms)).OrderByDescending(p => p.Terms.Length);

    internal static bool Spells(IReadOnlyList<Token> tokens, int at, string[] terms)
    {
        if (at < 0 || at + terms.Length > tokens.Count)
            return false;
        for (var i = 0; i < terms.Length; i++)
            if (tokens[at + i] is var token && token.Term != terms[i] && (token.IsMarked || token.Term != Forms.Folded(terms[i])))
                return false;
        return true;
    }

    internal static string[] TermsOf(string phrase) => [.. VietnameseAnalyzer.Tokenise(phrase).Where(t => !t.IsPart).Select(t => t.Term)];

    private void AddPlaces(ReferenceData reference)
    {
        foreach (var province in reference.Provinces.Values)
        {
            // A name of both schemes means the unit of today.
            var meant = province.SuccessorSlug is { } successor && reference.Provinces[successor].Name == province.Name ? successor : province.Slug;
            foreach (var name in new[] { province.Name, province.NameEn }.OfType<string>())
                Add(name, "tinh", meant, TermsOf(name).Length == 1 ? PhraseRule.AtTheEnd : PhraseRule.Anywhere);
            if (InitialsOf(province.Name) is { } initials)
                Add(initials, "tinh", meant, PhraseRule.Initials);
            foreach (var alias in province.Aliases)
                Add(
                    alias.Alias, "tinh", Narrowest(reference, province),
                    alias.Kind is AliasKind.Town && TermsOf(alias.Alias).Length == 1 ? PhraseRule.AfterPlaceWord : PhraseRule.Anywhere,
                    alias.Kind is AliasKind.Town ? alias.Alias : null);
        }
    }

    /// <summary>A region stands for each of its provinces of today, and so asks which; "miền Bắc" is what people say for "phía Bắc".</summary>
    private void AddRegions(ReferenceData reference)
    {
        foreach (var region in reference.Regions.Values)
        {
            var parts = region.Name.Split(" - ");
            string[] names = [region.Name, region.Name.Replace("Phía ", "Miền ", StringComparison.Ordinal), .. parts[..1].Where(p => p.StartsWith("Miền ", StringComparison.Ordinal))];
            foreach (var member in region.Members.Where(m => m.ToYear is null && reference.Provinces.GetValueOrDefault(m.ProvinceSlug) is { Scheme: 2025 }))
                foreach (var name in names)
                    Add(name, "tinh", member.ProvinceSlug, PhraseRule.OfOneKind);
        }
    }

    /// <summary>A unit that went alone into its successor is that one.</summary>
    private static string Narrowest(ReferenceData reference, Province province) =>
        province.SuccessorSlug is { } successor && reference.Provinces.Values.Count(p => p.SuccessorSlug == successor) == 1 ? successor : province.Slug;

    /// <summary>"QN"; null where they could be read as a syllable or as a unit of measure.</summary>
    private static string? InitialsOf(string name)
    {
        var initials = string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToLowerInvariant(w[0])));
        return initials.Length < 2 || VietnameseText.Fold(initials).Any(Vowels.Contains) || TermsOf("1 " + initials).Length == 1 ? null : initials;
    }

    private void AddGroups(ReferenceData reference)
    {
        foreach (var group in reference.Groups.Values)
            foreach (var name in new[] { group.ShortName, group.Name, group.NameEn, group.ShortNameEn }.OfType<string>().Distinct(StringComparer.Ordinal))
            {
                Add(name, "nhom", group.Slug);
                var own = name.StartsWith("Nhóm sản phẩm ", StringComparison.Ordinal) ? name["Nhóm sản phẩm ".Length..] : name;
                Add(own, "nhom", group.Slug);
                if (own.Split(' ') is { Length: >= 4 } words && !own.Contains(',', StringComparison.Ordinal))
                    Add(string.Concat(words.Select(w => w[0])), "nhom", group.Slug);
            }
    }

    private void AddMarks(ReferenceData reference)
    {
        foreach (var scheme in reference.MarkSchemes.Values)
        {
            var name = MarkWords.ShortName(scheme.Name);
            var terms = TermsOf(name);
            // "hữu cơ", "nhãn hiệu" are words of goods as well; an acronym, or three syllables together, is a scheme.
            if (terms.Length < 3 && !name.All(char.IsAscii))
                continue;
            Add(name, MarkWords.Facet, scheme.Slug);
            if (name.EndsWith(" Việt Nam", StringComparison.Ordinal))
                Add(name[..^" Việt Nam".Length], MarkWords.Facet, scheme.Slug);
            if (terms.Length >= 5)
                Add(string.Concat(name.Split(' ').Select(w => w[0])), MarkWords.Facet, scheme.Slug);
        }
    }

    private void AddLevel(Level level)
    {
        var (name, word) = (Say.LevelName(Language.Vi, level), Say.LevelSlug(level));
        AddAll([name, Say.LevelName(Language.En, level)], "cap", word);
        if (level is Level.National or Level.Region)
            Add(name["Cấp ".Length..], "cap", word, PhraseRule.BesideGoods);
        Add(Say.LevelName(Language.En, level).Split(' ')[0], "cap", word, PhraseRule.BesideGoods);
    }

    private void AddAll(IEnumerable<string> phrases, string facet, string value)
    {
        foreach (var phrase in phrases)
            Add(phrase, facet, value);
    }

    private void Add(string phrase, string facet, string value, PhraseRule rule = PhraseRule.Anywhere, string? town = null)
    {
        var terms = TermsOf(phrase);
        if (terms.Length == 0)
            return;
        var first = Forms.Folded(terms[0]);
        if (!byFirstFold.TryGetValue(first, out var phrases))
            byFirstFold.Add(first, phrases = []);
        if (!phrases.Exists(p => p.Facet == facet && p.Value == value && p.Terms.AsSpan().SequenceEqual(terms)))
            phrases.Add(new(terms, facet, value, rule, town));
    }
}
