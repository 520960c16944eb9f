using System.Globalization;
using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Publishing.Admin;

/// <summary>What stands in the form beside the record's own fields: moments, a comment, a tick. No button loses it, and none loses what was typed in the record.</summary>
public sealed partial class RecordModel
{
    private const string Comment = "c.text";
    private const int LongestComment = 2000;

    private static readonly string[] Moments = ["p.fromDay", "p.fromTime", "p.untilDay", "p.untilTime"];

    /// <summary>The moment that waits, as people write it: when the record, or its next version, is to be public.</summary>
    public (string Day, string Hour) From => Written(Record?.AppearsAt);

    /// <summary>The moment of its withdrawal, as people write it.</summary>
    public (string Day, string Hour) Until => Written(Record?.EndsAt);

    /// <summary>A moment stands in the form, or one that was typed cannot be read.</summary>
    public bool ShowsMoments => Moments.Any(m => ModelState.TryGetValue(m, out var typed) && (typed.AttemptedValue?.Length > 0 || typed.Errors.Count > 0)) || From.Day.Length + Until.Day.Length > 0;

    private string Beside(string field) => Request.Form[field].ToString().Trim();

    /// <summary>Other moments stand in the form than those that were set: no button but those for publishing sets them.</summary>
    private bool HasNewMoments => (Beside("p.fromDay"), Beside("p.fromTime")) != From || (Beside("p.untilDay"), Beside("p.untilTime")) != Until;

    private void KeepBeside()
    {
        foreach (var (name, typed) in Request.Form.Where(f => f.Key == Comment || f.Key == "p.seen" || Moments.Contains(f.Key)))
        {
            ModelState.SetModelValue(name, typed.ToArray(), typed.ToString());
            ModelState.MarkFieldSkipped(name);
        }
    }

    private bool IsCommentTooLong()
    {
        if (Beside(Comment).Length <= LongestComment)
            return false;
        ModelState.AddModelError(Comment, $"Nhận xét dài {Say.Number(Language.Vi, Beside(Comment).Length)} chữ, nhiều nhất {Say.Number(Language.Vi, LongestComment)}: hãy rút ngắn rồi gửi lại.");
        return true;
    }

    /// <summary>A comment that was typed goes along with whatever is done to the draft.</summary>
    private async Task CommentAlongAsync(CancellationToken cancellationToken)
    {
        if (Beside(Comment) is not { Length: > 0 } words)
            return;
        await editor.CommentAsync(Kind, Id, words, giveBack: false, this.ActorKey(), cancellationToken);
        ModelState.Remove(Comment);
    }

    private async Task<IActionResult> CommentAsync(bool giveBack, RecordText text, CancellationToken cancellationToken)
    {
        if (Beside(Comment).Length == 0)
            ModelState.AddModelError(Comment, "Hãy ghi nhận xét trước.");
        if (IsCommentTooLong() || !ModelState.IsValid)
            return await ShowAsync(text, cancellationToken);
        return await BesideAsync(await editor.CommentAsync(Kind, Id, Beside(Comment), giveBack, this.ActorKey(), cancellationToken), giveBack ? "Đã trả lại kèm nhận xét." : "Đã ghi nhận xét.", text, cancellationToken);
    }

    /// <summary>After a button that saves no text: what was typed and not saved is kept, and shown again.</summary>
    private async Task<IActionResult> BesideAsync(EditOutcome outcome, string told, RecordText text, CancellationToken cancellationToken)
    {
        if (outcome.Result is not EditResult.Done)
            return await TellAsync(outcome, text, [], cancellationToken);
        if (await reading.IsSavedAsync(Kind, Id, text, Record!.Text, cancellationToken))
            return Done(told);
        // The step itself may have moved what the form stands on.
        var stands = Base == Record.Base ? (await reading.OpenAsync(Kind, Id, cancellationToken))?.Base ?? Base : Base;
        await editor.KeepTypedAsync(Kind, Id, text, stands, this.ActorKey(), cancellationToken);
        TempData["Notice"] = told + " Phần đang sửa dở trong biểu mẫu vẫn còn đây, chưa lưu.";
        return Redirect(BackOfficeLinks.Record(Kind, Id) + "?ban=tam");
    }

    /// <summary>To the second, where it was typed to the second.</summary>
    private static string Told(DateTimeOffset moment) => $"{Written(moment).Hour} ngày {Written(moment).Day}";

    private static (string Day, string Hour) Written(DateTimeOffset? moment)
    {
        if (moment is not { } at)
            return ("", "");
        var local = TimeZoneInfo.ConvertTime(at, VietnamClock.Zone);
        return (local.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), local.ToString(local.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture));
    }
}
