using System.Globalization;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Products;

/// <summary>Answers a <see cref="ProductFilter"/>: the index finds, counts and orders; the rows of one page are read by number.</summary>
public sealed class ProductListing(CatalogueDb db, Register register, QueryReader reader, IOptions<CatalogueSettings> settings)
{
    /// <summary>Enough for all provinces and categories; of producers and decisions the most frequent.</summary>
    private const int LongestFacet = 40;
    private const int LongestNames = 20;

    /// <summary>All provinces of both schemes fit.</summary>
    internal const int MostCounted = 100;

    private static readonly IntentScope Scope = new(ProductFilter.FacetNames);

    public async Task<ProductList> ReadAsync(ProductFilter filter, RequestFace face, int pageSize, CancellationToken cancellationToken)
    {
        var day = filter.Day ?? face.Moment.Today;
        var (asked, found, note, help) = Ask(filter, face, pageSize);
        var typed = filter;
        filter = asked;
        var cards = await new ProductCards(db, register.Reference, settings.Value)
            .ReadAsync([.. found.Hits.Select(h => h.Key.Id)], face.Moment, day, cancellationToken);
        var facets = await FacetsAsync(filter, found, face.Language, cancellationToken);
        var list = Links.Products(face.Language);
        return new()
        {
            Filter = filter,
            Asked = typed,
            Page = new(cards, found.Total, filter.Page, pageSize),
            Facets = facets,
            Chips = ChipsOf(filter, facets, list, face.Language, note),
            Sorts = SortsOf(filter, list, face.Language),
            FormerProvinces = FormerProvincesOf(filter, list),
            Relaxed = RelaxedNote.Of(found, filter.Text),
            Read = note,
            Help = help,
            Reasons = Reason.Of(filter, found),
            Day = day,
            DayAsked = filter.Day is not null,
        };
    }

    /// <summary>What was typed read as text and conditions, and answered.</summary>
    public ReadAnswer<ProductFilter> Ask(ProductFilter filter, RequestFace face, int pageSize, bool count = true) => reader.Run(
        filter,
        new(Links.Products(face.Language), Scope, [Kinds.Product], f => QueryOf(f, face.Moment, f.Day ?? face.Moment.Today, pageSize, count)),
        face);

    /// <summary>The same question in the index's words; the API and the feeds ask through it too.</summary>
    public static SearchQuery QueryOf(ProductFilter filter, Moment moment, DateOnly day, int pageSize, bool count) => new()
    {
        Text = filter.Text,
        Kinds = [Kinds.Product],
        Now = moment.UnixMilliseconds,
        Day = day.DayNumber,
        Selected = filter.Chosen.ToDictionary(c => IndexNameOf(c.Key), c => (IReadOnlyList<string>)[.. c.Value.SelectMany(v => IndexValuesOf(c.Key, v)).Distinct()], StringComparer.Ordinal),
        Count = count ? [.. ProductFilter.FacetNames.Select(IndexNameOf), IndexWords.LiveRows] : [],
        MostValues = MostCounted,
        Sort = filter.EffectiveSort switch
        {
            "ten" => SearchSort.Name,
            "moi" => SearchSort.Newest,
            "het-han" => SearchSort.EndOfValidity,
            _ => SearchSort.Relevance,
        },
        Explain = filter.Explained,
        Skip = (filter.Page - 1) * pageSize,
        Take = pageSize,
    };

    public static string IndexNameOf(string facet) => facet switch
    {
        "nhom" => IndexWords.Group,
        "loai" => IndexWords.Category,
        "tinh" => IndexWords.Province,
        "cap" => IndexWords.Level,
        "nam" => IndexWords.Year,
        "hieu-luc" => IndexWords.State,
        "co-so" => IndexWords.Producer,
        "xuat-khau" => IndexWords.Exports,
        MarkWords.Facet => IndexWords.Mark,
        _ => IndexWords.Decision,
    };

    /// <summary>"con" is every state in which a certificate is valid, "sap-het" only those that end soon.</summary>
    public static IReadOnlyList<string> IndexValuesOf(string facet, string value) => facet switch
    {
        "cap" => [Kebab.Of(ProductFilter.LevelOf(value))],
        "hieu-luc" when value == "con" => IndexWords.Live,
        "hieu-luc" => [Kebab.Of(StatusOf(value))],
        _ => [value],
    };

    private static CertificateStatus StatusOf(string word) => word switch
    {
        "sap-het" => CertificateStatus.Expiring,
        "het" => CertificateStatus.Expired,
        "thu-hoi" => CertificateStatus.Revoked,
        "tam-dung" => CertificateStatus.Suspended,
        "chua" => CertificateStatus.NotYet,
        "chua-ro" => CertificateStatus.Unknown,
        _ => CertificateStatus.Valid,
    };

    /// <summary>The facets that were counted, worded.</summary>
    public async Task<List<Facet>> FacetsAsync(ProductFilter filter, SearchResult found, Language language, CancellationToken cancellationToken)
    {
        var labels = await LabelsAsync(found.Facets, language, cancellationToken);
        var facets = new List<Facet>();
        foreach (var name in ProductFilter.FacetNames)
        {
            var counts = found.Facets.GetValueOrDefault(IndexNameOf(name), []).ToDictionary(c => c.Value, c => c.Count, StringComparer.Ordinal);
            var options = name switch
            {
                "hieu-luc" => ProductFilter.StatusWords.Select(w => Option(w, StatusLabel(language, w), w == "con" ? LiveCount(found) : counts.GetValueOrDefault(IndexValuesOf(name, w)[0]))),
                "cap" => ProductFilter.LevelWords.Reverse().Select(w => Option(w, new(Say.LevelName(language, ProductFilter.LevelOf(w)), language.Code()), counts.GetValueOrDefault(Kebab.Of(ProductFilter.LevelOf(w))))),
                "nam" => counts.OrderByDescending(c => c.Key, StringComparer.Ordinal).Select(c => Option(c.Key, new(c.Key, language.Code()), c.Value)),
                "xuat-khau" or MarkWords.Facet => counts.Select(c => Option(c.Key, FacetWords.Of(register.Reference, language, name, c.Key), c.Value)),
                "tinh" => counts.Where(c => IsPresent(c.Key)).Select(c => Option(c.Key, labels[(name, c.Key)], c.Value)),
                _ => counts.Where(c => labels.ContainsKey((name, c.Key))).Select(c => Option(c.Key, labels[(name, c.Key)], c.Value)),
            };
            var shown = options.Where(o => o.Count > 0 || o.Selected).ToList();
            foreach (var chosen in filter.ValuesOf(name).Where(v => !shown.Exists(o => o.Value == v)))
                shown.Add(Option(chosen, labels.GetValueOrDefault((name, chosen), FacetWords.Of(register.Reference, language, name, chosen)), counts.GetValueOrDefault(chosen)));
            if (name is "nhom" or "loai" or "tinh" or "co-so" or "quyet-dinh")
                shown = [.. shown.OrderByDescending(o => o.Selected).ThenByDescending(o => o.Count).ThenBy(o => VietnameseText.SortKey(o.Label.Text), StringComparer.Ordinal).Take(name is "co-so" or "quyet-dinh" ? LongestNames : LongestFacet)];
            if (shown.Count > 0)
                facets.Add(new(name, FacetLabel(language, name), shown));

            FacetOption Option(string value, Worded label, int count) => new(value, label, count, filter.ValuesOf(name).Contains(value));
        }

        return facets;
    }

    /// <summary>Records with a certificate that is valid on the day, counted once each.</summary>
    public static int LiveCount(SearchResult found) => found.Facets.GetValueOrDefault(IndexWords.LiveRows, []).Sum(c => c.Count);

    private bool IsPresent(string province) => register.Reference.Provinces.GetValueOrDefault(province) is { Scheme: 2025 };

    public static Worded StatusLabel(Language language, string word) =>
        new(word == "con" ? language.Pick("Còn hiệu lực", "Valid") : Say.StatusName(language, StatusOf(word)), language.Code());

    public static string FacetLabel(Language language, string name) => name switch
    {
        "nhom" => language.Pick("Nhóm sản phẩm", "Product group"),
        "loai" => language.Pick("Loại hàng", "Category"),
        "tinh" => language.Pick("Tỉnh, thành phố", "Province"),
        "cap" => language.Pick("Cấp chứng nhận", "Level"),
        "nam" => language.Pick("Năm cấp", "Year of the grant"),
        "hieu-luc" => language.Pick("Hiệu lực giấy chứng nhận", "Validity of the certificate"),
        "co-so" => language.Pick("Cơ sở sản xuất", "Producer"),
        "xuat-khau" => language.Pick("Xuất khẩu", "Exports"),
        MarkWords.Facet => language.Pick("Danh hiệu khác (không phải cấp CNNT)", "Other marks (not levels of this register)"),
        _ => language.Pick("Quyết định", "Decision"),
    };

    /// <summary>Labels of every value that is shown: from the reference data, and from one query each for producers and decisions.</summary>
    private async Task<Dictionary<(string, string), Worded>> LabelsAsync(
        IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> facets, Language language, CancellationToken cancellationToken)
    {
        var reference = register.Reference;
        var labels = new Dictionary<(string, string), Worded>();
        foreach (var province in reference.Provinces.Values)
            labels[("tinh", province.Slug)] = ProvinceLink.Of(province).Dated(language);
        foreach (var group in reference.Groups.Values)
            labels[("nhom", group.Slug)] = language.Word(group.ShortName ?? group.Name, group.ShortNameEn ?? group.NameEn);
        foreach (var category in reference.Categories.Values)
            labels[("loai", category.Slug)] = language.Word(category.Name, category.NameEn);

        var producers = NumbersOf(facets.GetValueOrDefault(IndexWords.Producer, []));
        foreach (var producer in await db.Producers.AsNoTracking().Where(p => producers.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.NameLang, p.NameEn }).ToListAsync(cancellationToken))
            labels[("co-so", producer.Id.ToString(CultureInfo.InvariantCulture))] = language.Word(producer.Name, producer.NameEn, producer.NameLang);
        var decisions = NumbersOf(facets.GetValueOrDefault(IndexWords.Decision, []));
        foreach (var decision in await db.Documents.AsNoTracking().Where(d => decisions.Contains(d.Id)).Select(d => new { d.Id, d.Number }).ToListAsync(cancellationToken))
            labels[("quyet-dinh", decision.Id.ToString(CultureInfo.InvariantCulture))] = new(decision.Number, "vi");
        return labels;
    }

    private static List<int> NumbersOf(IReadOnlyList<FacetCount> counts) =>
    [
        .. counts
            .OrderByDescending(c => c.Selected)
            .ThenByDescending(c => c.Count)
            .Take(LongestNames)
            .Select(c => int.TryParse(c.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0),
    ];

    public static List<Chip> ChipsOf(ProductFilter filter, List<Facet> facets, string list, Language language, ReadNote? note = null)
    {
        var chips = filter.ChipsOf(list, facets, language, note is null ? null : (facet, option) => note.ChipOf(facet.Name, option.Value, option.Label.Text, language));
        if (filter.Day is { } day)
            chips.Add(new(language.Pick("Tại ngày", "On"), Say.Date(language, day), list + filter.WithoutDay().ToQuery()));
        return chips;
    }

    public static List<SortOption> SortsOf(ProductFilter filter, string list, Language language) => filter.SortsOf(list, ProductFilter.Sorts, sort => sort switch
    {
        "lien-quan" => language.Pick("Liên quan nhất", "Most relevant"),
        "ten" => language.Pick("Tên A → Z", "Name A → Z"),
        "moi" => language.Pick("Mới cấp trước", "Newest first"),
        _ => language.Pick("Sắp hết hạn trước", "Ending first"),
    });

    public List<FormerProvinceHint> FormerProvincesOf(ProductFilter filter, string list) =>
        FormerProvinceHint.Of(register.Reference, filter.ValuesOf("tinh"), (former, now) => list + filter.Without("tinh", former).With("tinh", now).ToQuery());
}
