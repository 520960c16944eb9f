using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Publishing.Admin;

/// <summary>The newest draft as the public would see it: in both languages, as wide as a desk or a telephone, and a link to show it to others.</summary>
public sealed class PreviewModel(EditReading reading, Previews previews, DraftChecks checks, IOptions<CatalogueSettings> settings) : PageModel
{
    public EditedKind Kind { get; private set; } = null!;

    public OpenedRecord Record { get; private set; } = null!;

    /// <summary>Null until a way was opened.</summary>
    public string? Token { get; private set; }

    public Language Language { get; private set; }

    public bool IsNarrow { get; private set; }

    public IReadOnlyList<DraftCheck> Stops { get; private set; } = [];

    public string Shared => settings.Value.PublicUrl + Previews.Address(Language, Token!);

    public async Task<IActionResult> OnGetAsync(string kind, string id, string? ma, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(kind, id, cancellationToken))
            return NotFound();
        Stops = [.. (await checks.ReadAsync(Kind, id, Record.Text, cancellationToken)).Where(c => c.Stops && c.Field is not null)];
        if (ma is { Length: 43 } && await previews.FindAsync(ma, cancellationToken) is { } link && link.Kind == Kind.Kind && link.RecordId == id)
            Token = ma;
        Language = Request.Query["ngon-ngu"] == "en" ? Language.En : Language.Vi;
        IsNarrow = Request.Query["be-rong"] == "dien-thoai";
        Response.Headers.ContentSecurityPolicy = $"{Response.Headers.ContentSecurityPolicy}; frame-src 'self'";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(kind, id, cancellationToken))
            return NotFound();
        var number = Math.Max(1, Record.Editing.Latest);
        var token = await previews.OpenAsync(Kind, id, number, this.ActorKey(), cancellationToken);
        return Redirect($"{BackOfficeLinks.Preview(Kind, id)}?ma={token}");
    }

    public string Href(Language language, bool narrow) =>
        $"{BackOfficeLinks.Preview(Kind, Record.Id)}?ma={Token}{(language is Language.En ? "&ngon-ngu=en" : "")}{(narrow ? "&be-rong=dien-thoai" : "")}";

    private async Task<bool> OpenAsync(string path, string id, CancellationToken cancellationToken)
    {
        if (this.KindFor(path) is not { } kind || await reading.OpenAsync(kind, id, cancellationToken) is not { Address: not null } record)
            return false;
        (Kind, Record) = (kind, record);
        return true;
    }
}
