using System.Collections.Immutable;

namespace KhuyenCong.Catalogue.Common;

/// <summary>The question behind a list that is searched and narrowed by facets: what is typed and chosen, its order, its page.</summary>
public abstract record ListFilter
{
    /// <summary>Names of the facets in the query, in the order in which they are shown.</summary>
    public abstract ImmutableArray<string> Facets { get; }

    public string Text { get; init; } = "";

    /// <summary>Chosen values by facet name of the query.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Chosen { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The order asked for; empty for the list's own.</summary>
    public string Sort { get; init; } = "";

    public abstract string EffectiveSort { get; }

    public int Page { get; init; } = 1;

    /// <summary>Asked to tell why each record stands where it does (<c>vi-sao=1</c>); changes nothing of what is found.</summary>
    public bool Explained { get; init; }

    public bool IsEmpty => Text.Length == 0 && Chosen.Count == 0;

    public ImmutableArray<string> ValuesOf(string facet) => Chosen.GetValueOrDefault(facet, []);

    /// <summary>The query string, from "?" on; empty for the plain list.</summary>
    public string ToQuery()
    {
        var query = new QueryText().Add("q", Text);
        foreach (var name in Facets)
            query.AddAll(name, ValuesOf(name));
        return AddRest(query).Add("sap-xep", Sort).Add("vi-sao", Explained ? "1" : null).Add("trang", Page, unless: 1).ToString();
    }

    /// <summary>What only this list asks for.</summary>
    protected virtual QueryText AddRest(QueryText query) => query;
}

/// <summary>Steps from one question to the next; every change of the question leads to its first page.</summary>
public static class ListFilterSteps
{
    public static T With<T>(this T filter, string facet, string value)
        where T : ListFilter => (T)((ListFilter)filter with { Chosen = filter.Chosen.With(facet, value), Page = 1 });

    public static T Without<T>(this T filter, string facet, string value)
        where T : ListFilter => (T)((ListFilter)filter with { Chosen = filter.Chosen.Without(facet, value), Page = 1 });

    public static T WithoutText<T>(this T filter)
        where T : ListFilter => (T)((ListFilter)filter with { Text = "", Page = 1 });

    public static T At<T>(this T filter, int page)
        where T : ListFilter => (T)((ListFilter)filter with { Page = page });

    public static T Explaining<T>(this T filter, bool explained)
        where T : ListFilter => (T)((ListFilter)filter with { Explained = explained, Page = filter.Explained == explained ? filter.Page : 1 });

    public static T SortedBy<T>(this T filter, string sort)
        where T : ListFilter => (T)((ListFilter)filter with { Sort = sort, Page = 1 });

    /// <summary>What is typed and chosen, each with the address of the list without it. <paramref name="words"/>: what a choice is called, by facet and option, where not by its label.</summary>
    public static List<Chip> ChipsOf<T>(this T filter, string list, IReadOnlyList<Facet> facets, Language language, Func<Facet, FacetOption, string>? words = null)
        where T : ListFilter
    {
        var chips = new List<Chip>();
        if (filter.Text.Length > 0)
            chips.Add(new(language.Pick("Tìm", "Search"), filter.Text, list + filter.WithoutText().ToQuery()));
        foreach (var facet in facets)
            foreach (var option in facet.Options.Where(o => o.Selected))
            {
                var called = words?.Invoke(facet, option) ?? option.Label.Text;
                chips.Add(new(facet.Label, called, list + filter.Without(facet.Name, option.Value).ToQuery(), called == option.Label.Text ? option.Label.Lang : null));
            }
        return chips;
    }

    /// <summary>Orders to choose from: relevance needs something typed.</summary>
    public static List<SortOption> SortsOf<T>(this T filter, string list, IEnumerable<string> sorts, Func<string, string> label)
        where T : ListFilter =>
        [.. sorts.Where(s => s != "lien-quan" || filter.Text.Length > 0).Select(s => new SortOption(s, label(s), filter.EffectiveSort == s, list + filter.SortedBy(s).ToQuery()))];
}
