using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Collects what the index reads of one record.</summary>
internal sealed class IndexTexts
{
    private readonly List<(TextField Field, string Text)> texts = [];

    public IndexTexts Add(TextField field, params IEnumerable<string?> values)
    {
        foreach (var text in values)
            if (!string.IsNullOrWhiteSpace(text))
                texts.Add((field, text));
        return this;
    }

    /// <summary>Markdown texts, without the addresses of their links: words of an address are not words of the text.</summary>
    public IndexTexts AddMarkdown(params IEnumerable<string?> texts) =>
        Add(TextField.Text, texts.Select(t => t.AsSpan().ContainsAny('[', '<') ? Html.PlainText(t!) : t));

    public IndexTexts AddProvince(ReferenceData reference, string? slug)
    {
        if (slug is not null && reference.Provinces.TryGetValue(slug, out var province) && !texts.Contains((TextField.Place, province.Name)))
            Add(TextField.Place, province.Name);
        return this;
    }

    /// <summary>A kind of goods, as it is called in both languages.</summary>
    public IndexTexts AddNames(Category? category) => Add(TextField.Place, category?.Name, category?.NameEn);

    /// <summary>Names of provinces and towns that stand in these names though the record is from elsewhere; none where its place is unknown.</summary>
    public static string[] PlacesInBrands(ReferenceData reference, string? province, string? former, params IEnumerable<string?> names)
    {
        if (province is null)
            return [];
        var all = string.Join('\n', names.OfType<string>());
        var own = reference.Provinces.Values
            .Where(p => p.Slug == province || p.Slug == former || (former is null && p.SuccessorSlug == province))
            .SelectMany(NamesOf)
            .ToHashSet(StringComparer.Ordinal);
        return [.. reference.Provinces.Values.SelectMany(NamesOf).Distinct().Where(n => !own.Contains(n) && all.Contains(n, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        static IEnumerable<string> NamesOf(Province p) => p.Aliases.Where(a => a.Kind is not AliasKind.Abbreviation).Select(a => a.Alias).Prepend(p.Name);
    }

    /// <summary>The record as a document; a draft is none.</summary>
    public IndexDocument? DocumentOf(IPublished record, string kind, int id, string sortKey) => record.VisibleFrom is not { } from ? null : new()
    {
        Key = new(kind, id),
        Texts = texts,
        SortKey = sortKey,
        VisibleFrom = from.ToUnixTimeMilliseconds(),
        VisibleTo = record.VisibleTo?.ToUnixTimeMilliseconds() ?? long.MaxValue,
    };

    public static Dictionary<string, IReadOnlyList<string>> Facets(params (string Name, string?[] Values)[] facets) =>
        facets
            .Select(f => (f.Name, Values: f.Values.OfType<string>().ToArray()))
            .Where(f => f.Values.Length > 0)
            .ToDictionary(f => f.Name, f => (IReadOnlyList<string>)f.Values, StringComparer.Ordinal);
}

internal static class PlacedDocuments
{
    /// <summary>The record found by its units of today and of before.</summary>
    public static IndexDocument In(this IndexDocument document, string? province, string? formerProvince) =>
        document with { Facets = IndexTexts.Facets((IndexWords.Province, [province, formerProvince])) };
}
