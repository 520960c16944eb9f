using System.Collections.Immutable;
using System.Globalization;
using KhuyenCong.Search;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Common;

/// <summary>Reading the values that every list shares.</summary>
public static class QueryValues
{
    /// <summary>The last page that can be asked for.</summary>
    public const int LastPage = 100_000;

    private const int LongestText = 200;
    public const int MostValues = 50;
    private static readonly string[] TypedDays = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    public static string Clean(string? value) =>
        string.IsNullOrEmpty(value) ? "" : VietnameseText.ToNfc(new string([.. value.Select(c => char.IsControl(c) ? ' ' : c)])).Trim();

    /// <summary>What was typed, cut at 200 characters.</summary>
    public static string ReadText(string? value) => Cut(Clean(value), LongestText);

    /// <summary>The beginning of a text, at most so many UTF-16 units; a character of two is not cut in half, which PostgreSQL would not take.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>One of the words, or empty.</summary>
    public static string ReadWord(string name, string? value, ImmutableArray<string> words, List<FilterFault> faults)
    {
        var word = Clean(value);
        if (word.Length == 0 || words.Contains(word))
            return word;
        faults.Add(new(name, word, $"phải là một trong: {string.Join(", ", words)}", $"must be one of: {string.Join(", ", words)}"));
        return "";
    }

    /// <summary>Chosen values by facet, in one order; at most fifty of each.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadFacets(IQueryCollection query, ImmutableArray<string> names, List<FilterFault> faults)
    {
        var chosen = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var values = query[name].Select(Clean).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
            if (values.Length > MostValues)
                faults.Add(new(name, "", $"có quá nhiều giá trị (nhiều nhất {MostValues})", $"has too many values ({MostValues} at most)"));
            else if (values.Length > 0)
                chosen[name] = values;
        }

        return chosen.ToImmutable();
    }

    public static ImmutableSortedDictionary<string, ImmutableArray<string>> With(this ImmutableSortedDictionary<string, ImmutableArray<string>> chosen, string facet, string value)
    {
        var values = chosen.GetValueOrDefault(facet, []);
        return values.Contains(value) ? chosen : chosen.SetItem(facet, [.. values.Append(value).Order(StringComparer.Ordinal)]);
    }

    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Without(this ImmutableSortedDictionary<string, ImmutableArray<string>> chosen, string facet, string value)
    {
        var rest = chosen.GetValueOrDefault(facet, []).Remove(value);
        return rest.IsEmpty ? chosen.Remove(facet) : chosen.SetItem(facet, rest);
    }

    public static int ReadPage(string? value, List<FilterFault> faults)
    {
        if (string.IsNullOrEmpty(value))
            return 1;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= LastPage)
            return page;
        faults.Add(new("trang", value, "phải là số trang, từ 1", "must be a page number, from 1"));
        return 1;
    }

    /// <summary>The same day from a field that people type into: 31/12/2026, 1.7.2025, or as in addresses 2026-12-31.</summary>
    public static DateOnly? ReadTypedDay(string? value, List<FilterFault> faults)
    {
        var typed = Clean(value);
        if (DateOnly.TryParseExact(typed, TypedDays, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day) && day.Year is >= 2000 and <= 2099)
            return day;
        if (typed.Length > 0)
            faults.Add(new("ngay", typed, "phải là một ngày từ năm 2000 đến 2099, dạng ngày/tháng/năm, ví dụ 31/12/2026", "must be a day from 2000 to 2099 as day/month/year, for example 31/12/2026"));
        return null;
    }

    /// <summary>A year from <paramref name="first"/> to 2099, or null.</summary>
    public static int? ReadYear(string name, string? value, List<FilterFault> faults, int first = 2000)
    {
        var text = Clean(value);
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= first && year <= 2099)
            return year;
        faults.Add(new(name, text, $"phải là một năm từ {first} đến 2099", $"must be a year from {first} to 2099"));
        return null;
    }

    /// <summary>A day for which the states are asked, 2000 to 2099; null for today.</summary>
    public static DateOnly? ReadDay(string? value, List<FilterFault> faults)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2099)
            return day;
        faults.Add(new("ngay", value, "phải là một ngày từ năm 2000 đến 2099, dạng 2026-12-31", "must be a day from 2000 to 2099, like 2026-12-31"));
        return null;
    }
}
