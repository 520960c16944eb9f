using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Pictures;

/// <summary>Who may see a photograph's files.</summary>
public enum Sight
{
    Nobody,

    /// <summary>Who holds the link of a preview that shows it, as long as the link is open.</summary>
    Preview,

    Everybody,
}

/// <summary>A photograph is public while a record that shows it is: with the draft it waits, with the withdrawal it goes.</summary>
public sealed class PictureSight(CatalogueDb db)
{
    /// <param name="file">A file below media/: what the register names, or a variant of it.</param>
    /// <param name="now">Of the request.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Sight> OfAsync(string file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var photos = db.Media.AsNoTracking().Where(m => m.Kind == MediaKind.Photo);
        var named = PictureFile.Beginning(file) is { } start ? photos.Where(m => m.File.StartsWith(start)) : photos.Where(m => m.File == file);
        var found = (await named.Select(m => new { m.Id, m.File, Uses = m.Uses.Select(u => new { u.Kind, u.TargetId }).ToList() }).ToListAsync(cancellationToken)).Where(m => PictureFile.All(m.File).Contains(file)).ToList();
        foreach (var (kind, id) in found.SelectMany(m => m.Uses).Select(u => (u.Kind, u.TargetId)).Distinct())
            if (await IsPublicAsync(kind, id, now, cancellationToken))
                return Sight.Everybody;
        foreach (var media in found)
            if (await IsPreviewedAsync(PictureList.Mark(media.Id), now, cancellationToken))
                return Sight.Preview;
        return Sight.Nobody;
    }

    private async Task<bool> IsPublicAsync(string kind, string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!ContentFormat.Mentionable.TryGetValue(kind, out var entity))
            return false;
        if (!typeof(IPublished).IsAssignableFrom(entity))
            return true;
        var type = ContentFormat.Of(db)[entity].Type;
        var key = type.FindPrimaryKey()!.Properties[0];
        object? typed = key.ClrType == typeof(string) ? id : int.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
        return typed is not null
            && await EntityRows.Of(type).ValuesAsync(db, [nameof(IPublished.VisibleFrom), nameof(IPublished.VisibleTo)], key, [typed], cancellationToken) is [[DateTimeOffset from, var to]]
            && from <= now && !(to is DateTimeOffset end && end <= now);
    }

    private Task<bool> IsPreviewedAsync(string mark, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.PreviewLinks.Where(l => l.ExpiresAt > now).AnyAsync(l => db.Revisions.Any(r => r.Kind == l.Kind && r.RecordId == l.RecordId && r.Number == l.Number && r.Fields.Contains(mark)), cancellationToken);
}
