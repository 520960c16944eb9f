namespace KhuyenCong.Catalogue.Data.Model;

/// <summary>Levels of recognition, lowest first. District existed to 30/6/2025, commune from 1/7/2025 (circular 38/2025/TT-BCT).</summary>
public enum Level
{
    Commune,
    District,
    Province,
    Region,
    National,
}

public enum DocumentType
{
    Law,
    Resolution,
    Decree,
    PrimeMinisterDecision,
    Decision,
    Directive,
    Circular,
    JointCircular,
    ConsolidatedText,
    OfficialLetter,
    Plan,
    Notice,
}

/// <summary>A legal document or a decision (văn bản).</summary>
public sealed class Document : IRecord, IPublished, ISourced
{
    public int Id { get; set; }

    public required string Slug { get; set; }

    /// <summary>As printed: 1997/QĐ-BCT.</summary>
    public required string Number { get; set; }

    /// <summary>Folded number, for looking up.</summary>
    public string NumberKey { get; set; } = "";

    public required DocumentType Type { get; set; }

    public required string Title { get; set; }

    public string? TitleEn { get; set; }

    /// <summary>The body as it was named then.</summary>
    public string? Issuer { get; set; }

    public string? IssuerEn { get; set; }

    public string? Signer { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public DateOnly? EffectiveOn { get; set; }

    /// <summary>First day without effect.</summary>
    public DateOnly? EndedOn { get; set; }

    public string? Abstract { get; set; }

    public string? AbstractEn { get; set; }

    public string? Url { get; set; }

    public int? MediaId { get; set; }

    public string[] Sources { get; set; } = [];

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public List<DocumentRelation> Relations { get; set; } = [];

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Document, Id);
}

public enum DocumentRelationKind
{
    Amends,
    Replaces,
    Consolidates,
    Guides,
}

public sealed class DocumentRelation : IPart
{
    public int DocumentId { get; set; }

    public int TargetId { get; set; }

    public Document? Target { get; set; }

    public required DocumentRelationKind Kind { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Document, DocumentId);
}

/// <summary>A round of recognition (kỳ bình chọn).</summary>
public sealed class Round : IRecord, IPublished, INamed, ISourced
{
    public int Id { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    public required Level Level { get; set; }

    public required int Year { get; set; }

    /// <summary>First, second … national round.</summary>
    public int? Ordinal { get; set; }

    /// <summary>Region of a regional round: it belongs to the round and its period, not to the provinces.</summary>
    public string? RegionSlug { get; set; }

    public Region? Region { get; set; }

    /// <summary>Province of a provincial or lower round, in the scheme of its day.</summary>
    public string? ProvinceSlug { get; set; }

    public Province? Province { get; set; }

    /// <summary>Decision that recognises the products of the round; a certificate under another decision names its own.</summary>
    public int? DecisionId { get; set; }

    public Document? Decision { get; set; }

    /// <summary>Body that certifies, as named then.</summary>
    public string? Issuer { get; set; }

    public string? IssuerEn { get; set; }

    /// <summary>Products entered, where known.</summary>
    public int? Registered { get; set; }

    public string? RegisteredNote { get; set; }

    /// <summary>Products recognised, where known.</summary>
    public int? Recognised { get; set; }

    public DateOnly? CeremonyOn { get; set; }

    public string? CeremonyPlace { get; set; }

    public string? Text { get; set; }

    public string? TextEn { get; set; }

    public string[] Sources { get; set; } = [];

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public List<RoundGroupCount> GroupCounts { get; set; } = [];

    public List<Certificate> Certificates { get; set; } = [];

    public string SearchKey { get; set; } = "";

    public string SortKey { get; set; } = "";

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => RecordRef.To(Kinds.Round, Id);
}

/// <summary>Products of one group recognised in a round.</summary>
public sealed class RoundGroupCount : IPart
{
    public int RoundId { get; set; }

    public required string GroupSlug { get; set; }

    public ProductGroup? Group { get; set; }

    public required int Recognised { get; set; }

    public RecordRef Owner => RecordRef.To(Kinds.Round, RoundId);
}

/// <summary>
/// A certificate of an outstanding rural industrial product (Giấy chứng nhận). Its status is never stored: <see cref="Certificates.Validity"/> computes it
/// from dates and events for the day asked.
/// </summary>
public sealed class Certificate : IRecord, IPublished, ISourced
{
    /// <summary>Look-up code (mã tra cứu): ten random characters of 23456789ABCDEFGHJKMNPQRSTVWXYZ. Ours; no certificate number.</summary>
    public required string Code { get; set; }

    public required int ProductId { get; set; }

    public Product? Product { get; set; }

    /// <summary>Gives level, region and issuer.</summary>
    public required int RoundId { get; set; }

    public Round? Round { get; set; }

    /// <summary>Only where it differs from the round's.</summary>
    public int? DecisionId { get; set; }

    public Document? Decision { get; set; }

    /// <summary>Number printed on the certificate, where there is one and it is known. Never made up.</summary>
    public string? CertificateNumber { get; set; }

    public required int GrantYear { get; set; }

    public DateOnly? GrantedOn { get; set; }

    /// <summary>End that overrides the rule, inclusive; only with a reason.</summary>
    public DateOnly? ValidToOverride { get; set; }

    public string? ValidToReason { get; set; }

    public string? ProductAsPrinted { get; set; }

    public string? ProducerAsPrinted { get; set; }

    public string? AddressAsPrinted { get; set; }

    public string? Signer { get; set; }

    public string? SignerTitle { get; set; }

    /// <summary>Prize of a provincial round, free text.</summary>
    public string? Prize { get; set; }

    public string? PublicNote { get; set; }

    public string? PublicNoteEn { get; set; }

    public int? ScanMediaId { get; set; }

    /// <summary>Who compared the record with the original file; null: nobody yet, and every face says so.</summary>
    public string? VerifiedBy { get; set; }

    public DateOnly? VerifiedOn { get; set; }

    public string[] Sources { get; set; } = [];

    public DateTimeOffset? VisibleFrom { get; set; }

    public DateTimeOffset? VisibleTo { get; set; }

    public List<CertificateEvent> Events { get; set; } = [];

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public RecordRef Ref => new(Kinds.Certificate, Code);
}

public enum CertificateEventKind
{
    Suspended,
    Reinstated,
    Revoked,

    /// <summary>A correction of the record; changes no status.</summary>
    Corrected,
}

/// <summary>What happened to a certificate after its grant. Only ever added, never overwritten.</summary>
public sealed class CertificateEvent : IPart
{
    public int Id { get; set; }

    public required string CertificateCode { get; set; }

    public required CertificateEventKind Kind { get; set; }

    /// <summary>First day on which it takes effect.</summary>
    public required DateOnly EffectiveOn { get; set; }

    public int? DecisionId { get; set; }

    public Document? Decision { get; set; }

    public string? Ground { get; set; }

    public string? PublicNote { get; set; }

    public string? PublicNoteEn { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public RecordRef Owner => new(Kinds.Certificate, CertificateCode);
}
