using System.Globalization;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Names of the index's facets and states: the one place where the register and the index agree on words.</summary>
public static class IndexWords
{
    public const string Group = "group";
    public const string Category = "category";
    public const string Province = "province";
    public const string Producer = "producer";
    public const string Level = "level";
    public const string Year = "year";
    public const string Decision = "decision";

    /// <summary>"co" for a producer that exports.</summary>
    public const string Exports = "exports";

    /// <summary>Marks of other schemes, see <see cref="MarkWords"/>.</summary>
    public const string Mark = "mark";
    public const string State = "state";

    /// <summary>Counts records with a row in one of the live states, once each; chosen through <see cref="State"/>.</summary>
    public const string LiveRows = "live";

    /// <summary>The kind of record.</summary>
    public const string Kind = "kind";

    /// <summary>Kinds that come after goods, their makers and decisions of like text.</summary>
    public static readonly string[] Later = [Kinds.Article, Kinds.Page];

    /// <summary>States in which a certificate is valid.</summary>
    public static readonly string[] Live = [Kebab.Of(CertificateStatus.Valid), Kebab.Of(CertificateStatus.Expiring)];
}

/// <summary>Turns records of every kind that has a page into documents of the index.</summary>
public sealed class IndexDocuments(CatalogueDb db, ReferenceData reference, CatalogueSettings settings)
{
    /// <summary>The kinds that have a page of their own to lead to.</summary>
    public static readonly IReadOnlyList<string> IndexedKinds =
        [Kinds.Product, Kinds.Producer, Kinds.Round, Kinds.Fair, Kinds.Showroom, Kinds.Article, Kinds.Programme, Kinds.Project, Kinds.Document, Kinds.Page];

    private readonly PlainDocuments plain = new(reference);

    /// <summary>All documents, kind by kind; a part of the records only where <paramref name="ids"/> are given.</summary>
    public async Task<List<IndexDocument>> ReadAsync(IReadOnlyDictionary<string, HashSet<int>>? ids, CancellationToken cancellationToken)
    {
        var documents = new List<IndexDocument>();
        foreach (var kind in IndexedKinds)
        {
            if (ids is not null && !ids.ContainsKey(kind))
                continue;
            documents.AddRange(await ReadKindAsync(kind, ids?[kind], cancellationToken));
        }

        return documents;
    }

    private Task<List<IndexDocument>> ReadKindAsync(string kind, HashSet<int>? ids, CancellationToken cancellationToken) => kind switch
    {
        Kinds.Product => ReadProductsAsync(ids, cancellationToken),
        Kinds.Producer => ReadProducersAsync(ids, cancellationToken),
        Kinds.Round => MapAsync(db.Rounds.Include(r => r.Decision).Where(r => ids == null || ids.Contains(r.Id)), plain.Of, cancellationToken),
        Kinds.Fair => MapAsync(db.Fairs.Include(f => f.Organisers).Include(f => f.Exhibitors).Where(f => ids == null || ids.Contains(f.Id)), plain.Of, cancellationToken),
        Kinds.Showroom => MapAsync(db.Showrooms.Where(s => ids == null || ids.Contains(s.Id)), plain.Of, cancellationToken),
        Kinds.Article => MapAsync(db.Articles.Include(a => a.Topic).Where(a => ids == null || ids.Contains(a.Id)), PlainDocuments.Of, cancellationToken),
        Kinds.Programme => MapAsync(db.Programmes.Include(p => p.Decision).Where(p => ids == null || ids.Contains(p.Id)), PlainDocuments.Of, cancellationToken),
        Kinds.Project => MapAsync(db.Projects.Include(p => p.Beneficiaries).Where(p => ids == null || ids.Contains(p.Id)), plain.Of, cancellationToken),
        Kinds.Document => MapAsync(db.Documents.Where(d => ids == null || ids.Contains(d.Id)), PlainDocuments.Of, cancellationToken),
        _ => MapAsync(db.Pages.Where(p => ids == null || ids.Contains(p.Id)), PlainDocuments.Of, cancellationToken),
    };

    private static async Task<List<IndexDocument>> MapAsync<T>(IQueryable<T> rows, Func<T, IndexDocument?> map, CancellationToken cancellationToken)
        where T : class => [.. (await rows.AsNoTracking().ToListAsync(cancellationToken)).Select(map).OfType<IndexDocument>()];

    private async Task<List<IndexDocument>> ReadProductsAsync(HashSet<int>? ids, CancellationToken cancellationToken)
    {
        var products = db.Products.AsNoTracking().Where(p => ids == null || ids.Contains(p.Id));
        var rows = await products
            .Include(p => p.Producer)
            .Include(p => p.Members)
            .Include(p => p.Specifications)
            .Include(p => p.Marks)
            .Include(p => p.Certificates).ThenInclude(c => c.Events)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellationToken);
        var rounds = await db.Rounds.AsNoTracking().Include(r => r.Decision).ToDictionaryAsync(r => r.Id, cancellationToken);
        var decisions = await db.Documents.AsNoTracking().Select(d => new { d.Id, d.Number }).ToDictionaryAsync(d => d.Id, d => d.Number, cancellationToken);
        return [.. rows.Select(p => ProductDocument(p, rounds, decisions)).OfType<IndexDocument>()];
    }

    private IndexDocument? ProductDocument(Product p, Dictionary<int, Round> rounds, Dictionary<int, string> decisions)
    {
        var place = new IndexTexts()
            .AddNames(reference.Categories.GetValueOrDefault(p.CategorySlug))
            .Add(TextField.Place, reference.Groups.GetValueOrDefault(p.GroupSlug)?.Name)
            .AddProvince(reference, p.ProvinceSlug)
            .AddProvince(reference, p.FormerProvinceSlug)
            .Add(TextField.Place, p.PlaceAsPrinted);
        var texts = place
            .Add(TextField.Name, p.Name)
            .Add(TextField.Name, p.NameEn)
            .Add(TextField.Producer, p.Producer?.Name)
            .Add(TextField.Producer, p.Producer?.NameEn)
            .Add(TextField.Text, p.Producer?.PlaceAsPrinted == p.PlaceAsPrinted ? null : p.Producer?.PlaceAsPrinted)
            .Add(TextField.Text, p.Brand)
            .Add(TextField.Text, p.Summary)
            .Add(TextField.Text, p.SummaryEn)
            .AddMarkdown(p.Text, p.TextEn);
        foreach (var member in p.Members.OrderBy(m => m.Position))
            texts.Add(TextField.Name, member.Name).Add(TextField.Name, member.NameEn);
        foreach (var line in p.Specifications.OrderBy(s => s.Position))
            texts.Add(TextField.Text, $"{line.Label} {line.Value}");
        foreach (var mark in p.Marks)
            texts.Add(TextField.Text, $"{reference.MarkSchemes.GetValueOrDefault(mark.SchemeSlug)?.Name} {mark.Grade}", reference.MarkSchemes.GetValueOrDefault(mark.SchemeSlug)?.NameEn);
        foreach (var certificate in p.Certificates)
        {
            texts.Add(TextField.Text, certificate.ProductAsPrinted == p.Name ? null : certificate.ProductAsPrinted);
            if ((certificate.DecisionId ?? rounds[certificate.RoundId].DecisionId) is { } decision)
                texts.Add(TextField.Text, decisions[decision]);
        }

        return texts.DocumentOf(p, Kinds.Product, p.Id, p.SortKey) is not { } document ? null : document with
        {
            Facets = IndexTexts.Facets(
                (IndexWords.Group, [p.GroupSlug]),
                (IndexWords.Category, [p.CategorySlug]),
                (IndexWords.Province, [p.ProvinceSlug, p.FormerProvinceSlug]),
                (IndexWords.Mark, [.. p.Marks.Where(m => m.VisibleFrom is not null).SelectMany(m => MarkWords.ValuesOf(m.SchemeSlug, m.Grade)).Distinct()]),
                (IndexWords.Exports, [p.Producer?.Exports is true ? "co" : null]),
                (IndexWords.Producer, [p.ProducerId?.ToString(CultureInfo.InvariantCulture)])),
            Asides = IndexTexts.PlacesInBrands(reference, p.ProvinceSlug, p.FormerProvinceSlug, [p.Name, p.Brand, p.Producer?.Name, .. p.Members.Select(m => m.Name), .. p.Certificates.Select(c => c.ProductAsPrinted)]),
            Rows = [.. p.Certificates.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => RowOf(c, rounds[c.RoundId])).OfType<IndexRow>()],
            Completeness = ShareOf(p.ProducerId, p.ProvinceSlug, p.Summary, p.Text, p.Brand, p.NameEn, p.NameLang == "vi" ? "" : null, p.Specifications.Count > 0 ? "" : null),
        };
    }

    private async Task<List<IndexDocument>> ReadProducersAsync(HashSet<int>? ids, CancellationToken cancellationToken)
    {
        var rows = await db.Producers.AsNoTracking()
            .Where(p => ids == null || ids.Contains(p.Id))
            .Include(p => p.Products).ThenInclude(p => p.Certificates).ThenInclude(c => c.Events)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellationToken);
        var rounds = await db.Rounds.AsNoTracking().ToDictionaryAsync(r => r.Id, cancellationToken);
        return [.. rows.Select(p => ProducerDocument(p, rounds)).OfType<IndexDocument>()];
    }

    private IndexDocument? ProducerDocument(Producer p, Dictionary<int, Round> rounds)
    {
        var texts = new IndexTexts()
            .Add(TextField.Name, p.Name)
            .Add(TextField.Name, p.NameEn)
            .AddProvince(reference, p.ProvinceSlug)
            .AddProvince(reference, p.FormerProvinceSlug)
            .Add(TextField.Place, p.PlaceAsPrinted)
            .Add(TextField.Text, p.Summary)
            .Add(TextField.Text, p.SummaryEn)
            .AddMarkdown(p.Text, p.TextEn)
            .Add(TextField.Text, p.Capacity)
            .Add(TextField.Text, p.Exports is true ? "xuất khẩu export" : null);
        foreach (var product in p.Products)
            texts.Add(TextField.Text, product.Name);
        foreach (var category in p.Products.Select(x => x.CategorySlug).Distinct())
            texts.AddNames(reference.Categories.GetValueOrDefault(category));
        return texts.DocumentOf(p, Kinds.Producer, p.Id, p.SortKey) is not { } document ? null : document with
        {
            Facets = IndexTexts.Facets(
                (IndexWords.Group, [.. p.Products.Select(x => x.GroupSlug).Distinct()]),
                (IndexWords.Category, [.. p.Products.Select(x => x.CategorySlug).Distinct()]),
                (IndexWords.Exports, [p.Exports is true ? "co" : null]),
                (IndexWords.Province, [p.ProvinceSlug, p.FormerProvinceSlug])),
            Asides = IndexTexts.PlacesInBrands(reference, p.ProvinceSlug, p.FormerProvinceSlug, p.Products.Select(x => x.Name).Prepend(p.Name)),
            Rows = [.. p.Products.Where(x => x.VisibleFrom is not null)
                .SelectMany(x => x.Certificates, (x, c) => RowOf(c, rounds[c.RoundId]) is { } row ? Within(row, x) : null).OfType<IndexRow>()],
            Completeness = ShareOf(p.LegalForm, p.ProvinceSlug, p.PlaceAsPrinted, p.Summary, p.Phone ?? p.Email ?? p.Website, p.NameEn),
        };
    }

    private IndexRow? RowOf(Certificate c, Round round)
    {
        if (c.VisibleFrom is not { } from)
            return null;
        var validity = Validity.Of(c, reference.Rules, settings.ExpiringDays, VietnamClock.DayOf(from));
        var facets = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [IndexWords.Level] = Kebab.Of(round.Level),
            [IndexWords.Year] = c.GrantYear.ToString(CultureInfo.InvariantCulture),
        };
        if ((c.DecisionId ?? round.DecisionId) is { } decision)
            facets[IndexWords.Decision] = decision.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Facets = facets,
            States = [.. validity.Spans.Select(s => new StateSpan(s.From.DayNumber, Kebab.Of(s.Status)))],
            VisibleFrom = from.ToUnixTimeMilliseconds(),
            VisibleTo = c.VisibleTo?.ToUnixTimeMilliseconds() ?? long.MaxValue,
            GrantedOn = (c.GrantedOn ?? new DateOnly(c.GrantYear, 1, 1)).DayNumber,
            ValidTo = validity.ValidTo?.DayNumber,
        };
    }

    /// <summary>A certificate of a producer is visible while its product is.</summary>
    private static IndexRow Within(IndexRow row, Product product) => row with
    {
        VisibleFrom = Math.Max(row.VisibleFrom, product.VisibleFrom!.Value.ToUnixTimeMilliseconds()),
        VisibleTo = Math.Min(row.VisibleTo, product.VisibleTo?.ToUnixTimeMilliseconds() ?? long.MaxValue),
    };

    private static float ShareOf(params object?[] fields) => (float)fields.Count(f => f is not null) / fields.Length;
}
