using System.Collections.Immutable;
using System.Globalization;
using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Products;

/// <summary>The products laid side by side, in the order of their numbers, so that one choice is one page: sp (several), khac=1 for differences only.</summary>
public sealed record ComparisonQuery
{
    public const int Most = 4;

    public ImmutableArray<int> Products { get; init; } = [];

    public bool DifferencesOnly { get; init; }

    /// <summary>How many were chosen beyond the fourth: not compared, and the page says so.</summary>
    public int TooMany { get; init; }

    public static (ComparisonQuery Query, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var chosen = ReadProducts(query, faults);
        var only = QueryValues.ReadWord("khac", query["khac"], ["1"], faults);
        return (new() { Products = [.. chosen.Take(Most)], DifferencesOnly = only.Length > 0, TooMany = Math.Max(0, chosen.Length - Most) }, faults);
    }

    /// <summary>Numbers of products, each once, lowest first.</summary>
    public static ImmutableArray<int> ReadProducts(IQueryCollection query, List<FilterFault> faults)
    {
        var numbers = new List<int>();
        foreach (var value in query["sp"].Select(QueryValues.Clean).Where(v => v.Length > 0))
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                numbers.Add(number);
            else
                faults.Add(new("sp", value, "phải là số của một sản phẩm", "must be the number of a product"));
        return [.. numbers.Distinct().Order().Take(QueryValues.MostValues)];
    }

    public ComparisonQuery Without(int product) => this with { Products = Products.Remove(product), TooMany = 0 };

    public string ToQuery() => new QueryText().AddAll("sp", Words(Products)).Add("khac", DifferencesOnly ? "1" : null).ToString();

    public static IEnumerable<string> Words(IEnumerable<int> products) => products.Select(p => p.ToString(CultureInfo.InvariantCulture));
}
