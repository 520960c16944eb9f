using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Rounds;

namespace KhuyenCong.Catalogue.Pages;

/// <summary>What a static page shows beside its text.</summary>
public enum PageExtra
{
    None,

    /// <summary>Who runs the site and how to reach them, from the settings.</summary>
    Contact,

    /// <summary>Rounds under way, from the register.</summary>
    OpenRounds,
}

/// <summary>A static page in the language asked for, or in the other where it was not translated.</summary>
public sealed record StaticPage
{
    public required string Slug { get; init; }

    public required string SlugEn { get; init; }

    public required Worded Title { get; init; }

    public required Worded? Summary { get; init; }

    public required Html Text { get; init; }

    public required string TextLang { get; init; }

    public required PageExtra Extra { get; init; }

    /// <summary>With <see cref="PageExtra.OpenRounds"/>.</summary>
    public required IReadOnlyList<RoundRow> OpenRounds { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A way into the site; <see cref="Count"/> where the number of records behind it is known.</summary>
public sealed record SiteMapLink(Worded Name, string Href, int? Count = null);

/// <summary>A part of the site map; its title leads to the whole.</summary>
public sealed record SiteMapPart(string Title, string? Href, IReadOnlyList<SiteMapLink> Links);
