using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>What tells people which record it is, where its name alone does not: of a certificate the product, of a document what it is about.</summary>
public sealed class RecordAbout(CatalogueDb db)
{
    /// <param name="kind">Of all the records.</param>
    /// <param name="ids">As many as a page shows.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>By record; none for kinds whose name says enough.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(EditedKind kind, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return new Dictionary<string, string>();
        if (kind.Kind == Kinds.Certificate)
            return (await db.Certificates.AsNoTracking().Where(c => ids.Contains(c.Code)).Select(c => new { c.Code, c.Product!.Name, c.Round!.Level, c.GrantYear }).ToListAsync(cancellationToken))
                .ToDictionary(c => c.Code, c => $"{c.Name}, {Lower(Say.LevelName(Language.Vi, c.Level))} {c.GrantYear}", StringComparer.Ordinal);
        var numbers = ids.Select(id => int.TryParse(id, out var number) ? number : 0).ToList();
        var told = kind.Kind switch
        {
            Kinds.Document => await db.Documents.AsNoTracking().Where(d => numbers.Contains(d.Id)).Select(d => new { d.Id, About = (string?)d.Title }).ToDictionaryAsync(d => d.Id, d => d.About, cancellationToken),
            Kinds.Product => await db.Products.AsNoTracking().Where(p => numbers.Contains(p.Id)).Select(p => new { p.Id, About = (string?)p.Producer!.Name }).ToDictionaryAsync(p => p.Id, p => p.About, cancellationToken),
            Kinds.Mark => await db.Marks.AsNoTracking().Where(m => numbers.Contains(m.Id)).Select(m => new { m.Id, About = (string?)m.Product!.Name ?? m.Producer!.Name }).ToDictionaryAsync(m => m.Id, m => (string?)m.About, cancellationToken),
            _ => [],
        };
        return told.Where(t => !string.IsNullOrEmpty(t.Value)).ToDictionary(t => $"{t.Key}", t => t.Value!, StringComparer.Ordinal);
    }

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
