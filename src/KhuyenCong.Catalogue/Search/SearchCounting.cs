using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Counts every answer to a search, kept pages too: what is found stands in the header X-Total-Count.</summary>
public sealed class SearchCounting(RequestDelegate next, SearchCounts counts)
{
    public const string Header = "X-Total-Count";

    public static void Tell(HttpResponse response, int total) => response.Headers[Header] = total.ToString(CultureInfo.InvariantCulture);

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (HttpMethods.IsGet(context.Request.Method)
            && context.Response.Headers.TryGetValue(Header, out var told)
            && int.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var total)
            && context.Request.Query["q"].ToString() is { Length: > 0 } text
            && !context.Request.Query.ContainsKey("trang") && !context.Request.Query.ContainsKey("page"))
            counts.Add(text, total);
    }
}
