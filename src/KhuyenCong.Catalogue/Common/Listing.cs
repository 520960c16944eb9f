using System.Globalization;

namespace KhuyenCong.Catalogue.Common;

/// <summary>One page of a list. <see cref="Page"/> counts from 1.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>A page past the last one is no page: 404.</summary>
    public bool Exists => Page <= Pages;
}

public static class Paging
{
    public static IQueryable<T> Paged<T>(this IQueryable<T> rows, int page, int pageSize) => rows.Skip((page - 1) * pageSize).Take(pageSize);

    public static IEnumerable<T> Paged<T>(this IEnumerable<T> rows, int page, int pageSize) => rows.Skip((page - 1) * pageSize).Take(pageSize);
}

/// <summary>One value of a facet. <see cref="Label"/> is worded in the language of the page.</summary>
public sealed record FacetOption(string Value, Worded Label, int Count, bool Selected)
{
    public static FacetOption OfYear(Language language, int year, int count, bool selected)
    {
        var word = year.ToString(CultureInfo.InvariantCulture);
        return new(word, new(word, language.Code()), count, selected);
    }
}

/// <summary>A facet as it is shown: <see cref="Name"/> is its name in the query.</summary>
public sealed record Facet(string Name, string Label, IReadOnlyList<FacetOption> Options);

/// <summary>A choice that can be undone: removing it leads to <see cref="Without"/>. Lang: the language of the value where it is a name of the register's.</summary>
public sealed record Chip(string Label, string Value, string Without, string? Lang = null)
{
    public static Chip Of(string label, Worded value, string without) => new(label, value.Text, without, value.Lang);
}

public sealed record SortOption(string Value, string Label, bool Selected, string Href);

/// <summary>What is wrong with an address that was asked for, in words for people.</summary>
public sealed record FilterFault(string Name, string Value, string Vietnamese, string English);
