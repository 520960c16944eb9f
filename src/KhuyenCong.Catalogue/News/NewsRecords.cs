using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;

namespace KhuyenCong.Catalogue.News;

public sealed record TopicLink(string Slug, Worded Name, string Href);

/// <summary>An article in a list, worded in the language of the page.</summary>
public sealed record NewsItem
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Href { get; init; }

    public required Worded Title { get; init; }

    /// <summary>Standfirst.</summary>
    public required Worded Summary { get; init; }

    public required TopicLink Topic { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required int Minutes { get; init; }

    /// <summary>Carries a correction note.</summary>
    public required bool Corrected { get; init; }

    /// <summary>First photograph, if there is one.</summary>
    public required Picture? Picture { get; init; }
}

/// <summary>A choice of the archive: a topic or a month, with its articles under the other choice.</summary>
public sealed record NewsChoice(Worded Label, int Count, bool Selected, string Href);

/// <summary>News, newest first.</summary>
public sealed record NewsList
{
    public required NewsFilter Filter { get; init; }

    /// <summary>The topic chosen.</summary>
    public required TopicLink? Topic { get; init; }

    public required PageOf<NewsItem> Page { get; init; }

    /// <summary>"All" first, then topics in their order; those without an article are left out.</summary>
    public required IReadOnlyList<NewsChoice> Topics { get; init; }

    /// <summary>Months with articles, newest first.</summary>
    public required IReadOnlyList<NewsChoice> Months { get; init; }
}

public sealed record CorrectionFace(DateOnly NotedOn, Worded Note);

/// <summary>A product an article speaks of, with its certificates that are revoked or suspended today.</summary>
public sealed record MentionedProduct(ProductCard Card, IReadOnlyList<CertificateFace> Lost);

/// <summary>Another record an article speaks of, as a line: <see cref="Kind"/> is one of <see cref="Kinds"/>, <see cref="Note"/> says what people know it by.</summary>
public sealed record MentionLine(string Kind, string KindName, Worded Name, string Href, string Note);

public sealed record PlaceMention(Worded Name, bool IsFormer, string Href);

/// <summary>The public records an article speaks of, kind by kind in the order of the article.</summary>
public sealed record ArticleMentions
{
    public required IReadOnlyList<MentionedProduct> Products { get; init; }

    public required IReadOnlyList<ProducerCard> Producers { get; init; }

    public required IReadOnlyList<MentionLine> Lines { get; init; }

    public required IReadOnlyList<PlaceMention> Places { get; init; }

    public bool IsEmpty => Products.Count + Producers.Count + Lines.Count + Places.Count == 0;
}

public sealed record ArticlePage
{
    public required NewsItem Item { get; init; }

    public required string? Author { get; init; }

    public required ArticleBasis Basis { get; init; }

    public required DateOnly? FactsOn { get; init; }

    public required Html? Text { get; init; }

    /// <summary>Language of <see cref="Text"/>: Vietnamese where there is no translation.</summary>
    public required string TextLang { get; init; }

    /// <summary>Those that do not stand within the text.</summary>
    public required IReadOnlyList<Picture> Pictures { get; init; }

    /// <summary>The first photograph, for links that are shared; null where there is none.</summary>
    public required Picture? Shared { get; init; }

    public required IReadOnlyList<CorrectionFace> Corrections { get; init; }

    public required ArticleMentions Mentions { get; init; }

    public required IReadOnlyList<NewsItem> Related { get; init; }

    /// <summary>Next and previous by day of publishing.</summary>
    public required NewsItem? Newer { get; init; }

    public required NewsItem? Older { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
