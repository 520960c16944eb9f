using System.Collections.Concurrent;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>
/// Pages by key, within a bound. Two halves: what is asked for goes into the young one; when that is full it becomes the old one, and what nobody asked
/// for meanwhile is forgotten with the half before it.
/// </summary>
/// <param name="limit">Bytes of both halves.</param>
public sealed class PageStore(long limit)
{
    private readonly Lock writing = new();
    private ConcurrentDictionary<PageKey, KeptPage> young = new();
    private ConcurrentDictionary<PageKey, KeptPage> old = new();
    private long size;

    public KeptPage? Find(PageKey key)
    {
        if (Volatile.Read(ref young).TryGetValue(key, out var page))
            return page;
        if (!Volatile.Read(ref old).TryGetValue(key, out page))
            return null;
        Keep(key, page);
        return page;
    }

    public void Keep(PageKey key, KeptPage page)
    {
        if (page.Size > limit / 2)
            return;
        lock (writing)
        {
            if (young.TryGetValue(key, out var former))
                size -= former.Size;
            if (size + page.Size > limit / 2)
            {
                Volatile.Write(ref old, young);
                Volatile.Write(ref young, new());
                size = 0;
            }

            young[key] = page;
            size += page.Size;
        }
    }
}
