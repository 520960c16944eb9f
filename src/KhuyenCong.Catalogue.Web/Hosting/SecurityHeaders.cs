using KhuyenCong.Catalogue.Common;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>Headers of every answer: only our own files run or are shown, nobody frames us, nothing is guessed. One script of another origin is let in where the operator names it.</summary>
public sealed class SecurityHeaders(RequestDelegate next, IOptions<CatalogueSettings> settings)
{
    private (string Script, string Policy) made = ("", PolicyWith(""));

    /// <summary>Made anew when another script was named, which happens while the site runs.</summary>
    private string ContentSecurityPolicy
    {
        get
        {
            var (site, last) = (settings.Value.Site, made);
            if (site.MeasuringScript == last.Script)
                return last.Policy;
            var policy = PolicyWith(site.MeasuringOrigin is { } origin ? $" {origin}" : "");
            made = (site.MeasuringScript, policy);
            return policy;
        }
    }

    private static string PolicyWith(string origin) =>
        $"default-src 'none'; script-src 'self'{origin}; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'{origin}; manifest-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string PermissionsPolicy =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (IsOpen(context.Request.Path))
        {
            headers.AccessControlAllowOrigin = "*";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }

        return next(context);
    }

    /// <summary>What programs read, the same for everybody: the API, its description, open data and feeds. Pages of other hosts may read it too, without their visitor's cookies.</summary>
    private static bool IsOpen(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/du-lieu-mo", StringComparison.OrdinalIgnoreCase)
        || Path.GetFileName(path.Value.AsSpan()) is "feed.atom" or "feed.json";
}
