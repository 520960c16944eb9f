namespace KhuyenCong.WebTests.Kill;

/// <summary>When to kill.</summary>
public static class KillPlan
{
    /// <summary>
    /// <paramref name="count"/> moments, random for the seed, one in each of as many equal parts of the run's later four fifths: in the first the
    /// runtime only starts.
    /// </summary>
    public static IEnumerable<TimeSpan> Moments(TimeSpan length, int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
            yield return length * (0.2 + (0.8 * (i + random.NextDouble()) / count));
    }
}
