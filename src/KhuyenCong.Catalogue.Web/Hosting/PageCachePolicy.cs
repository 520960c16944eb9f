using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Search;
using Microsoft.Extensions.Primitives;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>
/// What a kept page answers: path, the query names a page reads, and the state of the register it shows, which is the change this node has taken in, the
/// day in Viet Nam and the number of publish and withdraw instants passed. Nothing is ever evicted for being wrong: a change or a midnight moves the key.
/// </summary>
public readonly record struct PageKey(string State, string Path, string Query);

/// <summary>What is kept, and under which key (docs/adr/0005).</summary>
public static class PageCachePolicy
{
    /// <summary>Every name that a page reads from the query.</summary>
    public static readonly StringValues QueryNames = new(
    [
        "q", "nhom", "loai", "tinh", "cap", "nam", "hieu-luc", "co-so", "xuat-khau", "quyet-dinh", "ngay", "thang", "co-quan", "sap-xep", "kieu", "trang",
        "thoi-gian", "nguon", "nha",
        "sp", "khac",
        "group", "category", "province", "level", "year", "status", "producer", "decision", "asOf", "sort", "page", "pageSize", "kind", "product", "round", "programme", "topic", "type", "scheme", "exports",
    ]);

    private static readonly FrozenSet<string> Names = QueryNames.OfType<string>().ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Another build, setting or file of synonyms may render another page from the same state: a tag is good for one run of the process.</summary>
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];

    /// <summary>The key of what is asked; null where nothing may be kept for it: only what a reader without credentials reads is.</summary>
    public static PageKey? KeyOf(HttpContext http, Register register)
    {
        var request = http.Request;
        return register.IsReady && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Headers.Authorization.Count == 0 && IsPublic(request.Path)
            ? new(register.StateAt(RequestFace.Of(http).Moment), request.Path.Value ?? "", request.QueryString.HasValue ? Known(request.Query) : "")
            : null;
    }

    public static string TagOf(in PageKey key) => $"W/\"{Run}.{key.State}\"";

    public static bool IsPublic(PathString path) =>
        !path.StartsWithSegments("/quan-tri", StringComparison.Ordinal)
        && !path.StartsWithSegments("/tai-khoan", StringComparison.Ordinal)
        && !path.StartsWithSegments("/health", StringComparison.Ordinal)
        && !path.StartsWithSegments("/loi", StringComparison.Ordinal);

    /// <summary>The names that pages read with their values, in one order; the length before a value keeps two questions from looking alike.</summary>
    private static string Known(IQueryCollection query)
    {
        var text = new StringBuilder();
        foreach (var (name, values) in query.Where(q => Names.Contains(q.Key)).OrderBy(q => q.Key, StringComparer.OrdinalIgnoreCase))
            foreach (var value in values)
                text.Append(CultureInfo.InvariantCulture, $"{name}={value?.Length ?? 0}:{value}&");
        return text.ToString();
    }
}
