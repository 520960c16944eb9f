namespace KhuyenCong.Catalogue.Data.Model;

public sealed class Topic : IRecord, INamed
{
    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public int Position { get; set; }

    public string SearchKey { get; set; } = "";

    public string SortKey { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Topic, Slug);
}

/// <summary>Whose words an article is made of.</summary>
public enum ArticleBasis
{
    /// <summary>Written here.</summary>
    Own,

    /// <summary>Facts of others' reports in our own words, with the sources named.</summary>
    Summary,

    /// <summary>Reprinted under an agreement with the press agency.</summary>
    Repost,
}

/// <summary>A piece of news; its day is the day of <see cref="VisibleFrom"/>.</summary>
public sealed class Article : IRecord, IPublished, ISourced
{
    public int Id { get; set; }

    public required string Slug { get; set; }

    public required string Title { get; set; }

    public string? TitleEn { get; set; }

    public required string Summary { get; set; }

    public string? SummaryEn { get; set; }

    /// <summary>Markdown.</summary>
    public required string Text { get; set; }

    public string? TextEn { get; set; }

    public string? Author { get; set; }

    public required string TopicSlug { get; set; }

    public Topic? Topic { get; set; }

    public required ArticleBasis Basis { get; set; }

    /// <summary>Day of the facts told, where it is known and not the day of publishing.</summary>
    public DateOnly? FactsOn { get; set; }

    public string[] Sources { get; set; } = [];

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public List<ArticleMention> Mentions { get; set; } = [];

    public List<ArticleCorrection> Corrections { get; set; } = [];

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Article, Id);
}

/// <summary>A record that an article speaks of.</summary>
public sealed class ArticleMention : IPart
{
    public int ArticleId { get; set; }

    public int Position { get; set; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public required string Kind { get; set; }

    public required string TargetId { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Article, ArticleId);
}

/// <summary>A dated note that says what was wrong or has changed since.</summary>
public sealed class ArticleCorrection : IPart
{
    public int ArticleId { get; set; }

    public int Position { get; set; }

    public required DateOnly NotedOn { get; set; }

    public required string Note { get; set; }

    public string? NoteEn { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Article, ArticleId);
}

/// <summary>A static page: about, privacy, accessibility…</summary>
public sealed class Page : IRecord, IPublished
{
    public int Id { get; set; }

    /// <summary>Its address in Vietnamese, without the slash.</summary>
    public required string Slug { get; set; }

    public required string SlugEn { get; set; }

    public required string Title { get; set; }

    public string? TitleEn { get; set; }

    public string? Summary { get; set; }

    public string? SummaryEn { get; set; }

    /// <summary>Markdown.</summary>
    public required string Text { get; set; }

    public string? TextEn { get; set; }

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Page, Id);
}

public enum MediaKind
{
    Photo,
    Illustration,
    File,
}

/// <summary>A picture or a file under the data folder, named by the hash of its bytes; an illustration is a drawing of the theme, by its path below img/.</summary>
public sealed class Media : IRecord
{
    public int Id { get; set; }

    public required string File { get; set; }

    public required MediaKind Kind { get; set; }

    public int? Width { get; set; }

    public int? Height { get; set; }

    public string? Alt { get; set; }

    public string? AltEn { get; set; }

    public string? Caption { get; set; }

    public string? CaptionEn { get; set; }

    public string? Credit { get; set; }

    public string? Rights { get; set; }

    public List<MediaUse> Uses { get; set; } = [];

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Media, Id);
}

/// <summary>Where a picture is shown, in order.</summary>
public sealed class MediaUse : IPart
{
    public int MediaId { get; set; }

    public required string Kind { get; set; }

    public required string TargetId { get; set; }

    public int Position { get; set; }

    public RecordRef Owner => new(Kind, TargetId);
}

/// <summary>An old path that answers 301 with a new one.</summary>
public sealed class Redirect : IRecord
{
    /// <summary>Path with its leading slash.</summary>
    public required string FromPath { get; set; }

    public required string ToPath { get; set; }

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Redirect, FromPath);
}
