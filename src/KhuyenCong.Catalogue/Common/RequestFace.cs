using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Catalogue.Common;

/// <summary>What is fixed for one request: its moment and its language (the address begins with /en or not).</summary>
public sealed record RequestFace(Moment Moment, Language Language)
{
    public static RequestFace Of(HttpContext context)
    {
        if (context.Items.TryGetValue(typeof(RequestFace), out var known) && known is RequestFace face)
            return face;
        var made = new RequestFace(context.RequestServices.GetRequiredService<VietnamClock>().Read(), LanguageOf(context.Request.Path));
        context.Items[typeof(RequestFace)] = made;
        return made;
    }

    private static Language LanguageOf(PathString path) => path.StartsWithSegments("/en", StringComparison.Ordinal) ? Language.En : Language.Vi;
}
