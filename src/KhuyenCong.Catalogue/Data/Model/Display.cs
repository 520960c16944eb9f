namespace KhuyenCong.Catalogue.Data.Model;

/// <summary>A showroom or display point (phòng, điểm trưng bày).</summary>
public sealed class Showroom : IRecord, IPublished, INamed, ISourced
{
    public int Id { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public string? Manager { get; set; }

    public string? Address { get; set; }

    public string? ProvinceSlug { get; set; }

    public Province? Province { get; set; }

    public string? FormerProvinceSlug { get; set; }

    public Province? FormerProvince { get; set; }

    public string? Hours { get; set; }

    public string? HoursEn { get; set; }

    public string? Phone { get; set; }

    /// <summary>Ground area, square metres.</summary>
    public int? GroundArea { get; set; }

    /// <summary>Floor area, square metres.</summary>
    public int? FloorArea { get; set; }

    /// <summary>Are goods sold there? Null: not known.</summary>
    public bool? Sells { get; set; }

    /// <summary>Who may apply to display.</summary>
    public string? Admission { get; set; }

    public string? AdmissionEn { get; set; }

    public DateOnly? OpenedOn { get; set; }

    /// <summary>What is known of the opening where no day is: "dự kiến tháng 12/2025".</summary>
    public string? OpeningNote { get; set; }

    public string? OpeningNoteEn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    public string? Text { get; set; }

    public string? TextEn { get; set; }

    public string[] Sources { get; set; } = [];

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public List<ShowroomItem> Items { get; set; } = [];

    public string SearchKey { get; set; } = "";

    public string SortKey { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Showroom, Id);
}

public sealed class ShowroomItem : IPart
{
    public int ShowroomId { get; set; }

    public int ProductId { get; set; }

    public Product? Product { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Showroom, ShowroomId);
}

public enum FairKind
{
    OutstandingProducts,
    IndustryAndTrade,
    Ocop,
    CraftVillages,
    Abroad,
    Other,
}

/// <summary>Set only where the dates do not tell it.</summary>
public enum FairDisruption
{
    Postponed,
    Cancelled,
}

/// <summary>A trade fair or exhibition (hội chợ, triển lãm); one edition.</summary>
public sealed class Fair : IRecord, IPublished, INamed, ISourced
{
    public int Id { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public required FairKind Kind { get; set; }

    public Level? Level { get; set; }

    public required int Year { get; set; }

    public string? RegionSlug { get; set; }

    public Region? Region { get; set; }

    public string? Theme { get; set; }

    public DateOnly? StartsOn { get; set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? EndsOn { get; set; }

    public string? Hours { get; set; }

    public string? Venue { get; set; }

    public string? Address { get; set; }

    public string? ProvinceSlug { get; set; }

    public Province? Province { get; set; }

    public string? FormerProvinceSlug { get; set; }

    public Province? FormerProvince { get; set; }

    /// <summary>Booths in all, where known.</summary>
    public int? BoothCount { get; set; }

    /// <summary>Provinces taking part, where known.</summary>
    public int? ProvinceCount { get; set; }

    public string? Admission { get; set; }

    public string? AdmissionEn { get; set; }

    public DateOnly? ApplyBy { get; set; }

    public string? HowToApply { get; set; }

    public bool? SupportedByPromotion { get; set; }

    public FairDisruption? Disruption { get; set; }

    public string? Text { get; set; }

    public string? TextEn { get; set; }

    public string[] Sources { get; set; } = [];

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public List<FairOrganiser> Organisers { get; set; } = [];

    public List<FairHall> Halls { get; set; } = [];

    public List<Booth> Booths { get; set; } = [];

    public List<Exhibitor> Exhibitors { get; set; } = [];

    public string SearchKey { get; set; } = "";

    public string SortKey { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Fair, Id);
}

public enum OrganiserRole
{
    Host,
    Partner,
    Implementer,
}

public sealed class FairOrganiser : IPart
{
    public int FairId { get; set; }

    public int Position { get; set; }

    public required OrganiserRole Role { get; set; }

    /// <summary>As named then.</summary>
    public required string Name { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Fair, FairId);
}

public sealed class FairHall : IPart
{
    public int FairId { get; set; }

    /// <summary>Names the hall within its fair: "A".</summary>
    public required string Key { get; set; }

    public int Position { get; set; }

    public required string Name { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Fair, FairId);
}

public enum BoothKind
{
    Standard,
    OpenSpace,
    ProvincialStand,
    AwardedProductsStand,
}

/// <summary>A stand of a fair. One number, one exhibitor: a constraint of the database holds it.</summary>
public sealed class Booth : IPart
{
    public int FairId { get; set; }

    public required string Number { get; set; }

    public string? HallKey { get; set; }

    public required BoothKind Kind { get; set; }

    /// <summary>Place on the hall's plan, in units of 1 m from its upper left corner.</summary>
    public int? Left { get; set; }

    public int? Top { get; set; }

    public int? Width { get; set; }

    public int? Depth { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Fair, FairId);
}

/// <summary>Who takes part in a fair: a producer, a province, or a name not in the register.</summary>
public sealed class Exhibitor : IPart
{
    public int FairId { get; set; }

    /// <summary>Number within the fair.</summary>
    public int Position { get; set; }

    /// <summary>Name on the fascia.</summary>
    public required string Name { get; set; }

    public int? ProducerId { get; set; }

    public Producer? Producer { get; set; }

    public string? ProvinceSlug { get; set; }

    public Province? Province { get; set; }

    public string? BoothNumber { get; set; }

    public List<ExhibitedProduct> Products { get; set; } = [];

    public RecordRef Owner => RecordRef.To(Kinds.Fair, FairId);
}

public sealed class ExhibitedProduct : IPart
{
    public int FairId { get; set; }

    public int ExhibitorPosition { get; set; }

    public int ProductId { get; set; }

    public Product? Product { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Fair, FairId);
}
