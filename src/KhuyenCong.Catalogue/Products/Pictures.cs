using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Products;

public static class Pictures
{
    /// <summary>Photographs of records of one kind by their number, in their order; drawings made for the record where there is none. One query.</summary>
    public static async Task<Dictionary<int, List<Picture>>> ReadPicturesAsync(this CatalogueDb db, string kind, IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        var names = ids.Select(id => id.ToString(CultureInfo.InvariantCulture)).ToList();
        var uses = await db.Media.AsNoTracking()
            .Where(m => m.Kind != MediaKind.File)
            .SelectMany(m => m.Uses, (m, u) => new { Media = m, u.Kind, u.TargetId, u.Position })
            .Where(u => u.Kind == kind && names.Contains(u.TargetId))
            .OrderBy(u => u.Position)
            .ToListAsync(cancellationToken);
        return uses
            .GroupBy(u => int.Parse(u.TargetId, CultureInfo.InvariantCulture))
            .ToDictionary(g => g.Key, g => g.GroupBy(u => u.Media.Kind).MinBy(k => k.Key)!.Select(u => PictureOf(u.Media, g.Key)).ToList());
    }

    /// <summary>The same of one record.</summary>
    public static async Task<IReadOnlyList<Picture>> PicturesOfAsync(this CatalogueDb db, string kind, int id, CancellationToken cancellationToken) =>
        (await db.ReadPicturesAsync(kind, [id], cancellationToken)).GetValueOrDefault(id, []);

    private static Picture PictureOf(Data.Model.Media m, int id) => m.Kind is MediaKind.Illustration
        ? new(Links.Drawing(m.File, id), true, m.Alt, m.AltEn, m.Caption, m.CaptionEn, m.Credit, m.Rights, m.Width, m.Height) { Id = m.Id }
        : new(Links.Media(m.File), false, m.Alt, m.AltEn, m.Caption, m.CaptionEn, m.Credit, m.Rights, m.Width, m.Height) { Id = m.Id };
}
