using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Common;

/// <summary>Where a thing that lasts, such as a fair or a project, stands against a day.</summary>
public enum Timing
{
    Running,
    Upcoming,
    Past,
}

/// <summary>A <see cref="Timing"/> in addresses: thoi-gian=dang, sap or da.</summary>
public static class Timings
{
    public const string Name = "thoi-gian";

    private static readonly ImmutableArray<string> Words = ["dang", "sap", "da"];

    public static string Word(this Timing time) => Words[(int)time];

    public static Timing? Read(IQueryCollection query, List<FilterFault> faults) =>
        QueryValues.ReadWord(Name, query[Name], Words, faults) is { Length: > 0 } word ? (Timing)Words.IndexOf(word) : null;
}
