using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Data;

public sealed partial class CatalogueDb
{
    public DbSet<Menu> Menus => Set<Menu>();
    public DbSet<FrontPage> FrontPages => Set<FrontPage>();
    public DbSet<SynonymList> SynonymLists => Set<SynonymList>();
    public DbSet<SiteProfile> SiteProfiles => Set<SiteProfile>();

    private static void Structure(ModelBuilder model)
    {
        model.Entity<Menu>(e =>
        {
            e.HasKey(x => x.Slug);
            e.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.MenuSlug);
        });
        model.Entity<MenuItem>(e =>
        {
            e.HasKey(x => new { x.MenuSlug, x.Position });
            e.Property(x => x.Position).ValueGeneratedNever();
        });
        model.Entity<FrontPage>(e =>
        {
            e.HasKey(x => x.Slug);
            e.HasMany(x => x.Blocks).WithOne().HasForeignKey(x => x.FrontPageSlug);
            e.HasMany(x => x.Featured).WithOne().HasForeignKey(x => x.FrontPageSlug);
        });
        model.Entity<FrontBlock>().HasKey(x => new { x.FrontPageSlug, x.Kind });
        model.Entity<FeaturedProduct>(e =>
        {
            e.HasKey(x => new { x.FrontPageSlug, x.ProductId });
            e.HasOne(x => x.Product).WithMany().HasForeignKey(x => x.ProductId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SynonymList>().HasKey(x => x.Slug);
        model.Entity<SiteProfile>().HasKey(x => x.Slug);
    }
}
