using System.Collections.Frozen;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;
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

    public required FrozenDictionary<string, Menu> Menus { get; init; }

    /// <summary>Null in a register that was filled without one: every block is shown then.</summary>
    public required FrontPage? FrontPage { get; init; }

    public required Synonyms Synonyms { get; init; }

    /// <summary>When the synonyms were last saved; null where there are none.</summary>
    public required DateTimeOffset? SynonymsSavedAt { get; init; }

    /// <summary>What was saved of the settings in the browser.</summary>
    public required SiteProfile? Site { get; init; }

    public static async Task<ReferenceData> ReadAsync(CatalogueDb db, CancellationToken cancellationToken)
    {
        var synonyms = await db.SynonymLists.AsNoTracking().OrderBy(s => s.Slug).FirstOrDefaultAsync(cancellationToken);
        return new()
        {
            Provinces = Map(await db.Provinces.AsNoTracking().Include(p => p.Aliases).Include(p => p.Statuses).ToListAsync(cancellationToken), p => p.Slug),
            Groups = Map(await db.Groups.AsNoTracking().ToListAsync(cancellationToken), g => g.Slug),
            Categories = Map(await db.Categories.AsNoTracking().ToListAsync(cancellationToken), c => c.Slug),
            Regions = Map(await db.Regions.AsNoTracking().Include(r => r.Members).ToListAsync(cancellationToken), r => r.Slug),
            MarkSchemes = Map(await db.MarkSchemes.AsNoTracking().ToListAsync(cancellationToken), s => s.Slug),
            Sources = Map(await db.Sources.AsNoTracking().ToListAsync(cancellationToken), s => s.Key),
            Topics = Map(await db.Topics.AsNoTracking().ToListAsync(cancellationToken), t => t.Slug),
            Rules = await db.ValidityRules.AsNoTracking().ToListAsync(cancellationToken),
            Menus = Map(await db.Menus.AsNoTracking().Include(m => m.Items.OrderBy(i => i.Position)).ToListAsync(cancellationToken), m => m.Slug),
            FrontPage = await db.FrontPages.AsNoTracking().AsSplitQuery().Include(f => f.Blocks.OrderBy(b => b.Position)).Include(f => f.Featured.OrderBy(p => p.Position)).OrderBy(f => f.Slug).FirstOrDefaultAsync(cancellationToken),
            Synonyms = synonyms is null ? Synonyms.Empty : Synonyms.Parse(new StringReader(synonyms.Lines)),
            SynonymsSavedAt = synonyms?.UpdatedAt,
            Site = await db.SiteProfiles.AsNoTracking().OrderBy(s => s.Slug).FirstOrDefaultAsync(cancellationToken),
        };
    }

    /// <summary>The sources behind keys; a key without a source is a fault that <c>check</c> names, and is left out here.</summary>
    public IReadOnlyList<Source> SourcesOf(IEnumerable<string> keys) => [.. keys.Select(k => Sources.GetValueOrDefault(k)).OfType<Source>()];

    private static FrozenDictionary<string, T> Map<T>(List<T> rows, Func<T, string> key) => rows.ToFrozenDictionary(key, StringComparer.Ordinal);
}
