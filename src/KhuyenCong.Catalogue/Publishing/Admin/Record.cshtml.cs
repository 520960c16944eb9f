using System.Globalization;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Pictures;
using KhuyenCong.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Publishing.Admin;

/// <summary>One record in its form: made, saved, handed in, published, withdrawn, deleted. The button that was pressed says which.</summary>
[MostBytes(MostRequest)]
public sealed partial class RecordModel(
    EditReading reading, RecordEditor editor, RecordPublisher publisher, RecordForm form, FormReading typed, RecordComparison comparison, DraftChecks checks, RecordAbout abouts,
    PictureMaker maker, PictureShelf shelf, PictureEditor pictureEditor) : PageModel
{
    private const string NewId = "moi";

    public EditedKind Kind { get; private set; } = null!;

    /// <summary>Null for one that is not made yet.</summary>
    public OpenedRecord? Record { get; private set; }

    /// <summary>What tells people which record it is, where its name does not.</summary>
    public string? About { get; private set; }

    public IReadOnlyList<FormSection> Sections { get; private set; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<NamedRecord>> Suggestions => form.Lists;

    public EditBase Base { get; private set; }

    /// <summary>What a person saved meanwhile differs from what was typed, field by field.</summary>
    public IReadOnlyList<FieldComparison> Conflict { get; private set; } = [];

    public EditConflict? ConflictWith { get; private set; }

    public IReadOnlyList<DraftCheck> Checks { get; private set; } = [];

    public IReadOnlyList<DraftComment> Comments { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>What this person typed here and did not save.</summary>
    public Autosave? Typed { get; private set; }

    public bool ShowsTyped { get; private set; }

    /// <summary>Of synonyms: what a question becomes by the words in the form, saved or not; null where none was tried.</summary>
    public IReadOnlyList<(string Words, IReadOnlyList<string> Also)>? Tried { get; private set; }

    public string TriedText { get; private set; } = "";

    /// <summary>The field to stand in after a row was added or moved.</summary>
    public string? StandIn { get; private set; }

    public bool MayPublish => Kind.IsPublished && User.May(Desk.Publishing(Kind));

    private string Id => Record?.Id ?? "";

    public async Task<IActionResult> OnGetAsync(string kind, string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(kind, id, cancellationToken))
            return NotFound();
        Typed = await reading.TypedAsync(Kind, Id, this.ActorKey(), cancellationToken);
        ShowsTyped = Typed is not null && Request.Query["ban"] == "tam";
        var text = ShowsTyped ? RecordText.FromJson(Typed!.Fields) : Record?.Text ?? new();
        Base = ShowsTyped ? EditBase.Parse(Typed!.Base) : Base;
        if (!Kind.IsPublished)
            Checks = await checks.ReadLinksAsync(Kind, text, cancellationToken);
        else if (Record is { HasDraft: true } or { VisibleFrom: null } || Request.Query["kiem-tra"] == "1")
            Checks = await checks.ReadAsync(Kind, Id, text, cancellationToken);
        return await ShowAsync(text, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string kind, string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(kind, id, cancellationToken))
            return NotFound();
        var button = Request.Form["do"].ToString();
        var ofPictures = IsOfPictures(button);
        var isRow = !ofPictures && button.Contains(':', StringComparison.Ordinal);
        var (text, misread) = await typed.ReadAsync(Kind, Request.Form, isNew: Record is null, keepBlank: isRow || ofPictures, cancellationToken);
        Base = EditBase.Parse(Request.Form["base"]);
        KeepBeside();
        if (isRow)
        {
            StandIn = FormRows.Apply(text, button);
            return await ShowAsync(text, cancellationToken);
        }

        if (ofPictures)
            return await DoPicturesAsync(button, text, cancellationToken);
        return button switch
        {
            "ghi-tam" => await KeepAsync(text, cancellationToken),
            "bo-tam" => await ForgetAsync(cancellationToken),
            "thu" when Kind.Kind == Kinds.Synonyms => await TryAsync(text, cancellationToken),
            "xoa" when Record is not null && !Kind.IsPublished => await RemoveAsync(cancellationToken),
            "binh-luan" or "tra-lai" or "go" or "lay-lai" or "bo-lich" or "gui-duyet" or "xem-truoc" when !Kind.IsPublished => NotFound(),
            "binh-luan" or "tra-lai" when Record is not null => await CommentAsync(button == "tra-lai", text, cancellationToken),
            "go" or "xoa" or "lay-lai" or "bo-lich" when Record is not null => MayPublish ? await EndAsync(button, text, cancellationToken) : NotFound(),
            "xuat-ban" when !MayPublish => NotFound(),
            _ => await SaveAsync(button, text, misread, cancellationToken),
        };
    }

    private async Task<bool> OpenAsync(string path, string id, CancellationToken cancellationToken)
    {
        if (this.KindFor(path) is not { } kind)
            return false;
        Kind = kind;
        if (id == NewId)
            return kind.MayBeMade;
        Record = await reading.OpenAsync(kind, kind.FromAddress(id), cancellationToken);
        Base = Record?.Base ?? default;
        return Record is not null;
    }

    private async Task<IActionResult> SaveAsync(string button, RecordText text, IReadOnlyList<FieldFault> misread, CancellationToken cancellationToken)
    {
        if (IsCommentTooLong())
            return await ShowAsync(text, cancellationToken);
        // What stays unread of a draft is told again with its faults; a record without drafts is saved whole or not at all.
        var outcome = misread.Count > 0 && (Record is null || !Kind.IsPublished || typed.IsTooLong)
            ? new(EditResult.Faulty, Id) { Faults = await reading.JudgeAsync(Kind, Id, text, cancellationToken) }
            : Record is null ? await editor.CreateAsync(Kind, text, this.ActorKey(), cancellationToken)
            : await editor.SaveAsync(Kind, Id, text, Base, this.ActorKey(), cancellationToken);
        if (outcome.Result is not EditResult.Done)
            return await TellAsync(outcome, text, misread, cancellationToken);
        if (Record is not null)
            await CommentAlongAsync(cancellationToken);
        Record = await reading.OpenAsync(Kind, outcome.RecordId, cancellationToken);
        Base = Record!.Base;
        if (outcome.Faults.Count > 0 && button is "xuat-ban" or "gui-duyet")
            return await TellAsync(outcome with { Result = EditResult.Faulty }, text, misread, cancellationToken);
        return button switch
        {
            "xuat-ban" => await PublishAsync(cancellationToken),
            "gui-duyet" => await AfterAsync(await editor.SubmitAsync(Kind, Id, Base, Request.Form["p.note"], this.ActorKey(), cancellationToken), "Đã gửi duyệt.", cancellationToken),
            "xem-truoc" => Redirect(BackOfficeLinks.Preview(Kind, Id)),
            _ when !Kind.IsPublished => Done("Đã lưu và áp dụng."),
            _ => Done((outcome.Faults.Count == 0 ? "Đã lưu bản nháp." : $"Đã lưu bản nháp; còn {outcome.Faults.Count} chỗ phải sửa trước khi xuất bản.")
                + (HasNewMoments && button == "luu" ? " Giờ hẹn chưa được đặt: nút “Xuất bản” mới đặt giờ." : "")),
        };
    }

    private async Task<IActionResult> PublishAsync(CancellationToken cancellationToken)
    {
        var (from, until) = (ReadMoment("from"), ReadMoment("until"));
        Checks = await checks.ReadAsync(Kind, Id, Record!.Text, cancellationToken);
        if (!ModelState.IsValid)
            return await ShowAsync(Record.Text, cancellationToken);
        if (Checks.Any(c => c.Stops) || (Checks.Count > 0 && Request.Form["p.seen"] != "true"))
        {
            ModelState.AddModelError("p.seen", Checks.Any(c => c.Stops) ? "Còn chỗ phải sửa trước khi xuất bản: xem mục “Trước khi xuất bản”." : "Hãy xem các lưu ý ở mục “Trước khi xuất bản”, rồi đánh dấu đã xem.");
            return await ShowAsync(Record.Text, cancellationToken);
        }

        var outcome = await publisher.PublishAsync(Kind, Id, Base, new(from, until), this.ActorKey(), cancellationToken);
        return await AfterAsync(outcome, from is { } later && later > DateTimeOffset.MinValue ? $"Sẽ xuất bản lúc {Told(later)}." : "Đã xuất bản.", cancellationToken);
    }

    private async Task<IActionResult> TryAsync(RecordText text, CancellationToken cancellationToken)
    {
        TriedText = Request.Form["p.try"].ToString();
        Tried = Synonyms.Parse(new StringReader(text["lines"])).Try(TriedText);
        return await ShowAsync(text, cancellationToken);
    }

    private async Task<IActionResult> RemoveAsync(CancellationToken cancellationToken)
    {
        var outcome = await editor.RemoveAsync(Kind, Id, this.ActorKey(), cancellationToken);
        if (outcome.Result is not EditResult.Done)
            return await TellAsync(outcome, Record!.Text, [], cancellationToken);
        TempData["Notice"] = $"Đã xoá {Kind.Noun} “{Record!.Name}”.";
        return Redirect(BackOfficeLinks.Records(Kind));
    }

    private async Task<IActionResult> EndAsync(string button, RecordText text, CancellationToken cancellationToken)
    {
        if (button == "go")
        {
            // The moment that was set already is not asked for anew: the button alone means now.
            var at = (Beside("p.untilDay"), Beside("p.untilTime")) == Until ? null : ReadMoment("until");
            return ModelState.IsValid
                ? await BesideAsync(await publisher.WithdrawAsync(Kind, Id, at, Request.Form["p.note"], this.ActorKey(), cancellationToken), at is { } later ? $"Sẽ gỡ xuống lúc {Told(later)}." : "Đã gỡ xuống: địa chỉ công khai nay trả lời là đã gỡ.", text, cancellationToken)
                : await ShowAsync(text, cancellationToken);
        }

        var (outcome, told) = button switch
        {
            "xoa" => (await publisher.DeleteAsync(Kind, Id, this.ActorKey(), cancellationToken), "Đã chuyển vào thùng rác. Bấm “Lấy lại” để khôi phục như cũ."),
            "lay-lai" => (await publisher.UndeleteAsync(Kind, Id, this.ActorKey(), cancellationToken), "Đã lấy lại từ thùng rác."),
            _ => (await publisher.UnscheduleAsync(Kind, Id, this.ActorKey(), cancellationToken), "Đã bỏ lịch hẹn."),
        };
        return await BesideAsync(outcome, told, text, cancellationToken);
    }

    private async Task<IActionResult> KeepAsync(RecordText text, CancellationToken cancellationToken)
    {
        await editor.KeepTypedAsync(Kind, Id, text, Base, this.ActorKey(), cancellationToken);
        return new NoContentResult();
    }

    private async Task<IActionResult> ForgetAsync(CancellationToken cancellationToken)
    {
        await editor.ForgetTypedAsync(Kind, Id, this.ActorKey(), cancellationToken);
        return Done("Đã bỏ phần chưa lưu.");
    }

    private async Task<IActionResult> AfterAsync(EditOutcome outcome, string told, CancellationToken cancellationToken) =>
        outcome.Result is EditResult.Done ? Done(told) : await TellAsync(outcome, Record!.Text, [], cancellationToken);

    /// <summary>What was typed stays in the form; what is wrong with it is told above it and beside its field.</summary>
    private async Task<IActionResult> TellAsync(EditOutcome outcome, RecordText text, IReadOnlyList<FieldFault> misread, CancellationToken cancellationToken)
    {
        if (outcome.Result is EditResult.Missing)
            return NotFound();
        if (outcome.Refusal is { } refusal)
            ModelState.AddModelError("", refusal);
        // A blank part of the address is made of the name: where that lacks too, it alone is to be mended.
        var isNameless = text["slug"].Length == 0 && text[char.ToLowerInvariant(Kind.NameProperty[0]) + Kind.NameProperty[1..]].Length == 0;
        foreach (var fault in misread.Concat(outcome.Faults).DistinctBy(f => f.Field).Where(f => !isNameless || f.Field != "slug"))
            ModelState.AddModelError($"f.{fault.Field}", $"{FieldWords.Path(Kind.Kind, fault.Field)}: {fault.Message}");
        if (outcome.Conflict is not { } conflict)
            return await ShowAsync(text, cancellationToken);
        ConflictWith = conflict;
        Conflict = await comparison.ReadAsync(Kind, conflict.Theirs, conflict.Mine, cancellationToken);
        Base = conflict.Base;
        Response.StatusCode = 409;
        return await ShowAsync(conflict.Merged, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(RecordText text, CancellationToken cancellationToken)
    {
        Sections = await form.ReadAsync(Kind, text, cancellationToken, isNew: Record is null);
        Pictures = await shelf.ReadAsync(text.Pictures, cancellationToken);
        if (Record is not null)
        {
            About = (await abouts.ReadAsync(Kind, [Id], cancellationToken)).GetValueOrDefault(Id);
            Comments = await reading.CommentsAsync(Kind, Id, cancellationToken);
        }

        Names = await reading.NamesAsync([.. Comments.Select(c => c.ActorKey), ConflictWith?.ActorKey], cancellationToken);
        return Page();
    }

    private RedirectResult Done(string told)
    {
        TempData["Notice"] = told;
        return Redirect(Record is null ? BackOfficeLinks.New(Kind) : BackOfficeLinks.Record(Kind, Id));
    }

    /// <summary>A day and an hour in Viet Nam; null where both are blank.</summary>
    private DateTimeOffset? ReadMoment(string name)
    {
        var (day, hour) = (Request.Form[$"p.{name}Day"].ToString().Trim(), Request.Form[$"p.{name}Time"].ToString().Trim());
        if (day.Length == 0 && hour.Length == 0)
            return null;
        if (!DateOnly.TryParseExact(day, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
            ModelState.AddModelError($"p.{name}Day", "Ngày phải ghi dạng 31/12/2026.");
        else if (!TimeOnly.TryParseExact(hour.Length == 0 ? "00:00" : hour, (string[])["H:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            ModelState.AddModelError($"p.{name}Time", "Giờ phải ghi dạng 08:30, hoặc 08:30:15.");
        else
            return VietnamClock.StartOf(on) + at.ToTimeSpan();
        return null;
    }
}
