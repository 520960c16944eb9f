using System.Collections.Immutable;
using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>Reads the API's query names (group, level, asOf …) into the filters of the pages, so that both ask the same question.</summary>
public sealed class ApiQuery(IQueryCollection query, ModelStateDictionary faults)
{
    public const int DefaultPageSize = 24;
    public const int MostPageSize = 100;

    private static readonly ImmutableDictionary<string, string> Sorts = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new KeyValuePair<string, string>[]
    {
        new("relevance", "lien-quan"), new("name", "ten"), new("newest", "moi"), new("ending", "het-han"),
    });

    private static readonly ImmutableDictionary<string, string> Statuses = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new KeyValuePair<string, string>[]
    {
        new("valid", "con"), new("expiring", "sap-het"), new("expired", "het"), new("revoked", "thu-hoi"), new("suspended", "tam-dung"), new("not-yet", "chua"), new("unknown", "chua-ro"),
    });

    /// <summary>Words of <c>sort</c> and <c>status</c>, in one order.</summary>
    public static readonly ImmutableArray<string> SortWords = [.. Sorts.Keys.Order(StringComparer.Ordinal)];
    public static readonly ImmutableArray<string> StatusWords = [.. Statuses.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Facet names: the API's, and the pages'.</summary>
    public static readonly ImmutableArray<(string Api, string Page)> Facets =
    [
        ("group", "nhom"), ("category", "loai"), ("province", "tinh"), ("level", "cap"), ("year", "nam"), ("status", "hieu-luc"), ("mark", MarkWords.Facet), ("producer", "co-so"), ("decision", "quyet-dinh"), ("exports", "xuat-khau"),
    ];

    public int PageSize { get; private set; } = DefaultPageSize;

    public ProductFilter Products() => new()
    {
        Text = QueryValues.ReadText(query["q"]),
        Chosen = Chosen(ProductFilter.FacetNames),
        Day = AsOf(),
        Sort = Word("sort", Sorts) ?? "",
        Explained = Explain(),
        Page = Paging(),
    };

    public ProducerFilter Producers() => new()
    {
        Text = QueryValues.ReadText(query["q"]),
        Chosen = Chosen(ProducerFilter.FacetNames),
        Sort = Word("sort", Sorts.Remove("ending")) ?? "",
        Explained = Explain(),
        Page = Paging(),
    };

    public SearchFilter Search()
    {
        var kind = QueryValues.Clean(query["kind"]);
        if (kind.Length > 0 && !IndexDocuments.IndexedKinds.Contains(kind))
            faults.AddModelError("kind", $"'{kind}' is none of: {string.Join(", ", IndexDocuments.IndexedKinds)}.");
        return new SearchFilter { Text = QueryValues.ReadText(query["q"]), Chosen = Chosen(SearchFilter.FacetNames.Remove(SearchFilter.KindFacet)), Explained = Explain() }.OfKind(kind).At(Paging());
    }

    public int Paging()
    {
        PageSize = Number("pageSize", 1, MostPageSize) ?? DefaultPageSize;
        return Number("page", 1, QueryValues.LastPage) ?? 1;
    }

    public DateOnly? AsOf()
    {
        var found = new List<FilterFault>();
        var day = QueryValues.ReadDay(query["asOf"], found);
        foreach (var fault in found)
            faults.AddModelError("asOf", $"'{fault.Value}' {fault.English}.");
        return day;
    }

    /// <summary>One word of an enum, or null where none is asked for.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        var value = QueryValues.Clean(query[name]);
        if (value.Length == 0 || Kebab.Parse<T>(value) is { } word)
            return Kebab.Parse<T>(value);
        faults.AddModelError(name, $"'{value}' is none of: {string.Join(", ", Kebab.All<T>())}.");
        return null;
    }

    /// <summary>A number from <paramref name="least"/> on, or null where none is asked for.</summary>
    public int? Number(string name, int least, int most)
    {
        var value = QueryValues.Clean(query[name]);
        if (value.Length == 0)
            return null;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        faults.AddModelError(name, $"'{value}' is no number from {least} to {most}.");
        return null;
    }

    public int? Year() => Number("year", 2000, 2099);

    /// <summary>A slug as given; null where none is asked for.</summary>
    public string? Slug(string name) => QueryValues.ReadText(query[name]) is { Length: > 0 } slug ? slug : null;

    public static string? SortOf(string pageSort) => Sorts.FirstOrDefault(s => s.Value == pageSort).Key;

    /// <summary>The value of a facet as the API words it.</summary>
    public static string ToApi(string pageFacet, string value) => pageFacet switch
    {
        "cap" => Kebab.Of(ProductFilter.LevelOf(value)),
        "hieu-luc" => Statuses.First(s => s.Value == value).Key,
        "xuat-khau" => "yes",
        _ => value,
    };

    /// <summary>Conditions read from the words typed, in the API's names; null where there are none.</summary>
    public static IReadOnlyList<ApiRead>? ReadOf(ReadNote? note) => note is null ? null :
    [
        .. note.Parts.Select(p => p.Facet == IntentWords.Kind
            ? new ApiRead(p.Words, "kind", p.Value, note.Applied)
            : new ApiRead(p.Words, ApiOf(p.Facet), ToApi(p.Facet, p.Value), note.Applied && note.LetGo != p)),
        .. note.Questions.SelectMany(q => q.Choices, (q, c) => new ApiRead(q.Words, ApiOf("tinh"), c.Value, false)),
    ];

    /// <summary>Null where nothing is explained: it was not asked, or the order is not by relevance.</summary>
    public static IReadOnlyList<ApiReason>? ReasonsOf(IEnumerable<(string Kind, int Id, Reason? Why)> hits)
    {
        var reasons = hits.Where(h => h.Why is not null).Select(h => new ApiReason(
            h.Id,
            h.Kind,
            h.Why!.Factors.Sum(f => f.Value),
            h.Why.Factors.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal),
            [.. h.Why.Words.Select(w => new ApiMatch(w.Typed, w.Points, [.. w.Places.Select(p => new ApiMatchPlace(p.Found, p.Field, p.Way))]))])).ToList();
        return reasons.Count > 0 ? reasons : null;
    }

    /// <summary>Texts near to the one typed that find more; null where there are none.</summary>
    public static IReadOnlyList<string>? NearOf(ReadHelp help) => help.Near.Count > 0 ? [.. help.Near.Select(p => p.Text)] : null;

    private static string ApiOf(string pageFacet) => Facets.First(f => f.Page == pageFacet).Api;

    private bool Explain()
    {
        var value = QueryValues.Clean(query["explain"]);
        if (value is not ("" or "true" or "false"))
            faults.AddModelError("explain", $"'{value}' is none of: false, true.");
        return value == "true";
    }

    private ImmutableSortedDictionary<string, ImmutableArray<string>> Chosen(ImmutableArray<string> allowed)
    {
        var chosen = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (api, page) in Facets.Where(f => allowed.Contains(f.Page)))
        {
            var values = query[api].Select(QueryValues.Clean).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Select(v => FromApi(api, v)).OfType<string>().Order(StringComparer.Ordinal).ToImmutableArray();
            if (values.Length > 50)
                faults.AddModelError(api, "has too many values (50 at most).");
            else if (values.Length > 0)
                chosen[page] = values;
        }

        return chosen.ToImmutable();
    }

    private string? FromApi(string facet, string value)
    {
        var word = facet switch
        {
            "level" => Kebab.Parse<Level>(value) is { } level ? Say.LevelSlug(level) : null,
            "status" => Statuses.GetValueOrDefault(value),
            "exports" => value == "yes" ? "co" : null,
            "year" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2099 ? value : null,
            _ => value,
        };
        if (word is null)
            faults.AddModelError(facet, $"'{value}' is none of: {(facet == "level" ? string.Join(", ", Kebab.All<Level>()) : facet switch
            {
                "status" => string.Join(", ", StatusWords),
                "exports" => "yes",
                _ => "2000 to 2099",
            })}.");
        return word;
    }

    private string? Word(string name, ImmutableDictionary<string, string> words)
    {
        var value = QueryValues.Clean(query[name]);
        if (value.Length == 0 || words.TryGetValue(value, out _))
            return words.GetValueOrDefault(value);
        faults.AddModelError(name, $"'{value}' is none of: {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}.");
        return null;
    }
}
