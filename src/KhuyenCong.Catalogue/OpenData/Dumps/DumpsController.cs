using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>Whole kinds of record as files, their checksums, and their description in DCAT. Not kept in the page cache: the files are at hand.</summary>
public sealed class DumpsController(Dumps dumps, IOptions<CatalogueSettings> settings) : Controller
{
    private const string Name = "{name:regex(^(products|producers|certificates|rounds|documents|showrooms|fairs|articles|programmes|projects)$)}.{format:regex(^(csv|jsonl)$)}";

    [Get("du-lieu-mo/" + Name), NotKept]
    public async Task<IActionResult> Dump(string name, string format, CancellationToken cancellationToken)
    {
        var (dump, bytes) = await dumps.OpenAsync(name, format, RequestFace.Of(HttpContext).Moment, cancellationToken);
        Response.Headers.Link = $"<{settings.Value.DataTerms}>; rel=\"license\"";
        Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(dump.Sha256))}:";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format}\"";
        return new FileStreamResult(bytes, format == "csv" ? "text/csv; charset=utf-8; header=present" : "application/jsonl; charset=utf-8")
        {
            EntityTag = new EntityTagHeaderValue($"\"{dump.Sha256}\""),
            LastModified = dump.Modified,
            EnableRangeProcessing = true,
        };
    }

    /// <summary>As <c>sha256sum -c</c> reads it.</summary>
    [Get("du-lieu-mo/" + Name + ".sha256"), NotKept]
    public async Task<IActionResult> Checksum(string name, string format, CancellationToken cancellationToken)
    {
        var dump = (await dumps.ReadAsync(name, RequestFace.Of(HttpContext).Moment, cancellationToken)).Single(d => d.Format == format);
        return Content($"{dump.Sha256}  {name}.{format}\n", "text/plain; charset=utf-8");
    }

    [Get("du-lieu-mo/dcat.jsonld"), NotKept]
    public async Task<IActionResult> Description(CancellationToken cancellationToken)
    {
        var all = new List<Dump>();
        foreach (var name in Dumps.Names)
            all.AddRange(await dumps.ReadAsync(name, RequestFace.Of(HttpContext).Moment, cancellationToken));
        return Content(Dcat.Of(all, settings.Value).ToJsonString(Linked.Json), "application/ld+json; charset=utf-8");
    }
}
