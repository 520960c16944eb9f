using System.Collections.Immutable;
using System.Globalization;
using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Products;

/// <summary>The records laid side by side, in the order of their numbers, so that one choice is one page: sp or cs (several), khac=1 for differences only.</summary>
public sealed record ComparisonQuery
{
    public const int Most = 4;

    /// <summary>Name of products in the query.</summary>
    public const string OfProducts = "sp";

    /// <summary>Name of producers in the query.</summary>
    public const string OfProducers = "cs";

    private const string Only = "khac";

    /// <summary>What is compared: <see cref="OfProducts"/> or <see cref="OfProducers"/>.</summary>
    public required string Name { get; init; }

    public ImmutableArray<int> Ids { get; init; } = [];

    public bool DifferencesOnly { get; init; }

    /// <summary>How many were chosen beyond the fourth: not compared, and the page says so.</summary>
    public int TooMany { get; init; }

    public static (ComparisonQuery Query, IReadOnlyList<FilterFault> Faults) Read(string name, IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var chosen = ReadIds(name, query, faults);
        var only = QueryValues.ReadWord(Only, query[Only], ["1"], faults);
        return (new() { Name = name, Ids = [.. chosen.Take(Most)], DifferencesOnly = only.Length > 0, TooMany = Math.Max(0, chosen.Length - Most) }, faults);
    }

    /// <summary>Numbers of records, each once, lowest first.</summary>
    public static ImmutableArray<int> ReadIds(string name, IQueryCollection query, List<FilterFault> faults)
    {
        var numbers = new List<int>();
        foreach (var value in query[name].Select(QueryValues.Clean).Where(v => v.Length > 0))
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                numbers.Add(number);
            else if (name == OfProducts)
                faults.Add(new(name, value, "phải là số của một sản phẩm", "must be the number of a product"));
            else
                faults.Add(new(name, value, "phải là số của một cơ sở", "must be the number of a producer"));
        return [.. numbers.Distinct().Order().Take(QueryValues.MostValues)];
    }

    /// <summary>The ticks of a list arrive with the list's own conditions: where to go with what this page reads alone; null where nothing else stands in the address.</summary>
    public static string? Cleaned(string name, string address, IQueryCollection query) =>
        query.Keys.Any(k => k != name && k != Only) ? address + new QueryText().AddAll(name, query[name].OfType<string>().Take(QueryValues.MostValues)) : null;

    public ComparisonQuery Without(int id) => this with { Ids = Ids.Remove(id), TooMany = 0 };

    public string ToQuery() => new QueryText().AddAll(Name, Words(Ids)).Add(Only, DifferencesOnly ? "1" : null).ToString();

    public static IEnumerable<string> Words(IEnumerable<int> ids) => ids.Select(p => p.ToString(CultureInfo.InvariantCulture));
}
