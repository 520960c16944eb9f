using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.News;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Rounds;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Documents;

/// <summary>Reads one document's page: what it stands to, what it decided, where it is spoken of.</summary>
public sealed class DocumentReading(CatalogueDb db, Register register, NewsListing news, IOptions<CatalogueSettings> settings)
{
    private const int ProductsShown = 8;
    private const int MostArticles = 12;
    private const int MostEvents = 50;

    public async Task<DocumentPage> ReadAsync(Document document, RequestFace face, CancellationToken cancellationToken)
    {
        var now = face.Moment.Now;
        var language = face.Language;
        var id = document.Id;
        var rounds = await db.Rounds.AsNoTracking().Visible(now).Include(r => r.Decision).Where(r => r.DecisionId == id)
            .OrderByDescending(r => r.Year).ThenBy(r => r.SortKey).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        var granted = db.Certificates.Visible(now).Where(c => c.DecisionId == id || (c.DecisionId == null && c.Round!.DecisionId == id));
        var certified = db.Products.Visible(now).Where(p => granted.Any(c => c.ProductId == p.Id));
        var shown = await certified.OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => p.Id).Take(ProductsShown).ToListAsync(cancellationToken);
        var programmes = await db.Programmes.AsNoTracking().Visible(now).Where(p => p.DecisionId == id).OrderByDescending(p => p.FromYear).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        var name = id.ToString(CultureInfo.InvariantCulture);
        var articles = await NewsListing.NewestFirst(db.Articles.AsNoTracking().Visible(now).Where(a => a.Mentions.Any(m => m.Kind == Kinds.Document && m.TargetId == name)))
            .Take(MostArticles).ToListAsync(cancellationToken);
        return new()
        {
            Row = DocumentListing.RowOf(document, language, face.Moment.Today),
            Signer = document.Signer,
            Abstract = document.Abstract is { } text ? language.Word(text, document.AbstractEn) : null,
            File = await FileAsync(document.MediaId, cancellationToken),
            Url = document.Url,
            Relations = await RelationsAsync(id, face, cancellationToken),
            Rounds = await RoundsController.RowsAsync(db, register.Reference, rounds, face.Moment, cancellationToken),
            Products = await Cards().ReadAsync(shown, face.Moment, face.Moment.Today, cancellationToken),
            CertificateCount = await granted.CountAsync(c => certified.Any(p => p.Id == c.ProductId), cancellationToken),
            ProductCount = await certified.CountAsync(cancellationToken),
            ProductsHref = Links.Products(language) + new ProductFilter().With("quyet-dinh", name).ToQuery(),
            Events = await EventsAsync(id, face.Moment, cancellationToken),
            Programmes = [.. programmes.Select(p => new ProgrammeLink(language.Word(p.Name, p.NameEn), Links.Programme(language, p.Slug, p.Id), p.FromYear, p.ToYear))],
            Articles = await news.ItemsAsync(articles, language, cancellationToken),
            Sources = register.Reference.SourcesOf(document.Sources),
            UpdatedAt = document.UpdatedAt,
        };
    }

    /// <summary>Null also where the register names a file that is not in the folder.</summary>
    private async Task<DocumentFile?> FileAsync(int? media, CancellationToken cancellationToken) =>
        media is not null
        && await db.Media.Where(m => m.Id == media && m.Kind == MediaKind.File).Select(m => m.File).FirstOrDefaultAsync(cancellationToken) is { } path
        && MediaFolder.Find(settings.Value, path) is var (file, _, kind)
            ? new(Links.Media(path), kind, file.Length)
            : null;

    /// <summary>Outgoing and incoming relations, by kind.</summary>
    private async Task<List<DocumentRelations>> RelationsAsync(int id, RequestFace face, CancellationToken cancellationToken)
    {
        var relations = await db.Set<DocumentRelation>().AsNoTracking().Where(r => r.DocumentId == id || r.TargetId == id).ToListAsync(cancellationToken);
        var others = relations.Select(r => r.DocumentId == id ? r.TargetId : r.DocumentId).ToList();
        var documents = await db.Documents.AsNoTracking().Visible(face.Moment.Now).Where(d => others.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
        return
        [
            .. relations
                .Select(r => (r.Kind, Incoming: r.TargetId == id, Other: documents.GetValueOrDefault(r.DocumentId == id ? r.TargetId : r.DocumentId)))
                .Where(r => r.Other is not null)
                .GroupBy(r => (r.Kind, r.Incoming))
                .OrderBy(g => g.Key.Incoming).ThenBy(g => g.Key.Kind)
                .Select(g => new DocumentRelations(
                    DocumentWords.RelationName(face.Language, g.Key.Kind, g.Key.Incoming),
                    [.. g.OrderBy(r => r.Other!.IssuedOn).ThenBy(r => r.Other!.Id).Select(r => DocumentListing.RowOf(r.Other!, face.Language, face.Moment.Today))])),
        ];
    }

    private async Task<List<DecidedEvent>> EventsAsync(int id, Moment moment, CancellationToken cancellationToken)
    {
        var products = await db.Certificates.Visible(moment.Now).Where(c => c.Events.Any(e => e.DecisionId == id)).Select(c => c.ProductId).Distinct().Order().Take(MostEvents).ToListAsync(cancellationToken);
        var cards = await Cards().ReadAsync(products, moment, moment.Today, cancellationToken);
        return
        [
            .. cards.SelectMany(p => p.Certificates, (p, c) => (Product: p, Certificate: c))
                .SelectMany(x => x.Certificate.Events.Where(e => e.Decision?.Id == id), (x, e) => new DecidedEvent(x.Certificate, x.Product, e))
                .OrderBy(e => e.Event.EffectiveOn).ThenBy(e => e.Certificate.Code, StringComparer.Ordinal),
        ];
    }

    private ProductCards Cards() => new(db, register.Reference, settings.Value);
}
