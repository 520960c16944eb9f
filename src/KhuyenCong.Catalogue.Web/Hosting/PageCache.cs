using System.Collections.Concurrent;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>
/// Keeps rendered pages of readers (docs/adr/0005). Stands in two places: before everything that a page needs to be rendered it answers with what is kept,
/// and behind routing, where the endpoint is known, it keeps what comes.
/// </summary>
public sealed class PageCache(Register register, TimeProvider time, IOptions<CatalogueSettings> settings)
{
    /// <summary>Larger answers are not kept.</summary>
    private const int LargestBody = 1024 * 1024;

    /// <summary>A bound for whatever the key might not know of.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly PageStore store = new(settings.Value.PageCacheMegabytes * 1024L * 1024);
    private readonly ConcurrentDictionary<PageKey, Task> rendering = new();

    public Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        if (PageCachePolicy.KeyOf(http, register) is not { } key)
            return next(http);
        if (Find(key) is { } page)
            return SendKeptAsync(http, page);
        http.Features.Set(new Question(key, [.. http.Response.Headers]));
        return next(http);
    }

    public async Task KeepAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<Question>() is not { } question || !PageCachePolicy.IsPublic(http.Request.Path) || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            await next(http);
            return;
        }

        // Set before the page is rendered: a large one is sent while it is.
        http.Response.Headers.ETag = PageCachePolicy.TagOf(question.Key);
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified))
                http.Response.Headers.ETag = StringValues.Empty;
            return Task.CompletedTask;
        });
        if (HttpMethods.IsHead(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<NotKeptAttribute>() is not null)
            await next(http);
        else
            await InTurnAsync(http, question, next);
    }

    /// <summary>Of several that ask for the same page at once, one has it rendered and the others wait for it.</summary>
    private async Task InTurnAsync(HttpContext http, Question question, RequestDelegate next)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = rendering.GetOrAdd(question.Key, turn.Task);
        if (first != turn.Task)
        {
            await first.WaitAsync(http.RequestAborted);
            if (Find(question.Key) is { } page)
            {
                await SendKeptAsync(http, page);
                return;
            }
        }

        try
        {
            await RenderAsync(http, question, End, next);
        }
        finally
        {
            End();
        }

        void End()
        {
            rendering.TryRemove(new(question.Key, turn.Task));
            turn.TrySetResult();
        }
    }

    private async Task RenderAsync(HttpContext http, Question question, Action end, RequestDelegate next)
    {
        var outer = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var capture = new Capture(outer.Stream, LargestBody, end);
        var inner = new StreamResponseBodyFeature(capture, outer);
        http.Features.Set<IHttpResponseBodyFeature>(inner);
        try
        {
            await next(http);
            await inner.CompleteAsync();
        }
        finally
        {
            http.Features.Set(outer);
        }

        if (!capture.IsWhole)
            return;
        if (http.Response.StatusCode != StatusCodes.Status200OK || http.Response.HasStarted || http.Response.Headers.SetCookie.Count > 0)
        {
            await capture.LetGoAsync(http.RequestAborted);
            return;
        }

        var page = PageOf(http.Response, question, capture.ToArray());
        store.Keep(question.Key, page);
        end();
        await page.SendAsync(http, age: null);
    }

    /// <summary>What stood in the answer before the page was asked for is of the request and not of the page.</summary>
    private KeptPage PageOf(HttpResponse response, Question question, byte[] body)
    {
        var headers = response.Headers.Where(h => h.Key is not ("Content-Length" or "ETag") && !question.Before.Any(b => b.Key == h.Key && b.Value == h.Value)).ToArray();
        return new(time.GetUtcNow(), PageCachePolicy.TagOf(question.Key), headers, body);
    }

    private KeptPage? Find(PageKey key) => store.Find(key) is { } page && time.GetUtcNow() - page.At < Longest ? page : null;

    private Task SendKeptAsync(HttpContext http, KeptPage page) => page.SendAsync(http, time.GetUtcNow() - page.At);

    /// <param name="Key">Taken before the page is rendered.</param>
    /// <param name="Before">Headers that were there already.</param>
    private sealed record Question(PageKey Key, KeyValuePair<string, StringValues>[] Before);
}
