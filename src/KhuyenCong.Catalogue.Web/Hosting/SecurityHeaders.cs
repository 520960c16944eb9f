using KhuyenCong.Catalogue.Common;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>Headers of every answer: only our own files run or are shown, nobody frames us, nothing is guessed. One script of another origin is let in where the operator names it.</summary>
public sealed class SecurityHeaders(RequestDelegate next, IOptions<CatalogueSettings> settings)
{
    private readonly string contentSecurityPolicy = PolicyWith(settings.Value.Site.MeasuringOrigin is { } origin ? $" {origin}" : "");

    private static string PolicyWith(string origin) =>
        $"default-src 'none'; script-src 'self'{origin}; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'{origin}; manifest-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string PermissionsPolicy =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }
}
