using System.Globalization;
using System.Text.Encodings.Web;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>Reads the newest entries of each feed. Nothing in an entry depends on today: it changes only when its record does.</summary>
public sealed class FeedReading(CatalogueDb db, Register register, ProductListing products, ProducerListing producers, SiteSearch search, IOptions<CatalogueSettings> settings)
{
    private const int Entries = 50;

    /// <summary>All news, or one topic's.</summary>
    public async Task<Feed> NewsAsync(Topic? topic, RequestFace face, CancellationToken cancellationToken)
    {
        var language = face.Language;
        var slug = topic?.Slug;
        var articles = await db.Articles.AsNoTracking().Visible(face.Moment.Now).Where(a => slug == null || a.TopicSlug == slug)
            .OrderByDescending(a => a.VisibleFrom).ThenByDescending(a => a.Id).Take(Entries).ToListAsync(cancellationToken);
        var title = topic is null ? language.Pick("Tin tức", "News") : language.Word(topic.Name, topic.NameEn).Text;
        return new()
        {
            Key = topic is null ? "news" : $"news/{topic.Slug}",
            Title = Titled(title, language),
            Language = language.Code(),
            Self = topic is null ? Links.NewsFeed(language) : Links.TopicFeed(language, topic.Slug),
            SelfJson = topic is null ? Links.NewsFeed(language, "json") : Links.TopicFeed(language, topic.Slug, "json"),
            Page = topic is null ? Links.News(language) : Links.Topic(language, topic.Slug),
            Entries = articles.ConvertAll(a => EntryOf(a, language)),
        };
    }

    public async Task<Feed> CertificatesAsync(RequestFace face, CancellationToken cancellationToken)
    {
        var (language, now) = (face.Language, face.Moment.Now);
        var rows = await db.Certificates.AsNoTracking().VisibleWithProduct(now)
            .OrderByDescending(c => c.VisibleFrom).ThenByDescending(c => c.GrantYear).ThenBy(c => c.Code)
            .Take(Entries)
            .Include(c => c.Product).ThenInclude(p => p!.Producer)
            .Include(c => c.Round).ThenInclude(r => r!.Decision)
            .Include(c => c.Decision)
            .ToListAsync(cancellationToken);
        return new()
        {
            Key = "certificates",
            Title = Titled(language.Pick("Chứng nhận mới ghi vào sổ", "Certificates newly recorded"), language),
            Language = language.Code(),
            Self = Links.CertificatesFeed(language),
            SelfJson = Links.CertificatesFeed(language, "json"),
            Page = Links.Certificates(language),
            Entries = rows.ConvertAll(c => EntryOf(c, language, now)),
        };
    }

    /// <summary>What a list of products narrowed by its filter finds, newest grant first.</summary>
    public async Task<Feed> ProductsAsync(ProductFilter filter, RequestFace face, CancellationToken cancellationToken)
    {
        var language = face.Language;
        var asked = filter.Untrayed() with { Sort = "moi", Page = 1, View = "", Explained = false };
        var ids = products.Ask(asked, face, Entries, count: false).Found.Hits.Select(h => h.Key.Id).ToList();
        var rows = await db.Products.AsNoTracking().Visible(face.Moment.Now).Where(p => ids.Contains(p.Id)).Include(p => p.Producer).ToDictionaryAsync(p => p.Id, cancellationToken);
        var query = (filter.Untrayed() with { Sort = "", Page = 1, View = "", Explained = false }).ToQuery();
        return new()
        {
            Key = "products" + query,
            Title = Titled(filter.Text.Length > 0 ? language.Pick($"Sản phẩm: {filter.Text}", $"Products: {filter.Text}") : language.Pick("Sản phẩm", "Products"), language),
            Language = language.Code(),
            Self = Links.ProductsFeed(language) + query,
            SelfJson = Links.ProductsFeed(language, "json") + query,
            Page = Links.Products(language) + query,
            Entries = [.. ids.Where(rows.ContainsKey).Select(id => EntryOf(rows[id], language, face.Moment.Now))],
        };
    }

    /// <summary>What a list of producers narrowed by its filter finds, newest grant first.</summary>
    public async Task<Feed> ProducersAsync(ProducerFilter filter, RequestFace face, CancellationToken cancellationToken)
    {
        var language = face.Language;
        var plain = filter.Untrayed() with { Sort = "", Page = 1, Explained = false };
        var ids = producers.Ask(plain with { Sort = "moi" }, face, Entries).Found.Hits.Select(h => h.Key.Id).ToList();
        var rows = await db.Producers.AsNoTracking().Visible(face.Moment.Now).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var query = plain.ToQuery();
        return new()
        {
            Key = "producers" + query,
            Title = Titled(filter.Text.Length > 0 ? language.Pick($"Cơ sở: {filter.Text}", $"Producers: {filter.Text}") : language.Pick("Cơ sở", "Producers"), language),
            Language = language.Code(),
            Self = Links.ProducersFeed(language) + query,
            SelfJson = Links.ProducersFeed(language, "json") + query,
            Page = Links.Producers(language) + query,
            Entries = [.. ids.Where(rows.ContainsKey).Select(id => EntryOf(rows[id], language))],
        };
    }

    /// <summary>What a search over all kinds finds, best first.</summary>
    public async Task<Feed> SearchAsync(SearchFilter filter, RequestFace face, CancellationToken cancellationToken)
    {
        var language = face.Language;
        var found = await search.ReadAsync(filter.At(1), Entries, face, cancellationToken);
        var asked = filter.At(1).Explaining(false).ToQuery();
        return new()
        {
            Key = "search" + asked,
            Title = Titled(language.Pick($"Tìm: {filter.Text}", $"Search: {filter.Text}"), language),
            Language = language.Code(),
            Self = Links.SearchFeed(language) + asked,
            SelfJson = Links.SearchFeed(language, "json") + asked,
            Page = Links.Search(language) + asked,
            Entries =
            [
                .. found.Page.Items.Select(i => new FeedEntry(
                    string.Create(CultureInfo.InvariantCulture, $"{i.Kind}/{i.Id}"),
                    string.Concat(i.Title.Select(f => f.Text)),
                    i.Url,
                    i.PublishedAt,
                    i.ChangedAt,
                    string.Concat(i.Snippet.Select(f => f.Text)))),
            ],
        };
    }

    private string Titled(string title, Language language) => $"{title} · {language.Pick(settings.Value.Site.Name, settings.Value.Site.NameEn)}";

    private static FeedEntry EntryOf(Article a, Language language)
    {
        var title = language.Word(a.Title, a.TitleEn);
        var text = language.Word(a.Text, a.TextEn);
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        Html.FromMarkdown(text.Text)?.WriteTo(html, HtmlEncoder.Default);
        return Entry($"article/{a.Id}", title.Text, Links.Article(language, a.Slug, a.Id), a.VisibleFrom!.Value, a.UpdatedAt, language.Word(a.Summary, a.SummaryEn).Text) with
        {
            Content = html.ToString(),
            Author = a.Author,
            Topic = a.TopicSlug,
            Language = text.Lang == language.Code() ? null : text.Lang,
        };
    }

    private static FeedEntry EntryOf(Certificate c, Language language, DateTimeOffset now)
    {
        var product = language.Word(c.Product!.Name, c.Product.NameEn, c.Product.NameLang).Text;
        var level = Say.LevelName(language, c.Round!.Level);
        var facts = new List<string>();
        if ((c.Decision ?? c.Round.Decision) is { } decision)
            facts.Add(language.Pick($"Quyết định số {decision.Number}", $"Decision {decision.Number}"));
        if (c.GrantedOn is { } granted)
            facts.Add(language.Pick($"cấp ngày {Say.Date(language, granted)}", $"granted on {Say.Date(language, granted)}"));
        if (c.Product.Producer is { } producer && producer.IsVisible(now))
            facts.Add(language.Word(producer.Name, producer.NameEn, producer.NameLang).Text);
        return Entry(
            $"certificate/{c.Code}", $"{product}, {level} {c.GrantYear}", Links.Certificate(language, c.Code), c.VisibleFrom!.Value, c.UpdatedAt, string.Join("; ", facts));
    }

    private FeedEntry EntryOf(Product p, Language language, DateTimeOffset now)
    {
        var category = register.Reference.Categories[p.CategorySlug];
        var facts = new List<string> { language.Word(category.Name, category.NameEn).Text };
        if (p.Producer is { } producer && producer.IsVisible(now))
            facts.Add(language.Word(producer.Name, producer.NameEn, producer.NameLang).Text);
        return Entry(
            $"product/{p.Id}",
            language.Word(p.Name, p.NameEn, p.NameLang).Text,
            Links.Product(language, p.Slug, p.Id),
            p.VisibleFrom!.Value,
            p.UpdatedAt,
            p.Summary is { } summary ? language.Word(summary, p.SummaryEn).Text : string.Join("; ", facts));
    }

    private FeedEntry EntryOf(Producer p, Language language)
    {
        var place = ProvinceLink.Of(register.Reference, p.ProvinceSlug ?? p.FormerProvinceSlug)?.Dated(language).Text;
        return Entry(
            $"producer/{p.Id}",
            language.Word(p.Name, p.NameEn, p.NameLang).Text,
            Links.Producer(language, p.Slug, p.Id),
            p.VisibleFrom!.Value,
            p.UpdatedAt,
            p.Summary is { } summary ? language.Word(summary, p.SummaryEn).Text : place ?? "");
    }

    private static FeedEntry Entry(string key, string title, string href, DateTimeOffset published, DateTimeOffset updated, string summary) =>
        new(key, title, href, published, Visibility.ChangedAt(published, updated), summary);
}
