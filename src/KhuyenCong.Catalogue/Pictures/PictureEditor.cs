using System.Text.Encodings.Web;
using System.Text.Json;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Pictures;

/// <summary>
/// Writes the rows of pictures. What is said of a picture belongs to it and holds wherever it is shown, at once; which record shows it belongs to the record, with its drafts and
/// its history (docs/adr/0016).
/// </summary>
public sealed class PictureEditor(CatalogueDb db, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The row of files that lie in their place. The same file sent twice is one picture, which keeps what is said of it.</summary>
    /// <returns>Its number, and whether it was there before.</returns>
    public async Task<(int Id, bool Known)> AddAsync(MadePicture made, PictureTexts texts, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.Media.Where(m => m.File == made.File).Select(m => (int?)m.Id).FirstOrDefaultAsync(cancellationToken) is { } known)
            return (known, true);
        var now = time.GetUtcNow();
        var media = new Data.Model.Media { File = made.File, Kind = MediaKind.Photo, Width = made.Width, Height = made.Height };
        texts.Fill(media);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Media.Add(media);
        await db.SaveChangesAsync(cancellationToken);
        Keep(media, texts, 1, now, actor);
        db.Note(actor, now, "upload-picture", media.Ref, new { made.File, made.Width, made.Height });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (media.Id, false);
    }

    /// <summary>Says something else of a picture. False where somebody else did since the form was opened on <paramref name="version"/>.</summary>
    public async Task<bool> ChangeAsync(int id, int version, PictureTexts texts, Actor actor, CancellationToken cancellationToken)
    {
        var media = await db.Media.SingleAsync(m => m.Id == id, cancellationToken);
        if (media.Version != version)
            return false;
        var former = PictureTexts.Of(media);
        var changed = PictureTexts.Fields.Where(f => former[f.Name] != texts[f.Name]).Select(f => f.Name).ToList();
        if (changed.Count == 0)
            return true;
        var now = time.GetUtcNow();
        var (kind, record) = (media.Ref.Kind, media.Ref.Id);
        var latest = await db.Revisions.Where(r => r.Kind == kind && r.RecordId == record).MaxAsync(r => (int?)r.Number, cancellationToken) ?? 0;
        if (latest == 0)
            Keep(media, former, ++latest, media.UpdatedAt, null);
        texts.Fill(media);
        Keep(media, texts, latest + 1, now, actor);
        db.Note(actor, now, "edit-picture", media.Ref, new { fields = changed });
        // The pages that show it change with it.
        foreach (var use in await db.Set<MediaUse>().Where(u => u.MediaId == id).ToListAsync(cancellationToken))
            db.Entry(use).Property(u => u.Position).IsModified = true;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody was faster: by the version of the row, or by the number of the revision.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private void Keep(Data.Model.Media media, PictureTexts texts, int number, DateTimeOffset at, Actor? actor) =>
        db.Revisions.Add(new() { Kind = media.Ref.Kind, RecordId = media.Ref.Id, Number = number, Fields = JsonSerializer.Serialize(texts.Values, Json), At = at, ActorKey = actor?.Key });
}
