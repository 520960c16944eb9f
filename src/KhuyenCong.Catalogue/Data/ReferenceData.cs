using System.Collections.Frozen;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Data;

/// <summary>The small tables that almost every page needs, read once and replaced as a whole when one of them changes.</summary>
public sealed record ReferenceData
{
    public required FrozenDictionary<string, Province> Provinces { get; init; }

    public required FrozenDictionary<string, ProductGroup> Groups { get; init; }

    public required FrozenDictionary<string, Category> Categories { get; init; }

    public required FrozenDictionary<string, Region> Regions { get; init; }

    public required FrozenDictionary<string, MarkScheme> MarkSchemes { get; init; }

    public required FrozenDictionary<string, Source> Sources { get; init; }

    public required FrozenDictionary<string, Topic> Topics { get; init; }

    public required IReadOnlyList<ValidityRule> Rules { get; init; }

    public static async Task<ReferenceData> ReadAsync(CatalogueDb db, CancellationToken cancellationToken) => new()
    {
        Provinces = Map(await db.Provinces.AsNoTracking().Include(p => p.Aliases).Include(p => p.Statuses).ToListAsync(cancellationToken), p => p.Slug),
        Groups = Map(await db.Groups.AsNoTracking().ToListAsync(cancellationToken), g => g.Slug),
        Categories = Map(await db.Categories.AsNoTracking().ToListAsync(cancellationToken), c => c.Slug),
        Regions = Map(await db.Regions.AsNoTracking().Include(r => r.Members).ToListAsync(cancellationToken), r => r.Slug),
        MarkSchemes = Map(await db.MarkSchemes.AsNoTracking().ToListAsync(cancellationToken), s => s.Slug),
        Sources = Map(await db.Sources.AsNoTracking().ToListAsync(cancellationToken), s => s.Key),
        Topics = Map(await db.Topics.AsNoTracking().ToListAsync(cancellationToken), t => t.Slug),
        Rules = await db.ValidityRules.AsNoTracking().ToListAsync(cancellationToken),
    };

    /// <summary>The sources behind keys; a key without a source is a fault that <c>check</c> names, and is left out here.</summary>
    public IReadOnlyList<Source> SourcesOf(IEnumerable<string> keys) => [.. keys.Select(k => Sources.GetValueOrDefault(k)).OfType<Source>()];

    private static FrozenDictionary<string, T> Map<T>(List<T> rows, Func<T, string> key) => rows.ToFrozenDictionary(key, StringComparer.Ordinal);
}
