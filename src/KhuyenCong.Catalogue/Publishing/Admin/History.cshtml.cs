using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Publishing.Admin;

/// <summary>Who did what to a record when; any two versions side by side; an older one taken up again.</summary>
public sealed class HistoryModel(EditReading reading, RecordEditor editor, RecordComparison comparison) : PageModel
{
    public EditedKind Kind { get; private set; } = null!;

    public OpenedRecord Record { get; private set; } = null!;

    public IReadOnlyList<HistoryLine> Lines { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>The versions that are compared, the older first; 0 for none.</summary>
    public int Older { get; private set; }

    public int Newer { get; private set; }

    public IReadOnlyList<FieldComparison>? Differences { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(kind, id, cancellationToken))
            return NotFound();
        Lines = await reading.HistoryAsync(Kind, Record.Id, cancellationToken);
        Names = await reading.NamesAsync(Lines.Select(l => l.ActorKey), cancellationToken);
        if (NumberOf("cu") is not { } older || NumberOf("moi") is not { } newer)
            return Page();
        (Older, Newer) = (Math.Min(older, newer), Math.Max(older, newer));
        if (await reading.RevisionAsync(Kind, Record.Id, Older, cancellationToken) is not { } before || await reading.RevisionAsync(Kind, Record.Id, Newer, cancellationToken) is not { } after)
            return NotFound();
        Differences = await comparison.ReadAsync(Kind, RecordText.FromJson(before.Fields), RecordText.FromJson(after.Fields), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(kind, id, cancellationToken) || !int.TryParse(Request.Form["ban"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return NotFound();
        var outcome = await editor.RestoreAsync(Kind, Record.Id, number, this.ActorKey(), cancellationToken);
        if (outcome.Result is not (EditResult.Done or EditResult.Faulty))
            return NotFound();
        TempData["Notice"] = outcome.Result is EditResult.Faulty
            ? $"Không lấy lại được bản {number}: {string.Join("; ", outcome.Faults.Select(f => $"{FieldWords.Path(Kind.Kind, f.Field)} {f.Message}"))}."
            : Kind.IsPublished ? $"Bản {number} nay là bản nháp mới nhất. Xem lại rồi xuất bản." : $"Đã lấy lại và áp dụng bản {number}.";
        return Redirect(BackOfficeLinks.Record(Kind, Record.Id));
    }

    private async Task<bool> OpenAsync(string path, string id, CancellationToken cancellationToken)
    {
        if (this.KindFor(path) is not { } kind || await reading.OpenAsync(kind, kind.FromAddress(id), cancellationToken) is not { } record)
            return false;
        (Kind, Record) = (kind, record);
        return true;
    }

    private int? NumberOf(string name) => int.TryParse(Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
