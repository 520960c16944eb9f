using System.Globalization;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Certificates.Admin;

/// <summary>
/// The officer's work on one certificate: what it is, what happened to it, a form for each act. A form is sent twice: first it is answered by what the public
/// will be told, then, confirmed with the same fields, it is saved.
/// </summary>
[Needs(Permission.EditRegister)]
public sealed class CertificateModel(CertificateEditor editor) : PageModel
{
    public CertificateSheet Sheet { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    /// <summary>The act whose form was sent and is not saved.</summary>
    public TypedAct? Typed { get; private set; }

    /// <summary>What would come of it; null where it cannot stand.</summary>
    public ActOutcome? Ahead { get; private set; }

    public bool IsConflict { get; private set; }

    /// <summary>Those that make sense now: what is not there cannot be taken back.</summary>
    public IEnumerable<CertificateAct> Acts => Enum.GetValues<CertificateAct>().Where(a => a switch
    {
        CertificateAct.LiftEnd => Sheet.Certificate.ValidToOverride is not null,
        CertificateAct.LiftVerification => Sheet.Certificate.VerifiedBy is not null,
        _ => true,
    });

    public static string NameOf(CertificateAct act, ActField field) => $"{Kebab.Of(act)}.{Kebab.Of(field)}";

    public string ValueOf(CertificateAct act, ActField field) => Typed?.Act == act ? Typed[field] : "";

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) => await OpenAsync(code, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (Read(Request.Form) is not { } typed)
            return BadRequest();
        var confirmed = Request.Form["confirmed"] == "true";
        var outcome = confirmed ? await editor.DoAsync(code, typed, Actor.Of(User), cancellationToken) : await editor.LookAheadAsync(code, typed, cancellationToken);
        if (outcome.Result is ActResult.Done && confirmed)
        {
            TempData["Notice"] = ActWords.Done(typed.Act);
            return LocalRedirect(Links.CertificateDesk(code));
        }

        if (!await OpenAsync(code, cancellationToken))
            return NotFound();
        Typed = typed;
        Ahead = outcome.Result is ActResult.Done ? outcome : null;
        IsConflict = outcome.Result is ActResult.Conflict;
        foreach (var fault in outcome.Faults)
            ModelState.AddModelError(NameOf(typed.Act, fault.Field), fault.Message);
        if (IsConflict)
            Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private static TypedAct? Read(IFormCollection form)
    {
        var act = Enum.GetValues<CertificateAct>().Cast<CertificateAct?>().FirstOrDefault(a => Kebab.Of(a!.Value) == form["act"]);
        return act is { } known && int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(known, version, ActWords.Fields(known).ToDictionary(f => f, f => VietnameseText.ToNfc(form[NameOf(known, f)].ToString().ReplaceLineEndings("\n").Trim())))
            : null;
    }

    private async Task<bool> OpenAsync(string code, CancellationToken cancellationToken)
    {
        if (await editor.ReadAsync(code, cancellationToken) is not { } sheet)
            return false;
        (Sheet, Today) = (sheet, RequestFace.Of(HttpContext).Moment.Today);
        return true;
    }
}
