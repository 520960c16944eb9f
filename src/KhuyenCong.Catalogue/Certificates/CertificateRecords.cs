using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Products;

namespace KhuyenCong.Catalogue.Certificates;

/// <summary>A certificate's own page: one sentence first, everything else below.</summary>
public sealed record CertificatePage
{
    public required CertificateFace Face { get; init; }

    public required ProductCard Product { get; init; }

    /// <summary>Region of a regional round.</summary>
    public required string? RegionName { get; init; }

    public required string? RegionNameEn { get; init; }

    /// <summary>Rule that gives the end, in words; null where an override or nothing gives it.</summary>
    public required string? RuleBasis { get; init; }

    public required string? RuleBasisEn { get; init; }

    /// <summary>Other certificates of the same product, best first.</summary>
    public required IReadOnlyList<CertificateFace> Others { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Day the state is told for, and whether it was asked for (<c>ngay=</c>).</summary>
    public required DateOnly Day { get; init; }

    public required bool DayAsked { get; init; }

    /// <summary>What was typed as a day and is none: told at the field, status 400, everything else as of today.</summary>
    public required FilterFault? DayFault { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>"Chứng nhận này còn hiệu lực đến hết ngày 31/12/2026." for the day.</summary>
    public string Sentence(Language language) => CertificateSentence.Of(language, Face, Day, DayAsked);
}

/// <summary>Certificates that meet what was typed and chosen.</summary>
public sealed record CertificateList
{
    public required ProductFilter Filter { get; init; }

    /// <summary>All certificates found.</summary>
    public required int Certificates { get; init; }

    /// <summary>Those of one page, product by product; total and pages count products.</summary>
    public required PageOf<CertificateRow> Page { get; init; }

    /// <summary>Counts of certificates.</summary>
    public required IReadOnlyList<Facet> Facets { get; init; }

    public required IReadOnlyList<Chip> Chips { get; init; }

    public required IReadOnlyList<SortOption> Sorts { get; init; }

    public required IReadOnlyList<FormerProvinceHint> FormerProvinces { get; init; }

    public required Search.RelaxedNote? Relaxed { get; init; }
}

/// <summary>The look-up page: what was typed (code, decision number, product or producer) and chosen, and what answers to it.</summary>
public sealed record CertificateLookup
{
    public required CertificateList List { get; init; }

    public required DateOnly Day { get; init; }

    public required bool DayAsked { get; init; }

    /// <summary>What was typed as a day and is none: told at the field, status 400, everything else as of today.</summary>
    public required FilterFault? DayFault { get; init; }

    /// <summary>Set when a code was typed that is none, with why: a wrong letter, a wrong length.</summary>
    public required string? CodeFault { get; init; }

    public required string? CodeFaultEn { get; init; }
}

/// <summary>Many look-up codes at once: what was typed, and one answer for each line, in the order of the lines.</summary>
public sealed record CertificateBatch
{
    /// <summary>Lines that one question may have.</summary>
    public const int Most = 500;

    public required string Typed { get; init; }

    /// <summary>Null before the first question.</summary>
    public required IReadOnlyList<BatchLine>? Lines { get; init; }

    /// <summary>What keeps the question from being answered, in both languages.</summary>
    public required FilterFault? Fault { get; init; }

    public required DateOnly Day { get; init; }

    public required bool DayAsked { get; init; }
}

/// <summary>One line: as typed, and the certificate it names, or why it names none.</summary>
public sealed record BatchLine(string Typed, CertificateRow? Found, string? Fault);

public sealed record CertificateRow(CertificateFace Face, ProductCard Product);
