using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.News;

/// <summary>Which news: a topic (part of the path), thang (month, 2026-11), trang.</summary>
public sealed record NewsFilter
{
    public const int PageSize = 12;

    /// <summary>Slug of a topic, empty for all.</summary>
    public string Topic { get; init; } = "";

    /// <summary>First day of the month of publishing in Viet Nam.</summary>
    public DateOnly? Month { get; init; }

    public int Page { get; init; } = 1;

    public bool IsEmpty => Topic.Length == 0 && Month is null;

    public static (NewsFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query, string topic)
    {
        var faults = new List<FilterFault>();
        var month = QueryValues.Clean(query["thang"]);
        var known = DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is >= 2000 and <= 2099;
        if (month.Length > 0 && !known)
            faults.Add(new("thang", month, "phải là một tháng từ năm 2000 đến 2099, dạng 2026-11", "must be a month from 2000 to 2099, like 2026-11"));
        return (new() { Topic = topic, Month = known ? first : null, Page = QueryValues.ReadPage(query["trang"], faults) }, faults);
    }

    public NewsFilter About(string topic) => this with { Topic = topic, Page = 1 };

    public NewsFilter In(DateOnly? month) => this with { Month = month, Page = 1 };

    public NewsFilter At(int page) => this with { Page = page };

    public IQueryable<Article> Apply(IQueryable<Article> articles)
    {
        if (Topic.Length > 0)
            articles = articles.Where(a => a.TopicSlug == Topic);
        if (Month is not { } month)
            return articles;
        var from = VietnamClock.StartOf(month);
        var to = VietnamClock.StartOf(month.AddMonths(1));
        return articles.Where(a => a.VisibleFrom >= from && a.VisibleFrom < to);
    }

    public string Href(Language language) => (Topic.Length > 0 ? Links.Topic(language, Topic) : Links.News(language)) + ToQuery();

    public string ToQuery() => new QueryText()
        .Add("thang", Month?.ToString("yyyy-MM", CultureInfo.InvariantCulture))
        .Add("trang", Page, unless: 1)
        .ToString();
}
