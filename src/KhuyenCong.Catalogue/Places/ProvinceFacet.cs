using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Places;

/// <summary>The choice of a province on a list: units of 2025 in Vietnamese order; a former unit only while it is chosen.</summary>
public static class ProvinceFacet
{
    public const string Name = "tinh";

    /// <param name="reference">Names of the units.</param>
    /// <param name="language">Language of the page.</param>
    /// <param name="counts">Records by slug of the unit of 2025.</param>
    /// <param name="chosen">Slug asked for, or empty.</param>
    public static Facet Of(ReferenceData reference, Language language, IEnumerable<(string? Slug, int Count)> counts, string chosen)
    {
        var bySlug = counts.Where(c => c.Slug is not null).GroupBy(c => c.Slug!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Count), StringComparer.Ordinal);
        if (chosen.Length > 0)
            bySlug.TryAdd(chosen, 0);
        var options = bySlug
            .Select(c => new FacetOption(c.Key, ProvinceLink.Of(reference, c.Key)?.In(language) ?? new(c.Key, "vi"), c.Value, c.Key == chosen))
            .OrderBy(o => VietnameseText.SortKey(o.Label.Text), StringComparer.Ordinal);
        return new(Name, language.Pick("Tỉnh, thành phố", "Province"), [.. options]);
    }
}
