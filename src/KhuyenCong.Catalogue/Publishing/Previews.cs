using System.Security.Cryptography;
using System.Text;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>Ways to look at one revision on the public page before it is public. The token is told once; what is kept is its hash.</summary>
public sealed class Previews(CatalogueDb db, TimeProvider time)
{
    private const int DaysOpen = 7;

    /// <returns>The token, 43 characters.</returns>
    public async Task<string> OpenAsync(EditedKind kind, string id, int number, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.PreviewLinks.Where(l => l.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        db.PreviewLinks.Add(new() { TokenHash = HashOf(token), Kind = kind.Kind, RecordId = id, Number = number, ExpiresAt = now.AddDays(DaysOpen), ActorKey = actor });
        db.Note(new Actor(actor, ""), now, "preview", new(kind.Kind, id));
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    public async Task<PreviewLink?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (HashOf(token), time.GetUtcNow());
        return await db.PreviewLinks.AsNoTracking().FirstOrDefaultAsync(l => l.TokenHash == hash && l.ExpiresAt > now, cancellationToken);
    }

    public static string Address(Language language, string token) => language.Pick($"/xem-truoc/{token}", $"/en/xem-truoc/{token}");

    /// <summary>Addresses of previews: kept by nobody, and no page of the site.</summary>
    public static bool IsPreview(PathString path) => TokenOf(path) is not null;

    internal static string? TokenOf(PathString path)
    {
        var rest = path.Value ?? "";
        rest = rest.StartsWith("/en/", StringComparison.OrdinalIgnoreCase) ? rest[3..] : rest;
        return rest.StartsWith("/xem-truoc/", StringComparison.OrdinalIgnoreCase) ? rest["/xem-truoc/".Length..] : null;
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>
/// Answers a preview by the public page itself: within a transaction that is never committed the revision becomes the record's row, the record visible, and the
/// request goes on under its public address. Nothing of it is kept, told or indexed.
/// </summary>
public sealed class PreviewMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (Previews.TokenOf(context.Request.Path) is not { Length: > 0 } token || !HttpMethods.IsGet(context.Request.Method))
        {
            await next(context);
            return;
        }

        var headers = context.Response.Headers;
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        // The page of previews shows it at several widths.
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        var cancellationToken = context.RequestAborted;
        var face = RequestFace.Of(context);
        var db = context.RequestServices.GetRequiredService<CatalogueDb>();
        if (await context.RequestServices.GetRequiredService<Previews>().FindAsync(token, cancellationToken) is not { } link)
        {
            await next(context);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await ShowAsync(db, link, face.Moment.Now, cancellationToken) is { } record && EditedKind.Of(link.Kind).Address(face.Language, record) is { } address)
        {
            context.Request.Path = address;
            context.Request.QueryString = QueryString.Empty;
            context.SetEndpoint(null);
            context.Request.RouteValues = new RouteValueDictionary();
        }

        // The transaction ends with the connection, which is given back before the page is written; nothing commits it.
        await next(context);
    }

    /// <summary>The record's row as the revision has it; null where the revision breaks a rule.</summary>
    private static async Task<object?> ShowAsync(CatalogueDb db, PreviewLink link, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kind = EditedKind.Of(link.Kind);
        var shape = RecordShape.Of(db, kind);
        var revision = await db.Revisions.AsNoTracking().FirstOrDefaultAsync(r => r.Kind == link.Kind && r.RecordId == link.RecordId && r.Number == link.Number, cancellationToken);
        if (revision is null || await RecordGraph.ReadAsync(db, shape, link.RecordId, cancellationToken) is not { } graph)
            return null;
        var (wanted, faults) = await new RecordReading(db, shape).ReadAsync(RecordText.FromJson(revision.Fields), graph, cancellationToken);
        if (faults.Count > 0)
            return null;
        await graph.TakeAsync(db, wanted, cancellationToken);
        if (!graph.Visibility.IsVisible(now))
            (graph.Visibility.VisibleFrom, graph.Visibility.VisibleTo) = (now, null);
        await db.SaveAsGivenAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return graph.Record;
    }
}
