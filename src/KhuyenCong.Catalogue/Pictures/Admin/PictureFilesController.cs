using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Pictures.Admin;

/// <summary>A picture in small, for those who may edit: also one that no reader may see yet.</summary>
[Needs(Permission.EditContent)]
public sealed class PictureFilesController(CatalogueDb db, IOptions<CatalogueSettings> settings) : Controller
{
    private const int Width = 320;

    [Get("quan-tri/hinh-anh/{id:int}/xem")]
    public async Task<IActionResult> Index(int id, CancellationToken cancellationToken)
    {
        var media = await db.Media.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.Kind != MediaKind.File, cancellationToken);
        if (media?.Kind is MediaKind.Illustration)
            return Redirect(Links.Drawing(media.File, 0));
        return media is not null && MediaFolder.Find(settings.Value, PictureFile.AtLeast(media.File, Width)) is var (file, type, _) ? new PhysicalFileResult(file.FullName, type) : NotFound();
    }
}
