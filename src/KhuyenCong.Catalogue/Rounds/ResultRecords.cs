using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Rounds;

/// <summary>What can be typed of a result; the word of a field is its name in the form.</summary>
public enum ResultField
{
    Product,
    Producer,
    Decision,
    Day,
}

/// <summary>One result of a round as typed or pasted; every field trimmed, blank where nothing is typed.</summary>
/// <param name="Product">"25 · Tâm trà" as chosen, the number of its record, or its name.</param>
/// <param name="Producer">Tells apart products of one name; never stored.</param>
/// <param name="Decision">Only where it is not the round's: see <see cref="NamedDecision"/>.</param>
/// <param name="Day">31/12/2026, or the year where the day is not known; blank: the one given for all.</param>
/// <param name="Pick">Number of the product chosen among several that the name may mean; 0 for none.</param>
public sealed record TypedResult(string Product = "", string Producer = "", string Decision = "", string Day = "", int Pick = 0)
{
    public bool IsBlank => Product.Length == 0 && Producer.Length == 0 && Decision.Length == 0 && Day.Length == 0;

    public string this[ResultField field] => field switch
    {
        ResultField.Product => Product,
        ResultField.Producer => Producer,
        ResultField.Decision => Decision,
        _ => Day,
    };
}

/// <summary>Results as typed, with what holds for all of them.</summary>
/// <param name="Version">Of the round that the form was opened on.</param>
/// <param name="Day">Day or year of the grant, for rows that give none.</param>
/// <param name="Rows">In their order; blank ones too.</param>
public sealed record TypedResults(int Version, string Day, IReadOnlyList<TypedResult> Rows)
{
    /// <summary>Rows of one form: more are refused, none is dropped.</summary>
    public const int Most = 100;

    public const int LongestCell = 500;
}

/// <summary>A product that a row may mean.</summary>
public sealed record ResultProduct(int Id, string Name, string? Producer, DateTimeOffset? VisibleFrom, DateTimeOffset? VisibleTo);

/// <summary>Something typed that cannot stand.</summary>
/// <param name="Row">Index of the row; -1 for what holds for all.</param>
/// <param name="Field">Of the row.</param>
/// <param name="Message">What is wrong and how to mend it, in Vietnamese.</param>
public sealed record ResultFault(int Row, ResultField Field, string Message);

/// <summary>One row, matched and judged.</summary>
public sealed record JudgedResult(TypedResult Typed)
{
    /// <summary>Null for a blank row, and where the product is not known or not yet chosen.</summary>
    public ResultProduct? Product { get; init; }

    /// <summary>What the row may mean, where that is not certain.</summary>
    public IReadOnlyList<ResultProduct> Choices { get; init; } = [];

    /// <summary>No product of the register has that name.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>What should be looked at and stops nothing, in Vietnamese.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Only where it is not the round's.</summary>
    public Document? Decision { get; init; }

    public int GrantYear { get; init; }

    public DateOnly? GrantedOn { get; init; }

    public DateTimeOffset VisibleFrom { get; init; }

    /// <summary>The certificate it becomes, as told today, without a code; null where a fault stands against it.</summary>
    public CertificateFace? Face { get; init; }

    /// <summary>The rule of its term; null where none or more than one may hold.</summary>
    public ValidityRule? Rule { get; init; }
}

/// <summary>Results matched and judged; nothing is saved.</summary>
public sealed record JudgedResults(IReadOnlyList<JudgedResult> Rows, IReadOnlyList<ResultFault> Faults)
{
    public IEnumerable<JudgedResult> Filled => Rows.Where(r => !r.Typed.IsBlank);

    public bool MayBeGranted => Faults.Count == 0 && Filled.Any();
}

public enum GrantResult
{
    Done,
    Faulty,

    /// <summary>The round changed after the form was opened: by another grant, maybe by the first press of the same button.</summary>
    Conflict,
    Missing,
}

/// <summary>What came of a grant.</summary>
/// <param name="Result">Which.</param>
/// <param name="Judged">The rows as they stand now; null where the round is missing.</param>
/// <param name="Count">Certificates made.</param>
/// <param name="At">The moment they have in common: from then on they are on record.</param>
public sealed record GrantOutcome(GrantResult Result, JudgedResults? Judged, int Count = 0, DateTimeOffset At = default);
