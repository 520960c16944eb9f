using System.Collections.Concurrent;
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

    /// <summary>Waits that were asked of this clock, in their order. They end by the machine's.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>Sets the clock to a time of day in Viet Nam.</summary>
    public void SetInVietNam(int year, int month, int day, int hour, int minute, int second) =>
        Now = VietnamClock.StartOf(new DateOnly(year, month, day)).AddHours(hour).AddMinutes(minute).AddSeconds(second);
}
