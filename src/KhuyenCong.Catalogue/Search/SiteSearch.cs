using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Search over every kind: one page of hits with marked titles and snippets, counts by kind.</summary>
public sealed class SiteSearch(CatalogueDb db, Register register)
{
    public const int PageSize = 20;
    private const int SnippetLength = 180;

    public async Task<SearchPage> ReadAsync(string query, string kind, int page, int pageSize, RequestFace face, CancellationToken cancellationToken)
    {
        var found = query.Length == 0 ? null : register.Index.Search(new()
        {
            Text = query,
            Selected = kind.Length > 0 ? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [IndexWords.Kind] = [kind] } : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            Count = [IndexWords.Kind],
            Now = face.Moment.UnixMilliseconds,
            Day = face.Moment.Today.DayNumber,
            Skip = (page - 1) * pageSize,
            Take = pageSize,
        });
        var items = found is null ? [] : await ItemsAsync(found.Hits, query, face, cancellationToken);
        return new()
        {
            Query = query,
            Kind = kind,
            Page = new(items, found?.Total ?? 0, page, pageSize),
            Tabs = found is null ? [] : TabsOf(found, query, kind, face.Language),
            Relaxed = found is null || found.Relaxed is Relaxation.None ? null : new(found.Relaxed, query),
            HrefOfPage = number => Href(face.Language, query, kind, number),
        };
    }

    public static string KindName(Language language, string kind) => kind switch
    {
        Kinds.Product => language.Pick("Sản phẩm", "Products"),
        Kinds.Producer => language.Pick("Cơ sở", "Producers"),
        Kinds.Round => language.Pick("Kỳ bình chọn", "Rounds"),
        _ => language.Pick("Trang", "Pages"),
    };

    private static List<KindTab> TabsOf(SearchResult found, string query, string kind, Language language)
    {
        var counts = found.Facets[IndexWords.Kind].ToDictionary(c => c.Value, c => c.Count, StringComparer.Ordinal);
        var tabs = IndexDocuments.IndexedKinds
            .Where(k => counts.GetValueOrDefault(k) > 0 || k == kind)
            .Select(k => new KindTab(k, KindName(language, k), counts.GetValueOrDefault(k), k == kind, Href(language, query, k, 1)))
            .ToList();
        tabs.Insert(0, new("", language.Pick("Tất cả", "All"), tabs.Sum(t => t.Count), kind.Length == 0, Href(language, query, "", 1)));
        return tabs;
    }

    private static string Href(Language language, string query, string kind, int page) =>
        Links.Search(language) + new QueryText().Add("q", query).Add("loai", kind).Add("trang", page, unless: 1);

    /// <summary>One query for each kind among the hits, then the order of the hits again.</summary>
    private async Task<List<SearchItem>> ItemsAsync(IReadOnlyList<SearchHit> hits, string query, RequestFace face, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<DocumentKey, Row>();
        foreach (var group in hits.GroupBy(h => h.Key.Kind, StringComparer.Ordinal))
            foreach (var row in await RowsAsync(group.Key, [.. group.Select(h => h.Key.Id)], face.Moment.Now, cancellationToken))
                rows[new(group.Key, row.Id)] = row;
        return [.. hits.Where(h => rows.ContainsKey(h.Key)).Select(h => ItemOf(h.Key.Kind, rows[h.Key], query, face.Language))];
    }

    private Task<List<Row>> RowsAsync(string kind, List<int> ids, DateTimeOffset now, CancellationToken cancellationToken) => (kind switch
    {
        Kinds.Product => db.Products.Visible(now).Where(p => ids.Contains(p.Id)).Select(p => new Row(p.Id, p.Slug, p.Name, p.NameEn, p.NameLang, p.Summary ?? p.Text, p.SummaryEn ?? p.TextEn, p.Producer!.Name, null)),
        Kinds.Producer => db.Producers.Visible(now).Where(p => ids.Contains(p.Id)).Select(p => new Row(p.Id, p.Slug, p.Name, p.NameEn, p.NameLang, p.Summary ?? p.Text, p.SummaryEn ?? p.TextEn, p.Province!.Name, null)),
        Kinds.Round => db.Rounds.Visible(now).Where(r => ids.Contains(r.Id)).Select(r => new Row(r.Id, r.Slug, r.Name, r.NameEn, "vi", r.Text, r.TextEn, r.Decision!.Number, null)),
        _ => db.Pages.Visible(now).Where(p => ids.Contains(p.Id)).Select(p => new Row(p.Id, p.Slug, p.Title, p.TitleEn, "vi", p.Text, p.TextEn, null, p.SlugEn)),
    }).AsNoTracking().ToListAsync(cancellationToken);

    private SearchItem ItemOf(string kind, Row row, string query, Language language)
    {
        var title = language.Word(row.Name, row.NameEn, row.NameLang);
        var text = language.Word(row.Text ?? "", row.TextEn);
        return new(
            kind,
            row.Id,
            MarkUp(Highlighter.Highlight(title.Text, query, register.Options.Synonyms)),
            title.Lang,
            UrlOf(kind, row, language),
            MarkUp(Highlighter.Snippet(PlainText(text.Text), query, SnippetLength, register.Options.Synonyms)),
            row.Context);
    }

    private static string UrlOf(string kind, Row row, Language language) => kind switch
    {
        Kinds.Product => Links.Product(language, row.Slug, row.Id),
        Kinds.Producer => Links.Producer(language, row.Slug, row.Id),
        Kinds.Round => Links.Round(language, row.Slug, row.Id),
        _ => Links.Page(language, row.Slug, row.SlugEn ?? row.Slug),
    };

    /// <summary>Markdown without its marks, good enough to quote from.</summary>
    private static string PlainText(string markdown) => Markdig.Markdown.ToPlainText(markdown).ReplaceLineEndings(" ").Trim();

    private static IReadOnlyList<Fragment> MarkUp(IReadOnlyList<(string Text, bool IsMatch)> parts) => [.. parts.Select(p => new Fragment(p.Text, p.IsMatch))];

    private sealed record Row(int Id, string Slug, string Name, string? NameEn, string NameLang, string? Text, string? TextEn, string? Context, string? SlugEn);
}
