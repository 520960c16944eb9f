namespace KhuyenCong.Catalogue.Data.Model;

/// <summary>What a producer's name rests on.</summary>
public enum NameBasis
{
    /// <summary>The name as the source gives it for the firm.</summary>
    Registered,

    /// <summary>Only the brand within the product's name is known; shown "theo nhãn hiệu".</summary>
    Brand,

    /// <summary>Known only in translation.</summary>
    Translation,
}

public enum LegalForm
{
    LimitedCompany,
    SingleMemberLimitedCompany,
    JointStockCompany,
    PrivateEnterprise,
    Cooperative,
    CooperativeUnion,
    CooperativeGroup,
    HouseholdBusiness,
    Workshop,
    Factory,
}

/// <summary>A rural industrial establishment (cơ sở công nghiệp nông thôn).</summary>
public sealed class Producer : IRecord, IPublished, INamed, ISourced
{
    public int Id { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>Language of <see cref="Name"/> ("vi", "en"): names known only in translation carry theirs.</summary>
    public string NameLang { get; set; } = "vi";

    public string? NameEn { get; set; }

    public NameBasis NameBasis { get; set; }

    public LegalForm? LegalForm { get; set; }

    /// <summary>Address or place as the source prints it.</summary>
    public string? PlaceAsPrinted { get; set; }

    /// <summary>Unit of the 2025 scheme.</summary>
    public string? ProvinceSlug { get; set; }

    public Province? Province { get; set; }

    /// <summary>Unit of the 2004 scheme that the source names or that held the place then.</summary>
    public string? FormerProvinceSlug { get; set; }

    public Province? FormerProvince { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    /// <summary>Can it export? Null: not known.</summary>
    public bool? Exports { get; set; }

    public string? Capacity { get; set; }

    public string? Summary { get; set; }

    public string? SummaryEn { get; set; }

    /// <summary>Markdown.</summary>
    public string? Text { get; set; }

    public string? TextEn { get; set; }

    public string[] Sources { get; set; } = [];

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public List<Product> Products { get; set; } = [];

    public string SearchKey { get; set; } = "";

    public string SortKey { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Producer, Id);
}

/// <summary>A notice that the law asks for on some goods; it also hides everything that could read as advertising.</summary>
public enum RegulatedNotice
{
    None,

    /// <summary>Spirits of 15 degrees and over.</summary>
    Spirits,

    /// <summary>Health food: not a medicine.</summary>
    HealthFood,
}

/// <summary>A product, or a set of products recognised as one (sản phẩm, bộ sản phẩm).</summary>
public sealed class Product : IRecord, IPublished, INamed, ISourced
{
    public int Id { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string NameLang { get; set; } = "vi";

    public string? NameEn { get; set; }

    public bool IsSet { get; set; }

    public int? ProducerId { get; set; }

    public Producer? Producer { get; set; }

    public required string GroupSlug { get; set; }

    public ProductGroup? Group { get; set; }

    /// <summary>True where no source states the group and it was read off the name; shown so.</summary>
    public bool GroupInferred { get; set; }

    public required string CategorySlug { get; set; }

    public Category? Category { get; set; }

    public string? ProvinceSlug { get; set; }

    public Province? Province { get; set; }

    public string? FormerProvinceSlug { get; set; }

    public Province? FormerProvince { get; set; }

    public string? PlaceAsPrinted { get; set; }

    public string? Brand { get; set; }

    public string? Summary { get; set; }

    public string? SummaryEn { get; set; }

    /// <summary>Markdown.</summary>
    public string? Text { get; set; }

    public string? TextEn { get; set; }

    public RegulatedNotice Notice { get; set; }

    /// <summary>A remark on the record itself (name cut in the source, a printing error mended …), for every reader.</summary>
    public string? RecordNote { get; set; }

    public string? RecordNoteEn { get; set; }

    public string[] Sources { get; set; } = [];

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public List<ProductMember> Members { get; set; } = [];

    public List<ProductSpecification> Specifications { get; set; } = [];

    public List<Certificate> Certificates { get; set; } = [];

    public List<Mark> Marks { get; set; } = [];

    public string SearchKey { get; set; } = "";

    public string SortKey { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Product, Id);
}

/// <summary>One item of a set, in the order of the source.</summary>
public sealed class ProductMember : IPart
{
    public int ProductId { get; set; }

    public int Position { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Product, ProductId);
}

/// <summary>One line of the specification: "Độ đạm · 35 °N".</summary>
public sealed class ProductSpecification : IPart
{
    public int ProductId { get; set; }

    public int Position { get; set; }

    public required string Label { get; set; }

    public string? LabelEn { get; set; }

    public required string Value { get; set; }

    public string? ValueEn { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Product, ProductId);
}

/// <summary>A mark of another scheme on a product or a producer. Never a certificate of this register.</summary>
public sealed class Mark : IRecord, IPublished, ISourced
{
    public int Id { get; set; }

    public required string SchemeSlug { get; set; }

    public MarkScheme? Scheme { get; set; }

    public int? ProductId { get; set; }

    public Product? Product { get; set; }

    public int? ProducerId { get; set; }

    public Producer? Producer { get; set; }

    /// <summary>"4 sao", "Hạng A"…</summary>
    public string? Grade { get; set; }

    public string? Number { get; set; }

    public string? Issuer { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    /// <summary>Known to have no end; with neither this nor <see cref="ExpiresOn"/> the end is unknown.</summary>
    public bool WithoutEnd { get; set; }

    public string? VerifiedBy { get; set; }

    public DateOnly? VerifiedOn { get; set; }

    public string[] Sources { get; set; } = [];

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Mark, Id);
}
