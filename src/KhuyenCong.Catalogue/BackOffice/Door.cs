using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Catalogue.BackOffice;

/// <summary>
/// Back office and account pages stand behind a door; public pages know nothing of who is signed in. Behind it every endpoint needs a permission or says that it is open, every
/// change needs the token of its form, and nothing is stored on the way.
/// </summary>
public static class Door
{
    public static bool IsBehind(PathString path) =>
        path.StartsWithSegments(Links.BackOffice, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(Links.Account, StringComparison.OrdinalIgnoreCase);

    /// <summary>Behind routing, before the endpoints.</summary>
    public static void UseDoor(this IApplicationBuilder app)
    {
        // Else the host would put both before everything, for readers too.
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.Properties["__AuthorizationMiddlewareSet"] = true;
        app.UseWhen(static context => IsBehind(context.Request.Path), inner =>
        {
            inner.Use(static (context, next) =>
            {
                // At the last moment: a form's token sets a weaker one, and complains of any before it.
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
                return next(context);
            });
            inner.UseAuthentication();
            inner.UseAuthorization();
            inner.Use(RefuseForgedAsync);
        });
    }

    /// <summary>Whatever the endpoint is: a page, an action, a handler of its own.</summary>
    private static async Task RefuseForgedAsync(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        // Else reading the form would fail on it, and nobody be told why.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false, MaxRequestBodySize: { } most } limit && context.Request.ContentLength > most)
        {
            // The server takes the rest for a while and throws it away: a browser reads no answer before it has sent all.
            limit.MaxRequestBodySize = null;
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || await RefusalAsync(context) is not { } refusal)
            await next(context);
        else
            context.Response.StatusCode = refusal;
    }

    /// <summary>A status where the form cannot be read, does not carry its token or holds what no text may; null where it may go on.</summary>
    private static async Task<int?> RefusalAsync(HttpContext context)
    {
        try
        {
            var isValid = await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
            return isValid && !(context.Request.HasFormContentType && FormLimits.HoldsU0000(await context.Request.ReadFormAsync())) ? null : StatusCodes.Status400BadRequest;
        }
        catch (AntiforgeryValidationException unread) when (unread.InnerException is InvalidDataException or IOException)
        {
            return FormLimits.StatusOf(unread.InnerException) ?? StatusCodes.Status400BadRequest;
        }
    }
}
