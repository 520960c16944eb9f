using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Primitives;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>
/// Keeps rendered pages of readers under a key that says which state of the register they show: path, the query names a page reads, the change this
/// node has taken in, the day in Viet Nam and the number of publish and withdraw instants passed. Nothing is ever evicted for being wrong: a change
/// or a midnight moves the key. Extends the default policy, which refuses everything but anonymous GET and HEAD and answers without cookies.
/// </summary>
public sealed class PageCachePolicy(Register register) : IOutputCachePolicy
{
    /// <summary>Every name that a page reads from the query.</summary>
    public static readonly StringValues QueryNames = new(
    [
        "q", "nhom", "loai", "tinh", "cap", "nam", "hieu-luc", "co-so", "xuat-khau", "quyet-dinh", "ngay", "thang", "co-quan", "sap-xep", "kieu", "trang",
        "thoi-gian", "nguon", "nha",
        "sp", "khac",
        "group", "category", "province", "level", "year", "status", "producer", "decision", "asOf", "sort", "page", "pageSize", "kind", "product", "round", "programme", "topic", "type", "scheme", "exports",
    ]);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (!register.IsReady || !IsPublic(http.Request.Path) || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            context.EnableOutputCaching = false;
            return ValueTask.CompletedTask;
        }

        var state = register.StateAt(RequestFace.Of(http).Moment);
        context.CacheVaryByRules.QueryKeys = QueryNames;
        context.CacheVaryByRules.VaryByValues["state"] = state;
        // Set before the page is rendered, for the headers are stored when its first byte is written.
        http.Response.Headers.ETag = $"W/\"{Run}.{state}\"";
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified))
                http.Response.Headers.ETag = StringValues.Empty;
            return Task.CompletedTask;
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>Another build, setting or file of synonyms may render another page from the same state: a tag is good for one run of the process.</summary>
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];

    private static bool IsPublic(PathString path) =>
        !path.StartsWithSegments("/quan-tri", StringComparison.Ordinal)
        && !path.StartsWithSegments("/tai-khoan", StringComparison.Ordinal)
        && !path.StartsWithSegments("/health", StringComparison.Ordinal)
        && !path.StartsWithSegments("/loi", StringComparison.Ordinal);
}
