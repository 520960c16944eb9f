using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Pictures;

/// <summary>A picture as the back office shows it.</summary>
public sealed record DeskPicture(int Id, string File, bool IsDrawing, int? Width, int? Height, string? Alt, string? Caption, string? Credit)
{
    /// <summary>A small version, also of a picture that is not public.</summary>
    public string Thumbnail => IsDrawing ? Links.Drawing(File, 0) : $"{PicturePages.Of(Id)}/xem";

    public string Page => PicturePages.Of(Id);
}

/// <summary>Addresses of the back office's pages of pictures.</summary>
public static class PicturePages
{
    public static string Of(int id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/quan-tri/hinh-anh/{id}");
}

/// <summary>The pictures that the register has.</summary>
public sealed class PictureShelf(CatalogueDb db)
{
    public async Task<IReadOnlyDictionary<int, DeskPicture>> ReadAsync(IReadOnlyList<int> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? new Dictionary<int, DeskPicture>() : await Shown(db.Media.Where(m => ids.Contains(m.Id))).ToDictionaryAsync(m => m.Id, cancellationToken);

    /// <summary>Pictures in whose description, caption, credit or file name every word stands, with or without marks; the newest first. Without words the newest.</summary>
    public async Task<IReadOnlyList<DeskPicture>> FindAsync(string typed, int most, CancellationToken cancellationToken)
    {
        var words = VietnameseText.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = new List<DeskPicture>();
        await foreach (var picture in Shown(db.Media.OrderByDescending(m => m.Id)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var text = VietnameseText.Fold($"{picture.Alt} {picture.Caption} {picture.Credit} {picture.File}");
            if (Array.TrueForAll(words, w => text.Contains(w, StringComparison.Ordinal)))
                found.Add(picture);
            if (found.Count == most)
                break;
        }

        return found;
    }

    private static IQueryable<DeskPicture> Shown(IQueryable<Data.Model.Media> media) =>
        media.AsNoTracking().Where(m => m.Kind != MediaKind.File).Select(m => new DeskPicture(m.Id, m.File, m.Kind == MediaKind.Illustration, m.Width, m.Height, m.Alt, m.Caption, m.Credit));
}
