using System.Collections.Frozen;
using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Publishing;
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
        "q", "nhom", "loai", "tinh", "cap", "nam", "hieu-luc", "co-so", "xuat-khau", "danh-hieu", "quyet-dinh", "ngay", "thang", "co-quan", "sap-xep", "kieu", "vi-sao", "trang",
        "thoi-gian", "nguon", "nha",
        "sp", "cs", "khac",
        "group", "category", "province", "level", "year", "status", "mark", "producer", "decision", "asOf", "sort", "page", "pageSize", "kind", "product", "round", "programme", "topic", "type", "scheme", "exports", "explain",
    ]);

    private static readonly FrozenSet<string> Names = QueryNames.OfType<string>().ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Spans = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Another build or setting may render another page from the same state: a tag is good for one run of the process.</summary>
    private static readonly string Run = Guid.NewGuid().ToString("N")[..8];

    /// <summary>The key of what is asked; null where nothing may be kept for it: only what a reader without credentials reads is.</summary>
    public static PageKey? KeyOf(HttpContext http, Register register)
    {
        var request = http.Request;
        return register.IsReady && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Headers.Authorization.Count == 0 && IsPublic(request.Path)
            ? new(register.StateAt(RequestFace.Of(http).Moment), request.Path.Value ?? "", Asked(request.QueryString.Value ?? ""))
            : null;
    }

    public static string TagOf(in PageKey key) => $"W/\"{Run}.{key.State}\"";

    public static bool IsPublic(PathString path) =>
        !path.StartsWithSegments("/quan-tri", StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments("/tai-khoan", StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments("/loi", StringComparison.OrdinalIgnoreCase)
        && !Previews.IsPreview(path);

    /// <summary>The query as typed, without the names that no page reads. A name typed in escapes stays, for it may stand for any.</summary>
    private static string Asked(string query)
    {
        if (query.Length == 0)
            return "";
        var pairs = query.AsSpan(1);
        var asked = new StringBuilder();
        var whole = true;
        foreach (var range in pairs.Split('&'))
        {
            var pair = pairs[range];
            var end = pair.IndexOf('=');
            var name = end < 0 ? pair : pair[..end];
            if (Spans.Contains(name) || name.ContainsAny('%', '+'))
                asked.Append(asked.Length == 0 ? '?' : '&').Append(pair);
            else
                whole = false;
        }

        return whole ? query : asked.ToString();
    }
}
