using System.Globalization;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Rounds.Admin;

/// <summary>The certificates of a round with their codes, as a page or as CSV; all of them, or those of one grant.</summary>
[Needs(Permission.EditRegister)]
public sealed class GrantedModel(ResultEditor editor, RoundCertificates certificates) : PageModel
{
    /// <summary>Name in the query: the moment of a grant in milliseconds since 1970.</summary>
    public const string Grant = "lan-cap";

    public Round Round { get; private set; } = null!;

    public DateTimeOffset? At { get; private set; }

    public PageOf<RoundCertificate> List { get; private set; } = null!;

    public string CsvHref => Links.RoundCertificates(Round.Id) + Query().Add("dinh-dang", "csv");

    public string HrefOf(int page) => Links.RoundCertificates(Round.Id) + Query().Add("trang", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (await editor.OpenAsync(id, cancellationToken) is not { } round)
            return NotFound();
        Round = round;
        var faults = new List<FilterFault>();
        var page = QueryValues.ReadPage(Request.Query["trang"], faults);
        var format = QueryValues.ReadWord("dinh-dang", Request.Query["dinh-dang"], ["csv"], faults);
        if (Request.Query[Grant].ToString() is { Length: > 0 } asked)
        {
            if (!long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
                return BadRequest();
            At = DateTimeOffset.FromUnixTimeMilliseconds(at);
        }

        if (faults.Count > 0)
            return BadRequest();
        if (format == "csv")
            return File(await certificates.ToCsvAsync(id, At, cancellationToken), CsvText.ContentType, string.Create(CultureInfo.InvariantCulture, $"ky-binh-chon-{id}.csv"));
        List = await certificates.ReadAsync(id, At, page, cancellationToken);
        return List.Exists ? Page() : NotFound();
    }

    private QueryText Query() => new QueryText().Add(Grant, At?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
}
