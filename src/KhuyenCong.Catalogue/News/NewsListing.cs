using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.News;

/// <summary>Answers a <see cref="NewsFilter"/>, and makes the items of articles.</summary>
public sealed class NewsListing(CatalogueDb db, Register register)
{
    public async Task<NewsList> ReadAsync(NewsFilter filter, RequestFace face, CancellationToken cancellationToken)
    {
        var visible = db.Articles.AsNoTracking().Visible(face.Moment.Now);
        var all = (await visible.Select(a => new { a.TopicSlug, a.VisibleFrom }).ToListAsync(cancellationToken))
            .ConvertAll(a => new Dated(a.TopicSlug, MonthOf(a.VisibleFrom!.Value)));
        var rows = await NewestFirst(filter.Apply(visible)).Paged(filter.Page, NewsFilter.PageSize).ToListAsync(cancellationToken);
        return new()
        {
            Filter = filter,
            Topic = filter.Topic.Length > 0 ? TopicOf(filter.Topic, face.Language) : null,
            Page = new(
                await ItemsAsync(rows, face.Language, cancellationToken),
                all.Count(a => (filter.Topic.Length == 0 || a.Topic == filter.Topic) && (filter.Month is null || a.Month == filter.Month)),
                filter.Page,
                NewsFilter.PageSize),
            Topics = TopicsOf(filter, all, face.Language),
            Months = MonthsOf(filter, all, face.Language),
        };
    }

    /// <summary>Two queries: corrections and pictures.</summary>
    public async Task<List<NewsItem>> ItemsAsync(IReadOnlyList<Article> articles, Language language, CancellationToken cancellationToken) =>
        articles.Count == 0 ? [] : await ItemsAsync(articles, await db.ReadPicturesAsync(Kinds.Article, [.. articles.Select(a => a.Id)], cancellationToken), language, cancellationToken);

    /// <summary>One query, for the corrections.</summary>
    public async Task<List<NewsItem>> ItemsAsync(IReadOnlyList<Article> articles, Dictionary<int, List<Picture>> pictures, Language language, CancellationToken cancellationToken)
    {
        var ids = articles.Select(a => a.Id).ToList();
        var corrected = await db.Set<ArticleCorrection>().Where(c => ids.Contains(c.ArticleId)).Select(c => c.ArticleId).Distinct().ToListAsync(cancellationToken);
        return
        [
            .. articles.Select(a =>
            {
                var text = language.Word(a.Text, a.TextEn);
                return new NewsItem
                {
                    Id = a.Id,
                    Slug = a.Slug,
                    Href = Links.Article(language, a.Slug, a.Id),
                    Title = language.Word(a.Title, a.TitleEn),
                    Summary = language.Word(a.Summary, a.SummaryEn),
                    Topic = TopicOf(a.TopicSlug, language),
                    PublishedAt = a.VisibleFrom!.Value,
                    Minutes = ReadingTime.Minutes(text.Text, text.Lang),
                    Corrected = corrected.Contains(a.Id),
                    Picture = pictures.GetValueOrDefault(a.Id)?[0],
                };
            }),
        ];
    }

    public static IOrderedQueryable<Article> NewestFirst(IQueryable<Article> articles) => articles.OrderByDescending(a => a.VisibleFrom).ThenByDescending(a => a.Id);

    private TopicLink TopicOf(string slug, Language language)
    {
        var topic = register.Reference.Topics.GetValueOrDefault(slug);
        return new(slug, topic is null ? new(slug, "vi") : language.Word(topic.Name, topic.NameEn), Links.Topic(language, slug));
    }

    private List<NewsChoice> TopicsOf(NewsFilter filter, List<Dated> all, Language language)
    {
        var counts = all.Where(a => filter.Month is null || a.Month == filter.Month).CountBy(a => a.Topic).ToDictionary(StringComparer.Ordinal);
        var topics = register.Reference.Topics.Values.OrderBy(t => t.Position)
            .Where(t => counts.ContainsKey(t.Slug) || t.Slug == filter.Topic)
            .Select(t => new NewsChoice(language.Word(t.Name, t.NameEn), counts.GetValueOrDefault(t.Slug), t.Slug == filter.Topic, filter.About(t.Slug).Href(language)))
            .ToList();
        topics.Insert(0, new(new(language.Pick("Tất cả", "All"), language.Code()), counts.Values.Sum(), filter.Topic.Length == 0, filter.About("").Href(language)));
        return topics;
    }

    private static List<NewsChoice> MonthsOf(NewsFilter filter, List<Dated> all, Language language) =>
    [
        .. all.Where(a => filter.Topic.Length == 0 || a.Topic == filter.Topic).CountBy(a => a.Month).OrderByDescending(m => m.Key)
            .Select(m => new NewsChoice(new(MonthName(language, m.Key), language.Code()), m.Value, m.Key == filter.Month, filter.In(m.Key).Href(language))),
    ];

    /// <summary>"Tháng 11/2026" · "November 2026".</summary>
    public static string MonthName(Language language, DateOnly month) =>
        language is Language.En ? month.ToString("MMMM yyyy", Say.Culture(language)) : month.ToString("'Tháng 'MM/yyyy", CultureInfo.InvariantCulture);

    private static DateOnly MonthOf(DateTimeOffset instant)
    {
        var day = VietnamClock.DayOf(instant);
        return new(day.Year, day.Month, 1);
    }

    private readonly record struct Dated(string Topic, DateOnly Month);
}
