using System.Globalization;
using System.Text.Json;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Pictures.Admin;

/// <summary>What was said otherwise at a moment.</summary>
public sealed record PictureChange(DateTimeOffset At, string Who, IReadOnlyList<(string Label, string Before, string After)> Changes);

/// <summary>One picture: what is said of it, where it is shown, who changed what.</summary>
[Needs(Permission.EditContent)]
public sealed class PictureModel(CatalogueDb db, PictureShelf shelf, PictureEditor editor, ReferenceNames references) : PageModel
{
    private const int MostUses = 100;

    public DeskPicture Picture { get; private set; } = null!;

    public PictureTexts Texts { get; private set; } = null!;

    /// <summary>Of the row that the form shows.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<(string Href, string Label)> Uses { get; private set; } = [];

    public IReadOnlyList<PictureChange> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is not { } media)
            return NotFound();
        (Texts, Version) = (PictureTexts.Of(media), media.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is not { } media)
            return NotFound();
        Texts = PictureTexts.Read(Request.Form, "");
        Version = int.TryParse(Request.Form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        foreach (var (field, message) in Texts.Judge())
            ModelState.AddModelError(field, message);
        if (!ModelState.IsValid)
            return Page();
        if (await editor.ChangeAsync(id, Version, Texts, Actor.Of(User), cancellationToken))
        {
            TempData["Notice"] = "Đã lưu lời của hình.";
            return Redirect(PicturePages.Of(id));
        }

        var theirs = PictureTexts.Of((await OpenAsync(id, cancellationToken)) ?? media);
        foreach (var field in PictureTexts.Fields.Where(f => theirs[f.Name] != Texts[f.Name]))
            ModelState.AddModelError(field.Name, $"{field.Label}: người khác vừa lưu “{theirs[field.Name]}”. Chữ của bạn còn trong ô; lưu lần nữa để thay.");
        Version = await db.Media.Where(m => m.Id == id).Select(m => m.Version).SingleAsync(cancellationToken);
        Response.StatusCode = 409;
        return Page();
    }

    private async Task<Data.Model.Media?> OpenAsync(int id, CancellationToken cancellationToken)
    {
        if (!(await shelf.ReadAsync([id], cancellationToken)).TryGetValue(id, out var picture))
            return null;
        Picture = picture;
        var uses = await db.Set<MediaUse>().AsNoTracking().Where(u => u.MediaId == id).OrderBy(u => u.Kind).ThenBy(u => u.TargetId).Take(MostUses).ToListAsync(cancellationToken);
        var shown = new List<(string, string)>();
        foreach (var group in uses.GroupBy(u => EditedKind.Of(u.Kind)))
        {
            var found = await references.NamesAsync(group.Key.Entity, group.Select(u => u.TargetId), cancellationToken);
            shown.AddRange(group.Select(u => ($"/quan-tri/{group.Key.Path}/{u.TargetId}", $"{Say.KindName(Language.Vi, u.Kind)}: {found.GetValueOrDefault(u.TargetId)?.Name ?? u.TargetId}")));
        }

        Uses = shown;
        var record = id.ToString(CultureInfo.InvariantCulture);
        var revisions = await db.Revisions.AsNoTracking().Where(r => r.Kind == Kinds.Media && r.RecordId == record).OrderBy(r => r.Number).ToListAsync(cancellationToken);
        var keys = revisions.Select(r => r.ActorKey).OfType<string>().Distinct().ToList();
        var names = await db.AuditActors.AsNoTracking().Where(a => keys.Contains(a.Key)).ToDictionaryAsync(a => a.Key, a => a.Name, StringComparer.Ordinal, cancellationToken);
        History = [.. Changes(revisions, names).Reverse()];
        return await db.Media.AsNoTracking().SingleAsync(m => m.Id == id, cancellationToken);
    }

    private static IEnumerable<PictureChange> Changes(IEnumerable<Revision> revisions, Dictionary<string, string> names)
    {
        var before = PictureTexts.Of(new Dictionary<string, string>());
        foreach (var revision in revisions)
        {
            var after = PictureTexts.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(revision.Fields)!);
            yield return new(revision.At, revision.ActorKey is { } key ? names.GetValueOrDefault(key, "Không rõ") : "Tệp nhập", [.. PictureTexts.Fields.Where(f => before[f.Name] != after[f.Name]).Select(f => (f.Label, before[f.Name], after[f.Name]))]);
            before = after;
        }
    }
}
