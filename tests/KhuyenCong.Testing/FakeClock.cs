using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Testing;

/// <summary>A clock that stands until it is set.</summary>
public sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    /// <summary>22 November 2026, 09:00 in Viet Nam: the day the sample was checked.</summary>
    public static DateTimeOffset SampleDay { get; } = VietnamClock.StartOf(new DateOnly(2026, 11, 22)).AddHours(9);

    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref ticks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Sets the clock to a time of day in Viet Nam.</summary>
    public void SetInVietNam(int year, int month, int day, int hour, int minute, int second) =>
        Now = VietnamClock.StartOf(new DateOnly(year, month, day)).AddHours(hour).AddMinutes(minute).AddSeconds(second);
}
