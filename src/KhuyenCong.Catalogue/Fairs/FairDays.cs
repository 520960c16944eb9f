using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Fairs;

/// <summary>The days of a fair as far as they are known.</summary>
public readonly record struct FairDays(int Year, DateOnly? First, DateOnly? Last)
{
    public static FairDays Of(Fair fair) => new(fair.Year, fair.StartsOn, fair.EndsOn);

    /// <summary>
    /// Without a closing day a fair counts as running on its first day and as past after it; without any day it is told by its year, and that of
    /// this year is still to come.
    /// </summary>
    public Timing On(DateOnly day) => (First, Last ?? First) switch
    {
        ({ } first, _) when day < first => Timing.Upcoming,
        (_, { } last) => day > last ? Timing.Past : First is null ? Timing.Upcoming : Timing.Running,
        _ => Year < day.Year ? Timing.Past : Timing.Upcoming,
    };

    /// <summary>The day to order by; a fair without days stands at the end of its year.</summary>
    public DateOnly Place => First ?? Last ?? new DateOnly(Year, 12, 31);
}
