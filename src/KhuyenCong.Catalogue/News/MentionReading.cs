using System.Globalization;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Fairs;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Programmes;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.News;

/// <summary>Turns the mentions of an article into cards and lines; what is not public today is left out.</summary>
public sealed class MentionReading(CatalogueDb db, Register register, ProducerListing producers, IOptions<CatalogueSettings> settings)
{
    private const string Province = "province";

    /// <param name="mentions">In their order.</param>
    /// <param name="face">Today's states are told.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ArticleMentions> ReadAsync(IReadOnlyList<ArticleMention> mentions, RequestFace face, CancellationToken cancellationToken)
    {
        var lines = new List<MentionLine>();
        foreach (var group in mentions.GroupBy(m => m.Kind, StringComparer.Ordinal))
            lines.AddRange(await LinesAsync(group.Key, NumbersOf(group), face, cancellationToken));
        return new()
        {
            Products = await ProductsAsync(mentions, face.Moment, cancellationToken),
            Producers = await producers.ReadCardsAsync(NumbersOf(mentions.Where(m => m.Kind == Kinds.Producer)), face.Moment, cancellationToken),
            Lines = lines,
            Places = PlacesOf(mentions, face.Language),
        };
    }

    /// <summary>A certificate speaks for its product.</summary>
    private async Task<List<MentionedProduct>> ProductsAsync(IReadOnlyList<ArticleMention> mentions, Moment moment, CancellationToken cancellationToken)
    {
        var codes = mentions.Where(m => m.Kind == Kinds.Certificate).Select(m => m.TargetId).ToList();
        var certified = codes.Count == 0 ? [] : await db.Certificates.Visible(moment.Now).Where(c => codes.Contains(c.Code)).OrderBy(c => c.Code).Select(c => c.ProductId).ToListAsync(cancellationToken);
        List<int> ids = [.. NumbersOf(mentions.Where(m => m.Kind == Kinds.Product)).Union(certified)];
        var cards = await new ProductCards(db, register.Reference, settings.Value).ReadAsync(ids, moment, moment.Today, cancellationToken);
        return cards.ConvertAll(card => new MentionedProduct(card, [.. card.Certificates.Where(c => c.Status is CertificateStatus.Revoked or CertificateStatus.Suspended)]));
    }

    private async Task<List<MentionLine>> LinesAsync(string kind, List<int> ids, RequestFace face, CancellationToken cancellationToken)
    {
        var language = face.Language;
        var now = face.Moment.Now;
        List<(int Id, MentionLine Line)> lines = kind switch
        {
            Kinds.Round => (await db.Rounds.AsNoTracking().Visible(now).Include(r => r.Decision).Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken))
                .ConvertAll(r => (r.Id, Line(language.Word(r.Name, r.NameEn), Links.Round(language, r.Slug, r.Id), RoundNote(r)))),
            Kinds.Document => (await db.Documents.AsNoTracking().Visible(now).Where(d => ids.Contains(d.Id)).ToListAsync(cancellationToken))
                .ConvertAll(d => (d.Id, Line(language.Word(d.Title, d.TitleEn), Links.Document(language, d.Slug, d.Id), DocumentNote(d)))),
            Kinds.Fair => (await db.Fairs.AsNoTracking().Visible(now).Where(f => ids.Contains(f.Id)).ToListAsync(cancellationToken))
                .ConvertAll(f => (f.Id, Line(language.Word(f.Name, f.NameEn), Links.Fair(language, f.Slug, f.Id), FairNote(f)))),
            Kinds.Showroom => (await db.Showrooms.AsNoTracking().Visible(now).Where(s => ids.Contains(s.Id)).ToListAsync(cancellationToken))
                .ConvertAll(s => (s.Id, Line(language.Word(s.Name, s.NameEn), Links.Showroom(language, s.Slug, s.Id), PlaceName(s.ProvinceSlug)))),
            Kinds.Programme => (await db.Programmes.AsNoTracking().Visible(now).Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken))
                .ConvertAll(p => (p.Id, Line(language.Word(p.Name, p.NameEn), Links.Programme(language, p.Slug, p.Id), ProjectWords.Years(p.FromYear, p.ToYear)))),
            Kinds.Project => (await db.Projects.AsNoTracking().Visible(now).Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken))
                .ConvertAll(p => (p.Id, Line(language.Word(p.Name, p.NameEn), Links.Project(language, p.Slug, p.Id), Joined(ProjectWords.Years(p.FromYear, p.ToYear), PlaceName(p.ProvinceSlug))))),
            _ => [],
        };
        return [.. lines.OrderBy(l => ids.IndexOf(l.Id)).Select(l => l.Line)];

        MentionLine Line(Worded name, string href, string note) => new(kind, Say.KindName(language, kind), name, href, note);

        string PlaceName(string? slug) => ProvinceLink.Of(register.Reference, slug)?.In(language).Text ?? "";

        string RoundNote(Round r) => Joined(
            r.Decision is { } decision ? language.Pick($"Quyết định {decision.Number}", $"Decision {decision.Number}") : "",
            r.Recognised is { } count ? language.Pick($"{Say.Number(language, count)} sản phẩm được công nhận", $"{Say.Number(language, count)} products recognised") : "");

        string DocumentNote(Document d) => Joined(d.Number, d.IssuedOn is { } on ? Say.Date(language, on) : "");

        string FairNote(Fair f) => Joined(FairWords.Days(language, FairDays.Of(f)), PlaceName(f.ProvinceSlug));
    }

    private List<PlaceMention> PlacesOf(IReadOnlyList<ArticleMention> mentions, Language language) =>
    [
        .. mentions.Where(m => m.Kind == Province)
            .Select(m => ProvinceLink.Of(register.Reference, m.TargetId)).OfType<ProvinceLink>()
            .Select(p => new PlaceMention(p.In(language), p.IsFormer, Links.Products(language) + new ProductFilter().With("tinh", p.Slug).ToQuery())),
    ];

    private static string Joined(params string[] parts) => string.Join(" · ", parts.Where(p => p.Length > 0));

    private static List<int> NumbersOf(IEnumerable<ArticleMention> mentions) =>
        [.. mentions.Select(m => int.TryParse(m.TargetId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct()];
}
