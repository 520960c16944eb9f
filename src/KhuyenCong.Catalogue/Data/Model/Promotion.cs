namespace KhuyenCong.Catalogue.Data.Model;

/// <summary>A national or local programme of industrial promotion (chương trình khuyến công).</summary>
public sealed class Programme : IRecord, IPublished, INamed, ISourced
{
    public int Id { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public required int FromYear { get; set; }

    public required int ToYear { get; set; }

    public int? DecisionId { get; set; }

    public Document? Decision { get; set; }

    public string? Text { get; set; }

    public string? TextEn { get; set; }

    public string[] Sources { get; set; } = [];

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public List<ProgrammeTarget> Targets { get; set; } = [];

    public List<ProgrammeResult> Results { get; set; } = [];

    public string SearchKey { get; set; } = "";

    public string SortKey { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Programme, Id);
}

public sealed class ProgrammeTarget : IPart
{
    public int ProgrammeId { get; set; }

    /// <summary>Names the target within its programme.</summary>
    public required string Key { get; set; }

    public int Position { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public required string Unit { get; set; }

    public string? UnitEn { get; set; }

    public required long Amount { get; set; }

    /// <summary>"about": the source gives no exact figure.</summary>
    public bool Approximate { get; set; }

    public string[] Sources { get; set; } = [];

    public RecordRef Owner => RecordRef.To(Kinds.Programme, ProgrammeId);
}

/// <summary>A figure reached, in a year or over a period, for a target or on its own.</summary>
public sealed class ProgrammeResult : IPart
{
    public int ProgrammeId { get; set; }

    public int Position { get; set; }

    public string? TargetKey { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public required string Unit { get; set; }

    public string? UnitEn { get; set; }

    public required int FromYear { get; set; }

    public required int ToYear { get; set; }

    public required decimal Amount { get; set; }

    /// <summary>The source says "more than".</summary>
    public bool AtLeast { get; set; }

    public string[] Sources { get; set; } = [];

    public RecordRef Owner => RecordRef.To(Kinds.Programme, ProgrammeId);
}

/// <summary>Whose money supports a project: the national (KCQG) or the local budget (KCĐP).</summary>
public enum Funding
{
    National,
    Local,
}

public enum ProjectShape
{
    /// <summary>Đơn lẻ.</summary>
    Single,

    /// <summary>Nhóm: one content, several beneficiaries.</summary>
    Group,

    /// <summary>Điểm: several years and contents, one strong branch of a region.</summary>
    Focus,
}

/// <summary>Kinds of activity, article 4 of decree 45/2012/NĐ-CP.</summary>
public enum ActivityKind
{
    Training,
    Management,
    TechnologyDemonstration,
    ProductDevelopment,
    Consulting,
    Information,
    Clusters,
    Cooperation,
    Administration,
}

/// <summary>A supported project (đề án khuyến công). Money in đồng.</summary>
public sealed class Project : IRecord, IPublished, INamed, ISourced
{
    public int Id { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public int? ProgrammeId { get; set; }

    public Programme? Programme { get; set; }

    public required int FromYear { get; set; }

    public required int ToYear { get; set; }

    public required Funding Funding { get; set; }

    public ProjectShape? Shape { get; set; }

    public ActivityKind? Activity { get; set; }

    public string? Branch { get; set; }

    public string? BranchEn { get; set; }

    public string? Implementer { get; set; }

    public string? PlaceAsPrinted { get; set; }

    public string? ProvinceSlug { get; set; }

    public Province? Province { get; set; }

    public string? FormerProvinceSlug { get; set; }

    public Province? FormerProvince { get; set; }

    /// <summary>Total cost; the counterpart of the beneficiaries is what the support leaves.</summary>
    public long? TotalCost { get; set; }

    /// <summary>The source says "more than".</summary>
    public bool TotalAtLeast { get; set; }

    public long? Support { get; set; }

    public int? BeneficiaryCount { get; set; }

    public string? Outcome { get; set; }

    public string? OutcomeEn { get; set; }

    public string? RecordNote { get; set; }

    public string[] Sources { get; set; } = [];

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public List<ProjectBeneficiary> Beneficiaries { get; set; } = [];

    /// <summary>đồng; null unless both sums are known exactly.</summary>
    public long? Counterpart => TotalAtLeast ? null : TotalCost - Support;

    public string SearchKey { get; set; } = "";

    public string SortKey { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Project, Id);
}

public sealed class ProjectBeneficiary : IPart
{
    public int ProjectId { get; set; }

    public int Position { get; set; }

    /// <summary>As the source describes it; many are not named.</summary>
    public required string Name { get; set; }

    public int? ProducerId { get; set; }

    public Producer? Producer { get; set; }

    public string? PlaceAsPrinted { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Project, ProjectId);
}
