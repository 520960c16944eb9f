using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Data;

/// <summary>Nothing public is read without this.</summary>
public static class Publishing
{
    public static IQueryable<T> Visible<T>(this IQueryable<T> rows, DateTimeOffset now)
        where T : class, IPublished => rows.Where(r => r.VisibleFrom <= now && (r.VisibleTo == null || r.VisibleTo > now));

    public static bool IsVisible(this IPublished row, DateTimeOffset now) => row.VisibleFrom <= now && !(row.VisibleTo <= now);

    /// <summary>A record made public by the clock has changed at that moment at the earliest.</summary>
    public static DateTimeOffset ChangedAt(DateTimeOffset visibleFrom, DateTimeOffset updated) => visibleFrom > updated ? visibleFrom : updated;

    /// <summary>Was public and is no more: its address answers 410.</summary>
    public static bool IsWithdrawn(this IPublished row, DateTimeOffset now) => row.VisibleFrom <= now && row.VisibleTo <= now;
}
