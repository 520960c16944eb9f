using System.Collections.Frozen;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>One query name of the API.</summary>
/// <param name="About">In a sentence.</param>
/// <param name="Words">The only values there are; null: any text.</param>
/// <param name="Least">Smallest number; null: no number.</param>
/// <param name="Most">Greatest number.</param>
/// <param name="Format">"date" for yyyy-MM-dd.</param>
/// <param name="Repeats">A facet: may stand several times in a list that is narrowed by facets; any of the values counts.</param>
public sealed record ApiParameter(string About, IReadOnlyList<string>? Words = null, int? Least = null, int? Most = null, string? Format = null, bool Repeats = false);

/// <summary>What each query name of the API means, for its description.</summary>
public static class ApiParameters
{
    public static readonly FrozenDictionary<string, ApiParameter> All = new Dictionary<string, ApiParameter>(StringComparer.Ordinal)
    {
        ["q"] = new("Words to look for, with or without Vietnamese marks; at most 200 characters count. Words that name a condition (a place, a state, a level) are read as one and told under read; words in quotes never are."),
        ["group"] = new("Product group.", Repeats: true),
        ["category"] = new("Kind of goods within a group.", Repeats: true),
        ["province"] = new("Slug of a province; a former unit finds what was recorded under it.", Repeats: true),
        ["level"] = new("Level of recognition. With other facets of certificates it holds on one certificate.", Kebab.All<Level>(), Repeats: true),
        ["year"] = new("Year of the grant, the round, the fair or the project.", Least: 2000, Most: 2099, Repeats: true),
        ["status"] = new("State of a certificate on the day asked; valid includes expiring.", ApiQuery.StatusWords, Repeats: true),
        ["mark"] = new("Mark of another scheme, with or without its grade: ocop, ocop.4-sao.", Repeats: true),
        ["producer"] = new("Number of a producer.", Repeats: true),
        ["product"] = new("Number of a product.", Least: 1, Most: int.MaxValue),
        ["decision"] = new("Number of the document in this register that decided.", Repeats: true),
        ["round"] = new("Number of a round.", Least: 1, Most: int.MaxValue),
        ["programme"] = new("Number of a programme.", Least: 1, Most: int.MaxValue),
        ["topic"] = new("Slug of a topic of the news."),
        ["type"] = new("Type of a document.", Kebab.All<DocumentType>()),
        ["scheme"] = new("Administrative scheme: 2004 (63 units, to 30 June 2025) or 2025 (34 units).", ["2004", "2025"]),
        ["exports"] = new("Only producers known to export.", ["yes"]),
        ["asOf"] = new("Day for which states are told, 2000 to 2099; today without it.", Format: "date"),
        ["sort"] = new("Order; ending is for products alone.", ApiQuery.SortWords),
        ["explain"] = new("With true, reasons tells the factors of each score.", ["false", "true"]),
        ["kind"] = new("Kind of record.", IndexDocuments.IndexedKinds),
        ["page"] = new("Page, from 1.", Least: 1, Most: QueryValues.LastPage),
        ["pageSize"] = new($"Records on a page; {ApiQuery.DefaultPageSize} without it.", Least: 1, Most: ApiQuery.MostPageSize),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
