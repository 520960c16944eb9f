namespace KhuyenCong.Search.Correcting;

/// <summary>First letters that are spoken alike in one part of the country or another, and so written for each other.</summary>
internal static class Sounds
{
    private static readonly string[][] Initials = [["ch", "tr"], ["s", "x"], ["gi", "d", "r"], ["l", "n"]];

    /// <summary>The syllable with each of the other first letters.</summary>
    /// <param name="letters">Form <c>s</c> or <c>f</c>.</param>
    public static IEnumerable<string> Alike(string letters)
    {
        // These are other sounds than n.
        if (letters.StartsWith("ng", StringComparison.Ordinal) || letters.StartsWith("nh", StringComparison.Ordinal))
            yield break;
        foreach (var initials in Initials)
        {
            if (Array.Find(initials, initial => letters.StartsWith(initial, StringComparison.Ordinal)) is not { } own || own.Length == letters.Length)
                continue;
            foreach (var other in initials)
            {
                if (other != own)
                    yield return other + letters[own.Length..];
            }
        }
    }
}
