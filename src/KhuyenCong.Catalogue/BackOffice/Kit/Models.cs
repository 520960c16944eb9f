namespace KhuyenCong.Catalogue.BackOffice.Kit;

/// <summary>One of the values of a field.</summary>
public sealed record Choice(string Value, string Label, string? Hint = null);

/// <summary>The pages of a list; <paramref name="Href"/> gives the address of one.</summary>
public sealed record PageLinks(int Page, int Last, Func<int, string> Href)
{
    /// <summary>The pages worth a link: the ends and the neighbours; 0 stands for a gap.</summary>
    public IEnumerable<int> Numbers()
    {
        var last = 0;
        foreach (var page in Enumerable.Range(1, Last).Where(p => p == 1 || p == Last || Math.Abs(p - Page) <= 1))
        {
            if (page > last + 1)
                yield return 0;
            yield return page;
            last = page;
        }
    }
}

/// <summary>What stands in the place of an empty list: what happened, and a way out.</summary>
public sealed record Empty(string What, string? WayOut = null, string? Href = null);

/// <summary>A bar of a small chart that is its own table.</summary>
/// <param name="Href">The list that is counted; null for none.</param>
/// <param name="Of">What <paramref name="Count"/> is a part of; the whole length; 0 where the largest figure is.</param>
public sealed record Bar(string Label, int Count, string? Href = null, int Of = 0);
