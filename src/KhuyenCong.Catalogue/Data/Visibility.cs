using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Data;

/// <summary>Nothing public is read without this.</summary>
public static class Visibility
{
    public static IQueryable<T> Visible<T>(this IQueryable<T> rows, DateTimeOffset now)
        where T : class, IPublished => rows.Where(r => r.VisibleFrom <= now && (r.VisibleTo == null || r.VisibleTo > now));

    /// <summary>A certificate is shown with its product or not at all.</summary>
    public static IQueryable<Certificate> VisibleWithProduct(this IQueryable<Certificate> rows, DateTimeOffset now) =>
        rows.Visible(now).Where(c => c.Product!.VisibleFrom <= now && (c.Product.VisibleTo == null || c.Product.VisibleTo > now));

    public static bool IsVisible(this IPublished row, DateTimeOffset now) => row.VisibleFrom <= now && !(row.VisibleTo <= now);

    /// <summary>What showrooms display on a day; a day that is not known sets no bound.</summary>
    public static IQueryable<ShowroomItem> OnDisplay(this IQueryable<ShowroomItem> items, DateOnly day) =>
        items.Where(i => (i.From == null || i.From <= day) && (i.To == null || i.To >= day));

    /// <summary>A record made public by the clock has changed at that moment at the earliest.</summary>
    public static DateTimeOffset ChangedAt(DateTimeOffset visibleFrom, DateTimeOffset updated) => visibleFrom > updated ? visibleFrom : updated;

    /// <summary>Was public and is no more: its address answers 410.</summary>
    public static bool IsWithdrawn(this IPublished row, DateTimeOffset now) => row.VisibleFrom <= now && row.VisibleTo <= now;
}
