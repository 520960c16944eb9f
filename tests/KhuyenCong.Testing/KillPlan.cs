namespace KhuyenCong.Testing;

/// <summary>An unkilled run: all of it, and the part in which it touches the database.</summary>
public sealed record RunLength(TimeSpan Whole, TimeSpan AtWork);

/// <summary>So long after the launch, or after the first sign that the command is at work.</summary>
public sealed record KillMoment(TimeSpan After, bool SinceAtWork);

/// <summary>When to kill.</summary>
public static class KillPlan
{
    /// <summary>
    /// <paramref name="count"/> moments, random for the seed. The first of every three falls anywhere in the run; the others fall in its work, one in each
    /// of as many equal parts: most of a short run is the start of the runtime, which harms nothing.
    /// </summary>
    public static IEnumerable<KillMoment> Moments(RunLength length, int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
            yield return i % 3 == 0
                ? new(length.Whole * random.NextDouble(), SinceAtWork: false)
                : new(length.AtWork * ((i + random.NextDouble()) / count), SinceAtWork: true);
    }
}
