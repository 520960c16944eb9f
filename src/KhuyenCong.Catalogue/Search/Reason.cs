using KhuyenCong.Catalogue.Common;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Why a record stands where it does: the factors of its score, whose sum orders by relevance, and which of its words answered those typed. There is no other.</summary>
public sealed record Reason(IReadOnlyList<ScoreFactor> Factors, IReadOnlyList<MatchedWord> Words)
{
    private static readonly Dictionary<int, Reason> None = [];

    public static Reason Of(SearchHit hit) => new(hit.Factors, hit.Words);

    /// <summary>By number; empty where that was not asked, or where the order is another.</summary>
    public static IReadOnlyDictionary<int, Reason> Of(ListFilter filter, SearchResult found) =>
        filter.Explained && filter is { EffectiveSort: "lien-quan", Text.Length: > 0 } ? found.Hits.ToDictionary(h => h.Key.Id, Of) : None;
}
