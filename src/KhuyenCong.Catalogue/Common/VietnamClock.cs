namespace KhuyenCong.Catalogue.Common;

/// <summary>An instant and the day it falls on in Viet Nam. Taken once for a request or a job, so that all it says is of one moment.</summary>
public readonly record struct Moment(DateTimeOffset Now, DateOnly Today)
{
    public long UnixMilliseconds => Now.ToUnixTimeMilliseconds();
}

/// <summary>Days are days in Asia/Ho_Chi_Minh (UTC+7, no summer time since 1975).</summary>
public sealed class VietnamClock(TimeProvider time)
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public Moment Read()
    {
        var now = time.GetUtcNow();
        return new(now, DayOf(now));
    }

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>00:00 of a day in Viet Nam.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Zone.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue)));
}
