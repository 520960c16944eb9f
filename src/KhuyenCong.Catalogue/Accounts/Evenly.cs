namespace KhuyenCong.Catalogue.Accounts;

/// <summary>Answers that shall not tell by the time they take what was found: whether there is such an account. Each lasts a whole number of steps, which are longer than the work.</summary>
public static class Evenly
{
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until the step is over in which the work ended.</summary>
    /// <param name="time">Clock of the timestamp.</param>
    /// <param name="begun">Timestamp before the work.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task EndAsync(TimeProvider time, long begun, CancellationToken cancellationToken) => Task.Delay(RestOf(time.GetElapsedTime(begun)), time, cancellationToken);

    public static TimeSpan RestOf(TimeSpan taken) => TimeSpan.FromTicks(Step.Ticks - (taken.Ticks % Step.Ticks));
}
