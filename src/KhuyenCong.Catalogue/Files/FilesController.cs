using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Pictures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace KhuyenCong.Catalogue.Files;

/// <summary>
/// Photographs of records that may be seen and the files of public documents. Whatever else lies in the folder, scans of certificates and pictures of drafts among them, is not sent.
/// </summary>
public sealed class FilesController(CatalogueDb db, PictureSight sight, IOptions<CatalogueSettings> settings) : Controller
{
    private const int LongestPath = 200;

    [Get("media/{**path}"), NotKept]
    public async Task<IActionResult> Media(string path, CancellationToken cancellationToken)
    {
        if (path is not { Length: > 0 and <= LongestPath } || MediaFolder.Find(settings.Value, path) is not var (file, type, _))
            return this.Missing();
        var seen = await sight.OfAsync(path, RequestFace.Of(HttpContext).Moment.Now, cancellationToken);
        if (seen is Sight.Nobody && !await IsDocumentAsync(path, cancellationToken))
            return this.Missing();
        // What was made of an upload is named by its bytes: it never changes under its name.
        Response.Headers.CacheControl = seen is Sight.Preview ? "no-store" : PictureFile.Read(path) is null ? "public, max-age=86400" : "public, max-age=31536000, immutable";
        if (!type.StartsWith("image/", StringComparison.Ordinal))
            Response.Headers.ContentDisposition = $"attachment; filename=\"{Path.GetFileName(path)}\"";
        return new PhysicalFileResult(file.FullName, type)
        {
            EntityTag = new EntityTagHeaderValue($"\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\""),
            LastModified = new DateTimeOffset(file.LastWriteTimeUtc),
            EnableRangeProcessing = true,
        };
    }

    private Task<bool> IsDocumentAsync(string path, CancellationToken cancellationToken)
    {
        var documents = db.Documents.Visible(RequestFace.Of(HttpContext).Moment.Now);
        return db.Media.AnyAsync(m => m.File == path && m.Kind == MediaKind.File && documents.Any(d => d.MediaId == m.Id), cancellationToken);
    }
}
