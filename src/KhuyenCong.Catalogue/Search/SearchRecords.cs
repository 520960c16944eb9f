using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>How a query was loosened, for the page to say so; <see cref="Exact"/> is what was typed.</summary>
public sealed record RelaxedNote(Relaxation Level, string Exact)
{
    /// <summary>Null where the text was found as typed.</summary>
    public static RelaxedNote? Of(SearchResult found, string exact) => found.Relaxed is Relaxation.None ? null : new(found.Relaxed, exact);
}

/// <summary>Numbers of the records that a text finds, best first.</summary>
public sealed record FoundRecords(IReadOnlyList<int> Ids, RelaxedNote? Relaxed);

/// <summary>A piece of text, and whether it matched the query.</summary>
public readonly record struct Fragment(string Text, bool IsMatch);

/// <summary>One hit over all kinds; <see cref="Best"/> is the certificate that speaks for a product today.</summary>
public sealed record SearchItem(
    string Kind, int Id, IReadOnlyList<Fragment> Title, string TitleLang, string Url, IReadOnlyList<Fragment> Snippet, string SnippetLang, Worded? Context, CertificateFace? Best,
    DateTimeOffset PublishedAt, DateTimeOffset ChangedAt, Reason? Why);

/// <summary>Search over all kinds, a tab per kind.</summary>
public sealed record SearchPage
{
    /// <summary>With the conditions that were read from the words typed.</summary>
    public required SearchFilter Filter { get; init; }

    /// <summary>As it came, before its words were read: the pages of one answer go by it, for what was typed ranks.</summary>
    public required SearchFilter Asked { get; init; }

    public required PageOf<SearchItem> Page { get; init; }

    /// <summary>Hits by kind over the whole query, kinds without a hit left out.</summary>
    public required IReadOnlyList<KindTab> Tabs { get; init; }

    /// <summary>Conditions, each of which can be undone; the kind is undone by the tabs.</summary>
    public required IReadOnlyList<Chip> Chips { get; init; }

    public required ReadNote? Read { get; init; }

    public required ReadHelp Help { get; init; }

    /// <summary>Former unit asked for, with the unit it is part of today.</summary>
    public required IReadOnlyList<FormerProvinceHint> FormerProvinces { get; init; }

    public required RelaxedNote? Relaxed { get; init; }

    /// <summary>The words stand only somewhere within texts: no record is of them and no title holds them.</summary>
    public bool InPassing => Filter.Text.Length > 0 && Filter.Kind.Length == 0 && Page is { Page: 1, Total: > 0 }
        && Tabs.All(t => t.Kind is "" or Kinds.Article or Kinds.Document or Kinds.Programme or Kinds.Page)
        && !Page.Items.Any(i => i.Title.Any(t => t.IsMatch));
}

public sealed record KindTab(string Kind, string Label, int Count, bool Selected, string Href);
