using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>A round of recognition. Days are yyyy-MM-dd; unknown is null.</summary>
public sealed record ApiRound
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Url { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required Level Level { get; init; }

    public required int Year { get; init; }

    /// <summary>First, second … national round.</summary>
    public required int? Ordinal { get; init; }

    /// <summary>Slug of the region of a regional round.</summary>
    public required string? Region { get; init; }

    /// <summary>Province of a provincial or lower round, in the scheme of its day.</summary>
    public required ApiProvince? Province { get; init; }

    public required string? DecisionNumber { get; init; }

    /// <summary>The body as named then.</summary>
    public required string? Issuer { get; init; }

    public required int? Registered { get; init; }

    public required int? Recognised { get; init; }

    public required DateOnly? CeremonyOn { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }
}

public sealed record ApiDocument
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Url { get; init; }

    public required string Number { get; init; }

    public required DocumentType Type { get; init; }

    public required string Title { get; init; }

    public required string? TitleEn { get; init; }

    public required string? Issuer { get; init; }

    public required string? Signer { get; init; }

    public required DateOnly? IssuedOn { get; init; }

    public required DateOnly? EffectiveOn { get; init; }

    public required DateOnly? EndedOn { get; init; }

    public required string? Abstract { get; init; }

    /// <summary>Where it is published.</summary>
    public required string? PublishedAt { get; init; }

    public required IReadOnlyList<ApiDocumentRelation> Relations { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }
}

public sealed record ApiDocumentRelation(DocumentRelationKind Kind, int DocumentId, string Number);

public sealed record ApiShowroom
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Url { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required string? Manager { get; init; }

    /// <summary>As printed; the units are those of its day.</summary>
    public required string? Address { get; init; }

    public required ApiProvince? Province { get; init; }

    public required ApiProvince? FormerProvince { get; init; }

    public required string? Hours { get; init; }

    public required string? Phone { get; init; }

    public required bool? Sells { get; init; }

    public required string? Admission { get; init; }

    public required DateOnly? OpenedOn { get; init; }

    public required DateOnly? ClosedOn { get; init; }

    public required IReadOnlyList<ApiDisplayed> Products { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }
}

public sealed record ApiDisplayed(ApiLink Product, DateOnly? From, DateOnly? To);

public sealed record ApiFair
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Url { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required FairKind Kind { get; init; }

    public required Level? Level { get; init; }

    public required int Year { get; init; }

    public required DateOnly? StartsOn { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public required DateOnly? EndsOn { get; init; }

    public required FairDisruption? Disruption { get; init; }

    public required string? Venue { get; init; }

    public required string? Address { get; init; }

    public required ApiProvince? Province { get; init; }

    public required ApiProvince? FormerProvince { get; init; }

    public required int? Booths { get; init; }

    public required IReadOnlyList<ApiOrganiser> Organisers { get; init; }

    public required IReadOnlyList<ApiExhibitor> Exhibitors { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }
}

public sealed record ApiOrganiser(OrganiserRole Role, string Name);

public sealed record ApiExhibitor(string Name, ApiLink? Producer, ApiProvince? Province, string? Booth, IReadOnlyList<ApiLink> Products);

public sealed record ApiArticle
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Url { get; init; }

    public required string Title { get; init; }

    public required string? TitleEn { get; init; }

    public required string Summary { get; init; }

    public required string Topic { get; init; }

    public required string? Author { get; init; }

    /// <summary>Whose words it is made of.</summary>
    public required ArticleBasis Basis { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Markdown; null in lists.</summary>
    public required string? Text { get; init; }

    public required IReadOnlyList<ApiMention> Mentions { get; init; }

    public required IReadOnlyList<ApiCorrection> Corrections { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }
}

/// <param name="Kind">Kind of record: product, producer, fair …</param>
/// <param name="Id">Its number, a certificate's look-up code.</param>
public sealed record ApiMention(string Kind, string Id);

public sealed record ApiCorrection(DateOnly NotedOn, string Note);

public sealed record ApiProgramme
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Url { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required int FromYear { get; init; }

    public required int ToYear { get; init; }

    public required string? DecisionNumber { get; init; }

    public required IReadOnlyList<ApiTarget> Targets { get; init; }

    public required IReadOnlyList<ApiResult> Results { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }
}

/// <param name="Approximate">The source gives no exact figure.</param>
public sealed record ApiTarget(string Key, string Name, string Unit, long Amount, bool Approximate);

/// <param name="AtLeast">The source says "more than".</param>
public sealed record ApiResult(string? TargetKey, string Name, string Unit, int FromYear, int ToYear, decimal Amount, bool AtLeast);

/// <summary>A supported project. Money in đồng.</summary>
public sealed record ApiProject
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Url { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required int? ProgrammeId { get; init; }

    public required int FromYear { get; init; }

    public required int ToYear { get; init; }

    public required Funding Funding { get; init; }

    public required ProjectShape? Shape { get; init; }

    public required ActivityKind? Activity { get; init; }

    public required string? Branch { get; init; }

    public required string? Implementer { get; init; }

    public required ApiProvince? Province { get; init; }

    public required ApiProvince? FormerProvince { get; init; }

    public required long? TotalCost { get; init; }

    /// <summary>The source says "more than".</summary>
    public required bool TotalAtLeast { get; init; }

    public required long? Support { get; init; }

    /// <summary>What the beneficiaries add; null unless both sums are known exactly.</summary>
    public required long? Counterpart { get; init; }

    public required int? BeneficiaryCount { get; init; }

    public required IReadOnlyList<ApiBeneficiary> Beneficiaries { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }
}

public sealed record ApiBeneficiary(string Name, ApiLink? Producer);

/// <summary>A first-level unit of one administrative scheme.</summary>
/// <param name="Code">Two digits of the scheme's official list; never without the scheme.</param>
/// <param name="Until">Last day as a unit of its own.</param>
/// <param name="Successor">Slug of the unit of 2025 that it became or went into.</param>
public sealed record ApiProvinceUnit(string Slug, string Name, string? NameEn, int Scheme, string Code, DateOnly? Since, DateOnly? Until, string? Successor);

public sealed record ApiGroup(string Slug, string Name, string? NameEn);

public sealed record ApiCategory(string Slug, string Name, string? NameEn, string Group);

public sealed record ApiTopic(string Slug, string Name, string? NameEn);
