using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.News;

/// <summary>Finds the addresses of today of the records that a text links to; one query for each kind.</summary>
public static class RecordLinks
{
    public static async Task<IReadOnlyDictionary<TypedLink, string>> ReadAsync(CatalogueDb db, string markdown, Language language, CancellationToken cancellationToken)
    {
        var found = new Dictionary<TypedLink, string>();
        foreach (var group in Html.RecordsIn(markdown).GroupBy(r => r.Kind))
        {
            var ids = group.Select(r => r.Id).ToList();
            var (slugs, link) = group.Key switch
            {
                Kinds.Product => (db.Products.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Slug }), (Func<Language, string, int, string>)Links.Product),
                Kinds.Producer => (db.Producers.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Slug }), Links.Producer),
                Kinds.Fair => (db.Fairs.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Slug }), Links.Fair),
                _ => (db.Documents.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Slug }), Links.Document),
            };
            foreach (var row in await slugs.ToListAsync(cancellationToken))
                found[new(group.Key, row.Id)] = link(language, row.Slug, row.Id);
        }

        return found;
    }
}
