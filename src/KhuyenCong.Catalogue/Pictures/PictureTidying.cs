using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Pictures;

/// <summary>Removes what uploads that were cut off left behind: folders that nobody holds, and files made here that no row has named for a day. Idempotent.</summary>
public sealed class PictureTidying(CatalogueDb db, IOptions<CatalogueSettings> settings, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <returns>How many folders and files.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var removed = PrivateFolder.Sweep(PictureMaker.UploadsOf(settings.Value));
        var media = Path.Combine(Path.GetFullPath(settings.Value.DataFolder), "media");
        if (!Directory.Exists(media))
            return removed;
        var old = (time.GetUtcNow() - Kept).UtcDateTime;
        foreach (var folder in Directory.GetDirectories(media).Where(f => Path.GetFileName(f).Length == 2))
        {
            var files = Directory.GetFiles(folder).Select(f => (Path: f, Name: $"{Path.GetFileName(folder)}/{Path.GetFileName(f)}")).Where(f => PictureFile.Read(f.Name) is not null).ToList();
            var start = Path.GetFileName(folder) + "/";
            var named = (await db.Media.Where(m => m.File.StartsWith(start)).Select(m => m.File).ToListAsync(cancellationToken)).SelectMany(PictureFile.All).ToHashSet(StringComparer.Ordinal);
            foreach (var (path, name) in files)
            {
                if (named.Contains(name) || File.GetLastWriteTimeUtc(path) > old)
                    continue;
                File.Delete(path);
                removed++;
            }
        }

        return removed;
    }
}

/// <summary>Sweeps before the first request.</summary>
internal sealed class UploadSweep(IOptions<CatalogueSettings> settings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        PrivateFolder.Sweep(PictureMaker.UploadsOf(settings.Value));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
