namespace KhuyenCong.Catalogue.Data.Model;

/// <summary>Links that stand together on every page: "main" (the contents), "footer", "machines". Its name is the heading in the footer.</summary>
public sealed class Menu : IRecord
{
    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public List<MenuItem> Items { get; set; } = [];

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Menu, Slug);
}

public sealed class MenuItem : IPart
{
    public string MenuSlug { get; set; } = "";

    public int Position { get; set; }

    public required string Label { get; set; }

    public string? LabelEn { get; set; }

    /// <summary>A path of this site, or an https address.</summary>
    public required string Href { get; set; }

    /// <summary>Null: the same as <see cref="Href"/>.</summary>
    public string? HrefEn { get; set; }

    public RecordRef Owner => new(Kinds.Menu, MenuSlug);
}

/// <summary>The home page below its cover: which blocks, in which order.</summary>
public sealed class FrontPage : IRecord
{
    public required string Slug { get; set; }

    public List<FrontBlock> Blocks { get; set; } = [];

    /// <summary>What the block of that name shows.</summary>
    public List<FeaturedProduct> Featured { get; set; } = [];

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.FrontPage, Slug);
}

/// <summary>What a block of the home page shows. One without anything to show is left out by itself.</summary>
public enum FrontBlockKind
{
    Groups,
    Featured,
    Newest,
    Lapsing,
    Provinces,
    WhereToSee,
    News,
    Levels,
    Rounds,
}

public sealed class FrontBlock : IPart
{
    public string FrontPageSlug { get; set; } = "";

    public required FrontBlockKind Kind { get; set; }

    public int Position { get; set; }

    public bool Shown { get; set; }

    /// <summary>In place of the block's own.</summary>
    public string? Heading { get; set; }

    public string? HeadingEn { get; set; }

    public RecordRef Owner => new(Kinds.FrontPage, FrontPageSlug);
}

public sealed class FeaturedProduct : IPart
{
    public string FrontPageSlug { get; set; } = "";

    public required int ProductId { get; set; }

    public Product? Product { get; set; }

    public int Position { get; set; }

    public RecordRef Owner => new(Kinds.FrontPage, FrontPageSlug);
}

/// <summary>Words that stand for each other in questions, one rule a line: see <c>Synonyms</c>. There is one.</summary>
public sealed class SynonymList : IRecord
{
    public string Slug { get; set; } = "search";

    public string Lines { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Synonyms, Slug);
}

/// <summary>Who runs the site, as saved in the browser; what is null is as configured. There is one.</summary>
public sealed class SiteProfile : IRecord
{
    public required string Slug { get; set; }

    public string? Name { get; set; }

    public string? NameEn { get; set; }

    public string? Operator { get; set; }

    public string? OperatorEn { get; set; }

    public string? ResponsiblePerson { get; set; }

    public string? Notice { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    /// <summary>Address of the licence of the data.</summary>
    public string? DataLicence { get; set; }

    public string? Accent { get; set; }

    public string? AccentDark { get; set; }

    public string? MeasuringScript { get; set; }

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Settings, Slug);
}
