using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace KhuyenCong.Catalogue.Files;

/// <summary>
/// Photographs in use and the files of public documents. Whatever else lies in the folder, scans of certificates among them, is not sent.
/// </summary>
public sealed class FilesController(CatalogueDb db, IOptions<CatalogueSettings> settings) : Controller
{
    private const int LongestPath = 200;

    [Get("media/{**path}"), NotKept]
    public async Task<IActionResult> Media(string path, CancellationToken cancellationToken)
    {
        var now = RequestFace.Of(HttpContext).Moment.Now;
        var documents = db.Documents.Visible(now);
        var isPublic = path is { Length: > 0 and <= LongestPath } && await db.Media.AnyAsync(
            m => m.File == path && ((m.Kind == MediaKind.Photo && m.Uses.Count > 0) || (m.Kind == MediaKind.File && documents.Any(d => d.MediaId == m.Id))),
            cancellationToken);
        if (!isPublic || MediaFolder.Find(settings.Value, path) is not var (file, type, _))
            return this.Missing();
        Response.Headers.CacheControl = "public, max-age=86400";
        if (!type.StartsWith("image/", StringComparison.Ordinal))
            Response.Headers.ContentDisposition = $"attachment; filename=\"{Path.GetFileName(path)}\"";
        return new PhysicalFileResult(file.FullName, type)
        {
            EntityTag = new EntityTagHeaderValue($"\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\""),
            LastModified = new DateTimeOffset(file.LastWriteTimeUtc),
            EnableRangeProcessing = true,
        };
    }
}
