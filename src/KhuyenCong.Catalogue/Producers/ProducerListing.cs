using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Producers;

/// <summary>Answers a <see cref="ProducerFilter"/>, and makes the cards of producers.</summary>
public sealed class ProducerListing(CatalogueDb db, Register register, QueryReader reader, IOptions<CatalogueSettings> settings)
{
    private const int NamesOnCard = 3;

    private static readonly IntentScope Scope = new(ProducerFilter.FacetNames);

    public async Task<ProducerList> ReadAsync(ProducerFilter filter, RequestFace face, int pageSize, CancellationToken cancellationToken)
    {
        var (asked, found, note, help) = Ask(filter, face, pageSize);
        var typed = filter;
        filter = asked;
        var cards = await ReadCardsAsync([.. found.Hits.Select(h => h.Key.Id)], face.Moment, cancellationToken);
        var facets = FacetsOf(filter, found, face.Language);
        return new()
        {
            Filter = filter,
            Asked = typed,
            Page = new(cards, found.Total, filter.Page, pageSize),
            Facets = facets,
            Chips = filter.ChipsOf(Links.Producers(face.Language), facets, face.Language, note is null ? null : (facet, option) => note.ChipOf(facet.Name, option.Value, option.Label.Text, face.Language)),
            Sorts = SortsOf(filter, face.Language),
            Read = note,
            Help = help,
            Reasons = Reason.Of(filter, found),
            Relaxed = RelaxedNote.Of(found, filter.Text),
            FormerProvinces = FormerProvincesOf(filter, face.Language),
        };
    }

    /// <summary>What was typed read as text and conditions, and answered.</summary>
    public ReadAnswer<ProducerFilter> Ask(ProducerFilter filter, RequestFace face, int pageSize) =>
        reader.Run(filter, new(Links.Producers(face.Language), Scope, [Kinds.Producer], f => QueryOf(f, face.Moment, pageSize)), face);

    public static SearchQuery QueryOf(ProducerFilter filter, Moment moment, int pageSize) => new()
    {
        Text = filter.Text,
        Kinds = [Kinds.Producer],
        Now = moment.UnixMilliseconds,
        Day = moment.Today.DayNumber,
        Selected = filter.Chosen.ToDictionary(
            c => ProductListing.IndexNameOf(c.Key),
            c => (IReadOnlyList<string>)[.. c.Value.SelectMany(v => ProductListing.IndexValuesOf(c.Key, v)).Distinct()],
            StringComparer.Ordinal),
        Count = [.. ProducerFilter.FacetNames.Select(ProductListing.IndexNameOf), IndexWords.LiveRows],
        MostValues = ProductListing.MostCounted,
        Sort = filter.EffectiveSort switch
        {
            "ten" => SearchSort.Name,
            "moi" => SearchSort.Newest,
            _ => SearchSort.Relevance,
        },
        Explain = filter.Explained,
        Skip = (filter.Page - 1) * pageSize,
        Take = pageSize,
    };

    /// <summary>In the order of <paramref name="ids"/>; three queries, whatever their count.</summary>
    public async Task<List<ProducerCard>> ReadCardsAsync(IReadOnlyList<int> ids, Moment moment, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var producers = await db.Producers.AsNoTracking().Visible(moment.Now).Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken);
        var products = await db.Products.AsNoTracking().Visible(moment.Now).Where(p => p.ProducerId != null && ids.Contains(p.ProducerId.Value))
            .Select(p => new { p.Id, Producer = p.ProducerId!.Value, p.Name, p.NameLang, p.NameEn, p.SortKey }).ToListAsync(cancellationToken);
        var numbers = products.ConvertAll(p => p.Id);
        var faces = await db.Certificates.Where(c => numbers.Contains(c.ProductId))
            .ReadFacesAsync(register.Reference, settings.Value.ExpiringDays, moment, moment.Today, cancellationToken);
        var byProduct = faces.ToLookup(f => f.ProductId);
        var byProducer = products.ToLookup(p => p.Producer);
        var cards = producers.ToDictionary(p => p.Id, p =>
        {
            var own = byProducer[p.Id].OrderByDescending(x => byProduct[x.Id].Any(f => f.IsLive)).ThenBy(x => x.SortKey, StringComparer.Ordinal).ToList();
            return CardOf(p, own.Count, own.Count(x => byProduct[x.Id].Any(f => f.IsLive)), [.. own.Take(NamesOnCard).Select(x => new ProductName(x.Name, x.NameLang, x.NameEn))],
                CertificateFace.BestOf(own.SelectMany(x => byProduct[x.Id])));
        });
        return [.. ids.Select(id => cards.GetValueOrDefault(id)).OfType<ProducerCard>()];
    }

    private ProducerCard CardOf(Producer p, int products, int live, IReadOnlyList<ProductName> names, CertificateFace? best) => new()
    {
        Id = p.Id,
        Slug = p.Slug,
        Name = p.Name,
        NameLang = p.NameLang,
        NameEn = p.NameEn,
        NameBasis = p.NameBasis,
        LegalForm = p.LegalForm,
        Place = PlaceFace.Of(register.Reference, p.ProvinceSlug, p.FormerProvinceSlug, p.PlaceAsPrinted),
        Exports = p.Exports,
        ProductCount = products,
        LiveCount = live,
        Products = names,
        Best = best,
    };

    private List<Facet> FacetsOf(ProducerFilter filter, SearchResult found, Language language)
    {
        var facets = new List<Facet>();
        foreach (var name in ProducerFilter.FacetNames)
        {
            var counts = found.Facets.GetValueOrDefault(ProductListing.IndexNameOf(name), []).ToDictionary(c => c.Value, c => c.Count, StringComparer.Ordinal);
            var options = (name switch
            {
                "hieu-luc" => [Option("con", new(language.Pick("Có sản phẩm còn hiệu lực", "Has a product with a valid certificate"), language.Code()), ProductListing.LiveCount(found))],
                "xuat-khau" => [Option("co", new(language.Pick("Có xuất khẩu", "Exports"), language.Code()), counts.GetValueOrDefault("co"))],
                "loai" => counts.Select(c => Option(c.Key, register.Reference.Categories.GetValueOrDefault(c.Key) is { } k ? language.Word(k.Name, k.NameEn) : new(c.Key, "vi"), c.Value)),
                "nhom" => counts.Select(c => Option(c.Key, LabelOf(register.Reference.Groups.GetValueOrDefault(c.Key), language), c.Value)),
                _ => counts
                    .Where(c => filter.ValuesOf(name).Contains(c.Key) || register.Reference.Provinces.GetValueOrDefault(c.Key) is { Scheme: 2025 })
                    .Select(c => Option(c.Key, FacetWords.Of(register.Reference, language, name, c.Key), c.Value)),
            }).Where(o => o.Count > 0 || o.Selected).OrderByDescending(o => o.Selected).ThenByDescending(o => o.Count).ThenBy(o => VietnameseText.SortKey(o.Label.Text), StringComparer.Ordinal).ToList();
            if (options.Count > 0)
                facets.Add(new(name, ProductListing.FacetLabel(language, name), options));

            FacetOption Option(string value, Worded label, int count) => new(value, label, count, filter.ValuesOf(name).Contains(value));
        }

        return facets;
    }

    private static Worded LabelOf(ProductGroup? group, Language language) =>
        group is null ? new("", "vi") : language.Word(group.ShortName ?? group.Name, group.ShortNameEn ?? group.NameEn);

    private static List<SortOption> SortsOf(ProducerFilter filter, Language language) => filter.SortsOf(Links.Producers(language), ProducerFilter.Sorts, sort => sort switch
    {
        "lien-quan" => language.Pick("Liên quan nhất", "Most relevant"),
        "ten" => language.Pick("Tên A → Z", "Name A → Z"),
        _ => language.Pick("Mới được cấp trước", "Newest grant first"),
    });

    private List<FormerProvinceHint> FormerProvincesOf(ProducerFilter filter, Language language) =>
        FormerProvinceHint.Of(register.Reference, filter.ValuesOf("tinh"), (former, now) => Links.Producers(language) + filter.Without("tinh", former).With("tinh", now).ToQuery());
}
