using System.Text.Json.Serialization;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>
/// A list of the API. <c>facets</c>: name to values with counts over the whole list, each facet with its own selection relaxed. <c>read</c>: words of
/// <c>q</c> that name a condition; missing where there are none.
/// </summary>
public sealed record ApiList<T>(
    int Total, int Page, int PageSize, IReadOnlyDictionary<string, IReadOnlyList<ApiFacetValue>> Facets, IReadOnlyList<T> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ApiRead>? Read = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ApiReason>? Reasons = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? DidYouMean = null);

/// <summary>Why a record stands where it does: the factors of its score, by name. Their sum orders the list by relevance; there is no other.</summary>
public sealed record ApiReason(int Id, string Kind, float Score, IReadOnlyDictionary<string, float> Factors, IReadOnlyList<ApiMatch> Words);

/// <summary>What a word typed gave to the factor "text", and the words of the record that answered it; <c>field</c>: name, producer, place or text.</summary>
public sealed record ApiMatch(string Typed, float Points, IReadOnlyList<ApiMatchPlace> Found);

/// <summary><c>way</c>: written as typed, unmarked, or synonym.</summary>
public sealed record ApiMatchPlace(string Word, TextField Field, MatchWay Way);

/// <summary>
/// Words of <c>q</c> that were read as a condition: the parameter and the value that ask for the same. Words in quotes are never read so.
/// <c>applied</c> is false where the words are searched as they stand, or where they may mean several places.
/// </summary>
public sealed record ApiRead(string Words, string Parameter, string Value, bool Applied);

public sealed record ApiFacetValue(string Value, string Label, int Count, bool Selected);

public sealed record ApiLink(int Id, string Name, string Url);

public sealed record ApiProvince(string Slug, string Name);

public sealed record ApiProduct
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Url { get; init; }

    public required string Name { get; init; }

    public required string NameLang { get; init; }

    public required string? NameEn { get; init; }

    public required bool IsSet { get; init; }

    public required ApiLink? Producer { get; init; }

    /// <summary>Unit of today.</summary>
    public required ApiProvince? Province { get; init; }

    /// <summary>Unit before 1 July 2025.</summary>
    public required ApiProvince? FormerProvince { get; init; }

    public required string Group { get; init; }

    public required string Category { get; init; }

    public required IReadOnlyList<ApiCertificate> Certificates { get; init; }
}

/// <summary>A certificate on the day asked (<c>asOf</c>, today without). Days are yyyy-MM-dd.</summary>
public record ApiCertificate
{
    public required string Code { get; init; }

    public required string Url { get; init; }

    public required Level Level { get; init; }

    /// <summary>Year of the grant.</summary>
    public required int Year { get; init; }

    public required string? DecisionNumber { get; init; }

    public required DateOnly? GrantedOn { get; init; }

    /// <summary>Last day of validity; null where it is not known for certain.</summary>
    public required DateOnly? ValidTo { get; init; }

    public required CertificateStatus Status { get; init; }

    /// <summary>Null: nobody has compared the record with the original file yet.</summary>
    public required Verification? Verified { get; init; }
}

public sealed record ApiCertificateDetail : ApiCertificate
{
    public required DateOnly AsOf { get; init; }

    public required DateOnly? StatusSince { get; init; }

    /// <summary>The body as named then.</summary>
    public required string? Issuer { get; init; }

    public required string? CertificateNumber { get; init; }

    public required ApiLink Product { get; init; }

    public required ApiLink? Producer { get; init; }

    public required ApiLink Round { get; init; }

    public required IReadOnlyList<ApiEvent> Events { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }
}

public sealed record ApiEvent(CertificateEventKind Kind, DateOnly EffectiveOn, string? DecisionNumber, string? Ground, string? Note);

public sealed record ApiProducer
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Url { get; init; }

    public required string Name { get; init; }

    public required string NameLang { get; init; }

    public required string? NameEn { get; init; }

    public required NameBasis NameBasis { get; init; }

    public required ApiProvince? Province { get; init; }

    public required ApiProvince? FormerProvince { get; init; }

    public required bool? Exports { get; init; }

    public required int Products { get; init; }

    public required int ProductsWithValidCertificate { get; init; }
}

public sealed record ApiSearch(
    int Total, string Relaxed, IReadOnlyList<ApiSearchItem> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ApiRead>? Read = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ApiReason>? Reasons = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? DidYouMean = null);

public sealed record ApiSearchItem(string Kind, int Id, string Title, string Url, string Snippet);
