using System.Globalization;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.BackOffice.Kit;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Rounds.Admin;

/// <summary>
/// Results of a round: typed row by row, pasted from a spreadsheet or chosen; matched with products, seen as what they become, then granted all at once. The button
/// that was pressed says which.
/// </summary>
[Needs(Permission.EditRegister)]
public sealed class ResultsModel(ResultEditor editor) : PageModel
{
    private const int BlankRows = 5;
    private const string Prefix = "r.";

    public Round Round { get; private set; } = null!;

    /// <summary>Why nothing can be granted in this round now.</summary>
    public string? Refusal { get; private set; }

    public string Day { get; private set; } = "";

    public string Pasted { get; private set; } = "";

    public IReadOnlyList<JudgedResult> Rows { get; private set; } = [];

    /// <summary>What the certificates would be; null where it was not asked, or faults stand against it.</summary>
    public IReadOnlyList<JudgedResult>? Ahead { get; private set; }

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public bool IsConflict { get; private set; }

    /// <summary>The field to stand in after a row was added or removed.</summary>
    public string? StandIn { get; private set; }

    /// <summary>Since when something is kept that this person typed here and did not grant; null where it is shown, or there is nothing.</summary>
    public DateTimeOffset? TypedAt { get; private set; }

    /// <summary>May this person make the product that is not there?</summary>
    public bool MayAddProducts => User.May(Permission.EditContent);

    public static string NameOf(int row, string field) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{row}.{field}");

    public static string NameOf(int row, ResultField field) => NameOf(row, Kebab.Of(field));

    public static IEnumerable<Choice> ChoicesOf(JudgedResult row) =>
    [
        new("", "Chọn sản phẩm…"),
        .. row.Choices.Select(c => new Choice(c.Id.ToString(CultureInfo.InvariantCulture), string.Join(" · ", new[] { c.Id.ToString(CultureInfo.InvariantCulture), c.Name, c.Producer ?? "chưa ghi cơ sở" }))),
    ];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
            return NotFound();
        Rows = [.. Blank(BlankRows)];
        if (await editor.TypedAsync(id, Actor.Of(User).Key, cancellationToken) is not { } kept)
            return Page();
        if (Request.Query["ban"] == "tam")
            (Day, Pasted, Rows) = (kept.Results.Day, kept.Pasted, [.. kept.Results.Rows.Select(r => new JudgedResult(r)), .. Blank(BlankRows)]);
        else
            TypedAt = kept.At;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
            return NotFound();
        var form = Request.Form;
        var button = form["do"].ToString();
        var typed = Read(form);
        (Day, Pasted) = (typed.Day, form["paste"].ToString());
        if (button == "ghi-tam")
        {
            await editor.KeepTypedAsync(id, typed, Pasted, Actor.Of(User).Key, cancellationToken);
            return new NoContentResult();
        }

        if (button == "bo-tam")
        {
            await editor.ForgetTypedAsync(id, Actor.Of(User).Key, cancellationToken);
            TempData["Notice"] = "Đã bỏ bảng gõ tạm.";
            return LocalRedirect(Links.RoundResults(id));
        }

        Rows = [.. typed.Rows.Select(r => new JudgedResult(r))];
        if (IsTooMany(typed.Rows.Count(r => !r.IsBlank)))
            return Page();
        switch (button.Split(':'))
        {
            case ["doc"]:
                return await TakePastedAsync(typed, cancellationToken);
            case ["them"]:
                StandIn = NameOf(Rows.Count, ResultField.Product);
                Rows = [.. Rows, .. Blank(BlankRows)];
                return Page();
            case ["bo", var row] when int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < Rows.Count:
                Rows = [.. Rows.Where((_, i) => i != at)];
                StandIn = NameOf(Math.Min(at, Math.Max(0, Rows.Count - 1)), ResultField.Product);
                return Page();
            case ["cap"] when Pasted.Trim().Length == 0:
                return await GrantAsync(id, typed, cancellationToken);
            default:
                return Pasted.Trim().Length > 0 ? await TakePastedAsync(typed, cancellationToken) : await LookAheadAsync(typed, cancellationToken);
        }
    }

    private async Task<IActionResult> TakePastedAsync(TypedResults typed, CancellationToken cancellationToken)
    {
        var read = ResultPaste.Parse(Pasted);
        if (read.Rows.Count == 0 && read.Faults.Count == 0)
            ModelState.AddModelError("paste", "Chưa có gì để đọc: hãy dán danh sách vào ô này, mỗi dòng một sản phẩm.");
        foreach (var fault in read.Faults)
            ModelState.AddModelError("paste", fault);
        List<TypedResult> rows = [.. typed.Rows.Where(r => !r.IsBlank), .. read.Rows];
        if (!ModelState.IsValid || IsTooMany(rows.Count))
            return Page();
        (Pasted, Notes) = ("", read.Notes);
        return await LookAheadAsync(typed with { Rows = rows }, cancellationToken);
    }

    private async Task<IActionResult> LookAheadAsync(TypedResults typed, CancellationToken cancellationToken)
    {
        var judged = await editor.LookAheadAsync(Round, typed, cancellationToken);
        Show(judged);
        if (!judged.Filled.Any())
            ModelState.AddModelError("paste", "Chưa có dòng nào: hãy dán danh sách vào ô này, hoặc gõ vào bảng bên dưới.");
        else if (judged.MayBeGranted && Refusal is null)
            Ahead = [.. judged.Filled];
        return Page();
    }

    private async Task<IActionResult> GrantAsync(int id, TypedResults typed, CancellationToken cancellationToken)
    {
        var outcome = await editor.GrantAsync(id, typed, Actor.Of(User), cancellationToken);
        if (outcome.Result is GrantResult.Done)
        {
            TempData["Notice"] = $"Đã cấp {outcome.Count} giấy chứng nhận.";
            return LocalRedirect(Links.RoundCertificates(id) + new QueryText().Add(GrantedModel.Grant, outcome.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
        }

        if (outcome.Judged is not { } judged || !await OpenAsync(id, cancellationToken))
            return NotFound();
        Show(judged);
        if (outcome.Result is GrantResult.Conflict)
        {
            IsConflict = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            Ahead = judged.MayBeGranted && Refusal is null ? [.. judged.Filled] : null;
        }

        return Page();
    }

    private void Show(JudgedResults judged)
    {
        Rows = judged.Rows;
        foreach (var fault in judged.Faults)
            ModelState.AddModelError(fault switch
            {
                { Row: < 0 } => "day",
                { Field: ResultField.Product } when Rows[fault.Row].Choices.Count > 0 => NameOf(fault.Row, "pick"),
                _ => NameOf(fault.Row, fault.Field),
            }, fault.Message);
    }

    private bool IsTooMany(int rows)
    {
        if (rows <= TypedResults.Most)
            return false;
        ModelState.AddModelError("paste", $"Mỗi lần ghi được nhiều nhất {TypedResults.Most} dòng, ở đây có {rows}. Chưa dòng nào được ghi: hãy chia danh sách ra mà ghi từng phần.");
        return true;
    }

    private async Task<bool> OpenAsync(int id, CancellationToken cancellationToken)
    {
        if (await editor.OpenAsync(id, cancellationToken) is not { } round)
            return false;
        (Round, Refusal) = (round, editor.Refusal(round));
        return true;
    }

    private static TypedResults Read(IFormCollection form)
    {
        string Cell(int row, string field) => VietnameseText.ToNfc(QueryValues.Clean(form[NameOf(row, field)]));

        var rows = form.Keys.Where(k => k.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(k => int.TryParse(k.AsSpan(Prefix.Length, Math.Max(0, k.IndexOf('.', Prefix.Length) - Prefix.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .Where(n => n >= 0).Distinct().Order()
            .Select(n =>
            {
                var product = Cell(n, "product");
                // A choice is of the words it was offered for.
                var pick = Cell(n, "for") == product && int.TryParse(Cell(n, "pick"), NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) ? chosen : 0;
                return new TypedResult(product, Cell(n, "producer"), Cell(n, "decision"), Cell(n, "day"), pick);
            });
        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        return new(version, QueryValues.Clean(form["day"]), [.. rows]);
    }

    private static IEnumerable<JudgedResult> Blank(int count) => Enumerable.Repeat(new JudgedResult(new TypedResult()), count);
}
