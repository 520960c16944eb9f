using KhuyenCong.Catalogue.Common;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Why records stand where they do: the factors of their scores, which add up to the order by relevance. There is no other.</summary>
public static class Reasons
{
    private static readonly Dictionary<int, IReadOnlyList<ScoreFactor>> None = [];

    /// <summary>By number; empty where that was not asked, or where the order is another.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<ScoreFactor>> Of(ListFilter filter, SearchResult found) =>
        filter.Explained && filter is { EffectiveSort: "lien-quan", Text.Length: > 0 } ? found.Hits.ToDictionary(h => h.Key.Id, h => h.Factors) : None;
}
