namespace KhuyenCong.Catalogue.OpenData;

/// <summary>A feed in one language. Paths are of this site; absolute addresses are made when it is written.</summary>
public sealed record Feed
{
    /// <summary>Names the feed for ever: "news", "certificates" …; becomes a tag URI (RFC 4151).</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    /// <summary>Path and query of the feed as Atom, and of the page that shows the same.</summary>
    public required string Self { get; init; }

    public required string SelfJson { get; init; }

    public required string Page { get; init; }

    public required IReadOnlyList<FeedEntry> Entries { get; init; }

    /// <summary>The last change of an entry; null: there is none.</summary>
    public DateTimeOffset? Updated => Entries.Count > 0 ? Entries.Max(e => e.Updated) : null;
}

/// <param name="Key">Names the record: "article/12".</param>
/// <param name="Content">HTML of our own renderer; null: the summary is all.</param>
public sealed record FeedEntry(
    string Key, string Title, string Href, DateTimeOffset Published, DateTimeOffset Updated, string Summary, string? Content = null, string? Author = null, string? Topic = null, string? Language = null);
