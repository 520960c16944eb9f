using System.Globalization;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>What a form was opened on: the newest revision then (0: none yet) and the version of the record's row. Written "4.17" in the form.</summary>
public readonly record struct EditBase(int Number, int Version)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}.{Version}");

    public static EditBase Parse(string? text) =>
        text?.Split('.') is [var number, var version]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var v)
            ? new(n, v)
            : new(-1, -1);
}

public enum EditResult
{
    Done,

    /// <summary>There is no such record, or not any more.</summary>
    Missing,

    /// <summary>Something typed breaks a rule: see <see cref="EditOutcome.Faults"/>.</summary>
    Faulty,

    /// <summary>Somebody else saved meanwhile: see <see cref="EditOutcome.Conflict"/>.</summary>
    Conflict,

    /// <summary>The record's state does not allow it: see <see cref="EditOutcome.Refusal"/>.</summary>
    Refused,
}

/// <summary>What was typed, what was saved meanwhile, and both in one. Nothing of either is lost.</summary>
/// <param name="Origin">What both were made from.</param>
/// <param name="Merged">Each field as the one who changed it left it; where both did, as typed here.</param>
/// <param name="Base">What a form that shows <paramref name="Merged"/> stands on.</param>
public sealed record EditConflict(RecordText Origin, RecordText Mine, RecordText Theirs, RecordText Merged, EditBase Base, DateTimeOffset At, string? ActorKey);

/// <summary>What became of a step of editing.</summary>
public sealed record EditOutcome(EditResult Result, string RecordId)
{
    /// <summary>The revision that was made, or that the step was about.</summary>
    public int Number { get; init; }

    /// <summary>Of a saved draft too: what has to be mended before it can be published.</summary>
    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    public EditConflict? Conflict { get; init; }

    /// <summary>In Vietnamese, for people.</summary>
    public string? Refusal { get; init; }
}

/// <summary>The words of <c>StatusChange.Status</c> and of the steps in the audit.</summary>
public static class EditStatus
{
    public const string Created = "created";
    public const string Draft = "draft";

    /// <summary>Saved and valid at once: of the structure.</summary>
    public const string Applied = "applied";
    public const string Submitted = "submitted";
    public const string Returned = "returned";
    public const string Commented = "commented";
    public const string Published = "published";
    public const string Scheduled = "scheduled";
    public const string ScheduleFailed = "schedule-failed";
    public const string Unscheduled = "unscheduled";
    public const string Withdrawn = "withdrawn";
    public const string Deleted = "deleted";
    public const string Undeleted = "undeleted";
    public const string Restored = "restored";
    public const string Imported = "imported";

    /// <summary>A certificate is made of a result of a round, and public.</summary>
    public const string Granted = "granted";
}
