using System.Net;
using AngleSharp.Dom;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Pages;

/// <summary>What tests of pages ask and change.</summary>
internal static class Answered
{
    public static async Task<HttpStatusCode> StatusAsync(this TestSite site, string path)
    {
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    public static async Task<string?> MovedToAsync(this TestSite site, string path)
    {
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        return response.Headers.Location?.ToString();
    }

    /// <summary>Changes the register and waits until the site shows it.</summary>
    public static async Task ChangeAsync(this TestSite site, Func<CatalogueDb, Task> change)
    {
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync())
        {
            await change(db);
            await db.SaveChangesAsync();
        }

        await site.CatchUpAsync();
    }

    /// <summary>The text of the first element with a test id, with its spaces squeezed; empty where there is none.</summary>
    public static string Text(this IDocument page, string testId) => Squeezed(page.QuerySelector($"[data-testid={testId}]"));

    public static List<string> Texts(this IDocument page, string testId) => [.. page.QuerySelectorAll($"[data-testid={testId}]").Select(Squeezed)];

    public static string Squeezed(this IElement? element) => string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
