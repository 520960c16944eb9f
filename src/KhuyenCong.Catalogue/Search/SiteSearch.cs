using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Search over every kind: one page of hits with marked titles and snippets, counts by kind.</summary>
public sealed class SiteSearch(CatalogueDb db, Register register, QueryReader reader, IOptions<CatalogueSettings> settings)
{
    private const int SnippetLength = 180;

    private static readonly IntentScope Scope = new(SearchFilter.FacetNames, AllKinds: true);

    /// <summary>News, documents, programmes and pages lie in no province and hold no certificates: their words stay words.</summary>
    private static readonly IntentScope ScopeOfTexts = new([]);

    public async Task<SearchPage> ReadAsync(SearchFilter filter, int pageSize, RequestFace face, CancellationToken cancellationToken)
    {
        var list = Links.Search(face.Language);
        var (asked, found, note, help) = filter.IsEmpty ? new(filter, null!, null, ReadHelp.None) : reader.Run(filter, new(list, filter.Kind is Kinds.Article or Kinds.Document or Kinds.Programme or Kinds.Page ? ScopeOfTexts : Scope, filter.Kind.Length > 0 ? [filter.Kind] : [], f => f.ToIndex(face.Moment, pageSize)), face);
        var items = found is null ? [] : await ItemsAsync(found.Hits, asked.Text, face, cancellationToken);
        return new()
        {
            Filter = asked,
            Asked = filter,
            Page = new(items, found?.Total ?? 0, asked.Page, pageSize),
            Tabs = found is null ? [] : TabsOf(found, asked, face.Language),
            Chips = ChipsOf(asked, list, face.Language, note),
            Read = note,
            Help = help,
            FormerProvinces = FormerProvinceHint.Of(register.Reference, asked.ValuesOf("tinh"), (former, now) => list + asked.Without("tinh", former).With("tinh", now).ToQuery()),
            Relaxed = found is null ? null : RelaxedNote.Of(found, asked.Text),
        };
    }

    private static List<KindTab> TabsOf(SearchResult found, SearchFilter filter, Language language)
    {
        var counts = found.Facets[IndexWords.Kind].ToDictionary(c => c.Value, c => c.Count, StringComparer.Ordinal);
        var tabs = IndexDocuments.IndexedKinds
            .Where(k => counts.GetValueOrDefault(k) > 0 || k == filter.Kind)
            .Select(k => new KindTab(k, Say.KindName(language, k, many: true), counts.GetValueOrDefault(k), k == filter.Kind, Links.Search(language) + filter.OfKind(k).ToQuery()))
            .ToList();
        tabs.Insert(0, new("", language.Pick("Tất cả", "All"), tabs.Sum(t => t.Count), filter.Kind.Length == 0, Links.Search(language) + filter.OfKind("").ToQuery()));
        return tabs;
    }

    private List<Chip> ChipsOf(SearchFilter filter, string list, Language language, ReadNote? note)
    {
        return
        [
            .. filter.Chosen.Where(c => c.Key != SearchFilter.KindFacet).SelectMany(c => c.Value.Select(value => new Chip(
                ProductListing.FacetLabel(language, c.Key), WordsOf(c.Key, value), list + filter.Without(c.Key, value).ToQuery()))),
        ];

        string WordsOf(string facet, string value) =>
            FacetWords.Of(register.Reference, language, facet, value).Text is var label && note is not null ? note.ChipOf(facet, value, label, language) : label;
    }

    /// <summary>One query for each kind among the hits, then the order of the hits again.</summary>
    private async Task<List<SearchItem>> ItemsAsync(IReadOnlyList<SearchHit> hits, string query, RequestFace face, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<DocumentKey, Row>();
        foreach (var group in hits.GroupBy(h => h.Key.Kind, StringComparer.Ordinal))
            foreach (var row in await RowsAsync(group.Key, [.. group.Select(h => h.Key.Id)], face.Moment.Now, cancellationToken))
                rows[new(group.Key, row.Id)] = row;
        var best = await BestAsync([.. hits.Where(h => h.Key.Kind == Kinds.Product).Select(h => h.Key.Id)], face.Moment, cancellationToken);
        return [.. hits.Where(h => rows.ContainsKey(h.Key)).Select(h => ItemOf(h, rows[h.Key], h.Key.Kind == Kinds.Product ? best.GetValueOrDefault(h.Key.Id) : null, query, face.Language))];
    }

    /// <summary>The certificate that speaks for each product today.</summary>
    private async Task<Dictionary<int, CertificateFace>> BestAsync(List<int> products, Moment moment, CancellationToken cancellationToken)
    {
        if (products.Count == 0)
            return [];
        var faces = await db.Certificates.Where(c => products.Contains(c.ProductId)).ReadFacesAsync(register.Reference, settings.Value.ExpiringDays, moment, moment.Today, cancellationToken);
        return faces.GroupBy(f => f.ProductId).ToDictionary(g => g.Key, g => CertificateFace.BestFirst(g)[0]);
    }

    private Task<List<Row>> RowsAsync(string kind, List<int> ids, DateTimeOffset now, CancellationToken cancellationToken) => (kind switch
    {
        Kinds.Product => db.Products.Visible(now).Where(p => ids.Contains(p.Id)).Select(p => new Row(p.Id, p.Slug, p.Name, p.NameEn, p.NameLang, p.Summary ?? p.Text, p.SummaryEn ?? p.TextEn, p.Producer!.Name, p.Producer.NameEn, null, p.VisibleFrom!.Value, p.UpdatedAt)),
        Kinds.Producer => db.Producers.Visible(now).Where(p => ids.Contains(p.Id)).Select(p => new Row(p.Id, p.Slug, p.Name, p.NameEn, p.NameLang, p.Summary ?? p.Text, p.SummaryEn ?? p.TextEn, p.Province!.Name, p.Province.NameEn, null, p.VisibleFrom!.Value, p.UpdatedAt)),
        Kinds.Round => db.Rounds.Visible(now).Where(r => ids.Contains(r.Id)).Select(r => new Row(r.Id, r.Slug, r.Name, r.NameEn, "vi", r.Text, r.TextEn, r.Decision!.Number, r.Decision.Number, null, r.VisibleFrom!.Value, r.UpdatedAt)),
        Kinds.Fair => db.Fairs.Visible(now).Where(f => ids.Contains(f.Id)).Select(f => new Row(f.Id, f.Slug, f.Name, f.NameEn, "vi", f.Text, f.TextEn, f.Province!.Name, f.Province.NameEn, null, f.VisibleFrom!.Value, f.UpdatedAt)),
        Kinds.Showroom => db.Showrooms.Visible(now).Where(s => ids.Contains(s.Id)).Select(s => new Row(s.Id, s.Slug, s.Name, s.NameEn, "vi", s.Text ?? s.Address, s.TextEn, s.Province!.Name, s.Province.NameEn, null, s.VisibleFrom!.Value, s.UpdatedAt)),
        Kinds.Article => db.Articles.Visible(now).Where(a => ids.Contains(a.Id)).Select(a => new Row(a.Id, a.Slug, a.Title, a.TitleEn, "vi", a.Summary + " " + a.Text, a.SummaryEn + " " + a.TextEn, a.Topic!.Name, a.Topic.NameEn, null, a.VisibleFrom!.Value, a.UpdatedAt)),
        Kinds.Programme => db.Programmes.Visible(now).Where(p => ids.Contains(p.Id)).Select(p => new Row(p.Id, p.Slug, p.Name, p.NameEn, "vi", p.Text, p.TextEn, p.Decision!.Number, p.Decision.Number, null, p.VisibleFrom!.Value, p.UpdatedAt)),
        Kinds.Project => db.Projects.Visible(now).Where(p => ids.Contains(p.Id)).Select(p => new Row(p.Id, p.Slug, p.Name, p.NameEn, "vi", p.Outcome, p.OutcomeEn, p.Province!.Name, p.Province.NameEn, null, p.VisibleFrom!.Value, p.UpdatedAt)),
        Kinds.Document => db.Documents.Visible(now).Where(d => ids.Contains(d.Id)).Select(d => new Row(d.Id, d.Slug, d.Number + " – " + d.Title, d.TitleEn == null ? null : d.Number + " – " + d.TitleEn, "vi", d.Abstract, d.AbstractEn, d.Issuer, d.IssuerEn, null, d.VisibleFrom!.Value, d.UpdatedAt)),
        _ => db.Pages.Visible(now).Where(p => ids.Contains(p.Id)).Select(p => new Row(p.Id, p.Slug, p.Title, p.TitleEn, "vi", p.Text, p.TextEn, null, null, p.SlugEn, p.VisibleFrom!.Value, p.UpdatedAt)),
    }).AsNoTracking().ToListAsync(cancellationToken);

    private SearchItem ItemOf(SearchHit hit, Row row, CertificateFace? best, string query, Language language)
    {
        var title = language.Word(row.Name, row.NameEn, row.NameLang);
        var text = language.Word(row.Text ?? "", row.TextEn);
        return new(
            hit.Key.Kind,
            row.Id,
            MarkUp(Highlighter.Highlight(title.Text, query, register.Index.Synonyms)),
            title.Lang,
            UrlOf(hit.Key.Kind, row, language),
            MarkUp(Highlighter.Snippet(Html.PlainText(text.Text).ReplaceLineEndings(" ").Trim(), query, SnippetLength, register.Index.Synonyms)),
            text.Lang,
            row.Context is { } context ? language.Word(context, row.ContextEn) : null,
            best,
            row.From,
            Visibility.ChangedAt(row.From, row.Updated),
            query.Length > 0 && hit.Factors.Count > 0 ? Reason.Of(hit) : null);
    }

    private static string UrlOf(string kind, Row row, Language language) => kind switch
    {
        Kinds.Product => Links.Product(language, row.Slug, row.Id),
        Kinds.Producer => Links.Producer(language, row.Slug, row.Id),
        Kinds.Round => Links.Round(language, row.Slug, row.Id),
        Kinds.Fair => Links.Fair(language, row.Slug, row.Id),
        Kinds.Showroom => Links.Showroom(language, row.Slug, row.Id),
        Kinds.Article => Links.Article(language, row.Slug, row.Id),
        Kinds.Programme => Links.Programme(language, row.Slug, row.Id),
        Kinds.Project => Links.Project(language, row.Slug, row.Id),
        Kinds.Document => Links.Document(language, row.Slug, row.Id),
        _ => Links.Page(language, row.Slug, row.SlugEn ?? row.Slug),
    };

    private static IReadOnlyList<Fragment> MarkUp(IReadOnlyList<(string Text, bool IsMatch)> parts) => [.. parts.Select(p => new Fragment(p.Text, p.IsMatch))];

    private sealed record Row(int Id, string Slug, string Name, string? NameEn, string NameLang, string? Text, string? TextEn, string? Context, string? ContextEn, string? SlugEn, DateTimeOffset From, DateTimeOffset Updated);
}
