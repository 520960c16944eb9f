using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>The records around the certificates with the parts that API and dumps tell of them; not yet narrowed to what is public.</summary>
internal static class ApiKindRows
{
    public static IQueryable<Round> Rounds(CatalogueDb db) => db.Rounds.Include(r => r.Decision);

    public static IQueryable<Document> Documents(CatalogueDb db) => db.Documents.Include(d => d.Relations).ThenInclude(r => r.Target);

    public static IQueryable<Showroom> Showrooms(CatalogueDb db) => db.Showrooms.Include(s => s.Items).ThenInclude(i => i.Product);

    public static IQueryable<Fair> Fairs(CatalogueDb db) => db.Fairs
        .Include(f => f.Organisers)
        .Include(f => f.Exhibitors).ThenInclude(e => e.Producer)
        .Include(f => f.Exhibitors).ThenInclude(e => e.Products).ThenInclude(p => p.Product);

    public static IQueryable<Article> Articles(CatalogueDb db) => db.Articles.Include(a => a.Mentions).Include(a => a.Corrections);

    public static IQueryable<Programme> Programmes(CatalogueDb db) => db.Programmes.Include(p => p.Decision).Include(p => p.Targets).Include(p => p.Results);

    public static IQueryable<Project> Projects(CatalogueDb db) => db.Projects.Include(p => p.Beneficiaries).ThenInclude(b => b.Producer);
}
