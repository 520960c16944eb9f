namespace KhuyenCong.Catalogue.Data.Model;

/// <summary>What is told of a source when a fact rests on it.</summary>
public enum SourceCertainty
{
    High,
    Medium,
    Low,
}

/// <summary>Where facts come from. <see cref="Citation"/> is text for people; <see cref="Url"/> only where the exact address is known.</summary>
public sealed class Source : IRecord
{
    public required string Key { get; set; }

    public required string Citation { get; set; }

    public string? Url { get; set; }

    public DateOnly? PublishedOn { get; set; }

    public SourceCertainty Certainty { get; set; }

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Reference, $"source/{Key}");
}

/// <summary>A first-level unit of one administrative scheme: 2004 (63 units, to 30/6/2025) or 2025 (34 units).</summary>
public sealed class Province : IRecord, INamed
{
    /// <summary>Address part and key. A name of both schemes means the unit of 2025; the former one carries its scheme: vinh-long-2004.</summary>
    public required string Slug { get; set; }

    /// <summary>2004 or 2025.</summary>
    public required int Scheme { get; set; }

    /// <summary>Two digits of the scheme's official list; seven codes mean different units in the two schemes, so a code never stands alone.</summary>
    public required string Code { get; set; }

    /// <summary>Without "tỉnh" or "thành phố": that is <see cref="ProvinceStatus"/>, which changes.</summary>
    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public DateOnly? Since { get; set; }

    /// <summary>Last day as a unit of its own.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Unit of 2025 that a unit of 2004 became or went into.</summary>
    public string? SuccessorSlug { get; set; }

    public Province? Successor { get; set; }

    public List<ProvinceStatus> Statuses { get; set; } = [];

    public List<ProvinceAlias> Aliases { get; set; } = [];

    public string SearchKey { get; set; } = "";

    public string SortKey { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Reference, $"province/{Slug}");
}

public enum ProvinceKind
{
    Province,
    City,
}

/// <summary>Province or centrally-run city, from a day on.</summary>
public sealed class ProvinceStatus : IPart
{
    public required string ProvinceSlug { get; set; }

    public required DateOnly Since { get; set; }

    public required ProvinceKind Kind { get; set; }

    public string[] Sources { get; set; } = [];

    public RecordRef Owner => new(Kinds.Reference, $"province/{ProvinceSlug}");
}

public enum AliasKind
{
    /// <summary>Another spelling of the same name.</summary>
    Spelling,

    /// <summary>A well-known town or former district within.</summary>
    Town,

    Abbreviation,
}

public sealed class ProvinceAlias : IPart
{
    public required string ProvinceSlug { get; set; }

    public required string Alias { get; set; }

    public required AliasKind Kind { get; set; }

    public RecordRef Owner => new(Kinds.Reference, $"province/{ProvinceSlug}");
}

/// <summary>A region of the regional rounds. Who belongs to it depends on the year: <see cref="RegionMember"/>.</summary>
public sealed class Region : IRecord
{
    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public int Position { get; set; }

    public List<RegionMember> Members { get; set; } = [];

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Reference, $"region/{Slug}");
}

public sealed class RegionMember : IPart
{
    public required string RegionSlug { get; set; }

    public required string ProvinceSlug { get; set; }

    /// <summary>First year of the membership.</summary>
    public required int FromYear { get; set; }

    public int? ToYear { get; set; }

    /// <summary>False where the membership is inferred or disputed: shown so.</summary>
    public bool Certain { get; set; }

    public string[] Sources { get; set; } = [];

    public RecordRef Owner => new(Kinds.Reference, $"region/{RegionSlug}");
}

/// <summary>One of the four product groups of article 5, circular 26/2014/TT-BCT.</summary>
public sealed class ProductGroup : IRecord
{
    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public string? ShortName { get; set; }

    public string? ShortNameEn { get; set; }

    public int Position { get; set; }

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Reference, $"group/{Slug}");
}

/// <summary>A kind of goods within a group; ours, not the law's.</summary>
public sealed class Category : IRecord, INamed
{
    public required string Slug { get; set; }

    public required string GroupSlug { get; set; }

    public ProductGroup? Group { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    /// <summary>File name, without ending, of the drawing under /img/kinds shown while there is no photograph.</summary>
    public required string Illustration { get; set; }

    public int Position { get; set; }

    public string SearchKey { get; set; } = "";

    public string SortKey { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Reference, $"category/{Slug}");
}

/// <summary>
/// For how long a certificate granted in a period is valid: to 31 December of a year counted from the year of the grant as the first.
/// Source: clause 3, article 17, circular 26/2014/TT-BCT as amended by clause 10, article 1, circular 14/2018/TT-BCT.
/// </summary>
public sealed class ValidityRule : IRecord
{
    public required string Key { get; set; }

    /// <summary>First day of the grants it governs; null: from the beginning.</summary>
    public DateOnly? GrantedFrom { get; set; }

    /// <summary>Last day of the grants it governs; null: to this day.</summary>
    public DateOnly? GrantedTo { get; set; }

    /// <summary>Years of validity, the year of the grant being the first; null: unknown.</summary>
    public int? Years { get; set; }

    /// <summary>Where the term is unknown: a day on which every such certificate is certainly over.</summary>
    public DateOnly? CertainlyOverOn { get; set; }

    public required string Basis { get; set; }

    public string? BasisEn { get; set; }

    public string[] Sources { get; set; } = [];

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Reference, $"rule/{Key}");
}

/// <summary>A scheme of marks other than the certificates of this register: OCOP, ISO 22000, geographical indication…</summary>
public sealed class MarkScheme : IRecord
{
    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    /// <summary>Who issues it, in words.</summary>
    public string? Issuer { get; set; }

    /// <summary>Its usual term, in words, where known.</summary>
    public string? Term { get; set; }

    public string? TermEn { get; set; }

    public string[] Sources { get; set; } = [];

    public int Position { get; set; }

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Reference, $"mark-scheme/{Slug}");
}
