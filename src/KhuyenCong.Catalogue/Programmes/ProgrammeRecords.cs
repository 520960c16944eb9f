using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;

namespace KhuyenCong.Catalogue.Programmes;

/// <summary>A programme in a list.</summary>
public sealed record ProgrammeRow
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required int FromYear { get; init; }

    public required int ToYear { get; init; }

    public required DocumentLink? Decision { get; init; }

    public required int TargetCount { get; init; }

    public required int ProjectCount { get; init; }

    public Worded In(Language language) => language.Word(Name, NameEn);
}

public sealed record ProgrammeList(PageOf<ProgrammeRow> Page);

/// <summary>A figure reached, in one year or over several.</summary>
public sealed record ResultFace(
    string Name, string? NameEn, string Unit, string? UnitEn, int FromYear, int ToYear, decimal Amount, bool AtLeast, IReadOnlyList<Source> Sources)
{
    /// <summary>Is it a sum of money?</summary>
    public bool IsMoney => Unit.EndsWith("đồng", StringComparison.Ordinal);
}

/// <summary>How far a target is reached by the results that may be added up: the same unit, no year twice.</summary>
/// <param name="Amount">Their sum.</param>
/// <param name="AtLeast">One of them says "more than".</param>
/// <param name="Years">The years they tell of, in order.</param>
public sealed record Progress(decimal Amount, bool AtLeast, IReadOnlyList<(int From, int To)> Years);

public sealed record TargetFace(
    string Name, string? NameEn, string Unit, string? UnitEn, long Amount, bool Approximate, IReadOnlyList<ResultFace> Results, IReadOnlyList<Source> Sources)
{
    /// <summary>Null where no result can be set against the target.</summary>
    public Progress? Progress
    {
        get
        {
            var taken = new List<ResultFace>();
            foreach (var result in Results.Where(r => r.Unit == Unit).OrderByDescending(r => r.ToYear - r.FromYear).ThenBy(r => r.FromYear))
                if (taken.TrueForAll(t => t.ToYear < result.FromYear || t.FromYear > result.ToYear))
                    taken.Add(result);
            return taken.Count == 0 ? null : new(taken.Sum(t => t.Amount), taken.Exists(t => t.AtLeast), [.. taken.Select(t => (t.FromYear, t.ToYear)).Order()]);
        }
    }
}

public sealed record ProgrammePage
{
    public required ProgrammeRow Row { get; init; }

    public required Html? Text { get; init; }

    public required Html? TextEn { get; init; }

    public required IReadOnlyList<TargetFace> Targets { get; init; }

    /// <summary>Sums of money, by year: the budget lines the sources give.</summary>
    public required IReadOnlyList<ResultFace> Money { get; init; }

    /// <summary>Other figures that belong to no target.</summary>
    public required IReadOnlyList<ResultFace> Others { get; init; }

    public required PageOf<ProjectRow> Projects { get; init; }

    public required SupportTotals Totals { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A project in a list. Money in đồng.</summary>
public sealed record ProjectRow
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required int FromYear { get; init; }

    public required int ToYear { get; init; }

    public required Funding Funding { get; init; }

    public required ProjectShape? Shape { get; init; }

    public required PlaceFace? Place { get; init; }

    public required long? TotalCost { get; init; }

    public required bool TotalAtLeast { get; init; }

    public required long? Support { get; init; }

    /// <summary>Null unless total and support are known exactly.</summary>
    public required long? Counterpart { get; init; }

    /// <summary>đồng of counterpart for one đồng of support.</summary>
    public decimal? Ratio => Counterpart is { } counterpart && Support is > 0 ? (decimal)counterpart / Support.Value : null;

    public Worded In(Language language) => language.Word(Name, NameEn);
}

/// <summary>Sums over projects. Money in đồng.</summary>
/// <param name="Projects">All of them.</param>
/// <param name="Supported">Those whose support is known.</param>
/// <param name="Support">Its sum.</param>
/// <param name="Paired">Those whose support and counterpart are both known exactly.</param>
/// <param name="PairedSupport">Support of these alone, so that the ratio compares like with like.</param>
/// <param name="Counterpart">Their counterpart.</param>
public sealed record SupportTotals(int Projects, int Supported, long Support, int Paired, long PairedSupport, long Counterpart)
{
    public decimal? Ratio => PairedSupport > 0 ? (decimal)Counterpart / PairedSupport : null;
}

public sealed record ProjectList
{
    public required ProjectFilter Filter { get; init; }

    public required PageOf<ProjectRow> Page { get; init; }

    public required SupportTotals Totals { get; init; }

    public required IReadOnlyList<Facet> Facets { get; init; }

    public required IReadOnlyList<Chip> Chips { get; init; }
}

public sealed record BeneficiaryFace(string Name, ProducerLink? Producer, string? PlaceAsPrinted);

public sealed record ProjectPage
{
    public required ProjectRow Row { get; init; }

    /// <summary>Photographs in their order, and drawings made for the record.</summary>
    public required IReadOnlyList<Picture> Pictures { get; init; }

    /// <summary>Null where it belongs to none, or to one that is not public.</summary>
    public required ProgrammeRow? Programme { get; init; }

    public required Timing Time { get; init; }

    public required ActivityKind? Activity { get; init; }

    public required string? Branch { get; init; }

    public required string? BranchEn { get; init; }

    public required string? Implementer { get; init; }

    public required int? BeneficiaryCount { get; init; }

    public required IReadOnlyList<BeneficiaryFace> Beneficiaries { get; init; }

    public required string? Outcome { get; init; }

    public required string? OutcomeEn { get; init; }

    public required string? RecordNote { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
