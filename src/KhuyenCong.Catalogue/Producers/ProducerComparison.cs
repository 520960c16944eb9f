using System.Globalization;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Producers;

/// <summary>Lays producers side by side as a buyer weighs them: what is certified today, what they make, how much, to which standards, where, how to reach them.</summary>
public sealed class ProducerComparison(CatalogueDb db, Register register, IOptions<CatalogueSettings> settings)
{
    public async Task<ComparisonPage> ReadAsync(ComparisonQuery query, RequestFace face, CancellationToken cancellationToken)
    {
        var (language, now) = (face.Language, face.Moment.Now);
        var producers = await db.Producers.AsNoTracking().Visible(now).Where(p => query.Ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        var ids = producers.ConvertAll(p => p.Id);
        var products = await db.Products.AsNoTracking().Visible(now).Where(p => p.ProducerId != null && ids.Contains(p.ProducerId.Value))
            .Select(p => new Made(p.Id, p.ProducerId!.Value, p.CategorySlug)).ToListAsync(cancellationToken);
        var made = products.ConvertAll(p => p.Id);
        var faces = await db.Certificates.Where(c => made.Contains(c.ProductId)).ReadFacesAsync(register.Reference, settings.Value.ExpiringDays, face.Moment, face.Moment.Today, cancellationToken);
        var marks = await db.Marks.AsNoTracking().Visible(now)
            .Where(m => (m.ProducerId != null && ids.Contains(m.ProducerId.Value)) || (m.ProductId != null && made.Contains(m.ProductId.Value))).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var compared = producers.ConvertAll(p =>
        {
            var own = products.Where(x => x.Producer == p.Id).ToList();
            var numbers = own.Select(x => x.Id).ToHashSet();
            return new Compared(p, own, [.. faces.Where(f => f.IsLive && numbers.Contains(f.ProductId))], [.. marks.Where(m => m.ProducerId == p.Id || (m.ProductId is { } product && numbers.Contains(product)))]);
        });
        ComparedPart[] parts =
        [
            new(language.Pick("Chứng nhận còn hiệu lực hôm nay", "Certificates in force today"), CertificateRows(compared, language)),
            new(language.Pick("Hàng hóa và năng lực", "Goods and capacity"), GoodsRows(compared, language)),
            new(language.Pick("Tiêu chuẩn, nhãn khác", "Standards and other marks"), MarkRows(compared, language, face.Moment.Today)),
            new(language.Pick("Nơi làm", "Place"), PlaceRows(compared, language)),
            new(language.Pick("Liên hệ", "Contact"), ContactRows(compared, language)),
        ];
        return ComparisonPage.Of(
            query,
            [.. producers.Select(p => (p.Id, language.Word(p.Name, p.NameEn, p.NameLang), Links.Producer(language, p.Slug, p.Id), (Picture?)null, (string?)null))],
            parts,
            language,
            Links.ProducerComparison,
            Links.Producers(language));
    }

    private static List<ComparedRow> CertificateRows(List<Compared> compared, Language language)
    {
        var living = new ProductFilter().With("hieu-luc", "con");
        var rows = new List<ComparedRow>
        {
            Row(compared, language.Pick("Sản phẩm có chứng nhận", "Certified products"), c => Linked(
                c.Live.DistinctBy(f => f.ProductId).Count(), language, Links.Products(language) + living.With("co-so", Number(c.Producer.Id)).ToQuery())),
        };
        foreach (var level in Enum.GetValues<Level>().Reverse().Where(l => compared.Exists(c => c.Live.Any(f => f.Level == l))))
            rows.Add(Row(compared, Say.LevelName(language, level), c => Linked(
                c.Live.Count(f => f.Level == level), language, Links.Certificates(language) + living.With("co-so", Number(c.Producer.Id)).With("cap", Say.LevelSlug(level)).ToQuery())));
        rows.Add(Row(compared, language.Pick("Giấy hết hạn sau cùng", "Last to end"), c => Plain(c.Live.Max(f => f.ValidTo) is { } end ? Say.Date(language, end) : null, language)));
        return rows;
    }

    private List<ComparedRow> GoodsRows(List<Compared> compared, Language language) =>
    [
        Row(compared, language.Pick("Sản phẩm trong sổ", "Products in the register"), c => Linked(c.Made.Count, language, Links.Products(language) + new ProductFilter().With("co-so", Number(c.Producer.Id)).ToQuery())),
        Row(compared, language.Pick("Loại hàng", "Categories"), c => Plain(Joined(c.Made.Select(m => m.Category).Distinct().Order(StringComparer.Ordinal).Select(k => register.Reference.Categories[k]).Select(k => language.Word(k.Name, k.NameEn).Text)), language)),
        Row(compared, language.Pick("Năng lực sản xuất", "Capacity"), c => ComparedCell.Of(c.Producer.Capacity is { } capacity ? new Worded(capacity, "vi") : null)),
        Row(compared, language.Pick("Xuất khẩu", "Exports"), c => Plain(c.Producer.Exports is { } exports ? exports ? language.Pick("Có", "Yes") : language.Pick("Không", "No") : null, language)),
        Row(compared, language.Pick("Loại hình", "Legal form"), c => Plain(c.Producer.LegalForm is { } form ? Say.LegalFormName(language, form) : null, language)),
    ];

    /// <summary>Marks that have not ended, by scheme: the producer's own, and how many of its products hold one.</summary>
    private List<ComparedRow> MarkRows(List<Compared> compared, Language language, DateOnly today) =>
    [
        .. compared.SelectMany(c => c.Marks).Where(m => Holds(m, today)).Select(m => m.SchemeSlug).Distinct(StringComparer.Ordinal).Select(scheme =>
        {
            var name = language.Word(register.Reference.MarkSchemes[scheme].Name, register.Reference.MarkSchemes[scheme].NameEn);
            return Row(compared, name.Text, c => Plain(Told([.. c.Marks.Where(m => m.SchemeSlug == scheme && Holds(m, today))], language), language)) with { LabelLang = name.Lang == language.Code() ? null : name.Lang };
        }),
    ];

    private List<ComparedRow> PlaceRows(List<Compared> compared, Language language) =>
    [
        Row(compared, language.Pick("Hiện nay", "Now"), c => ComparedCell.Of(ProvinceLink.Of(register.Reference, c.Producer.ProvinceSlug)?.In(language))),
        Row(compared, language.Pick("Trước ngày 01/07/2025", "Before 1 July 2025"), c => ComparedCell.Of(ProvinceLink.Of(register.Reference, c.Producer.FormerProvinceSlug)?.In(language))),
        Row(compared, language.Pick("Địa chỉ theo nguồn", "Address in the source"), c => ComparedCell.Of(c.Producer.PlaceAsPrinted is { } printed ? new Worded(printed, "vi") : null)),
    ];

    private static List<ComparedRow> ContactRows(List<Compared> compared, Language language) =>
    [
        Row(compared, language.Pick("Điện thoại", "Telephone"), c => Reached(c.Producer.Phone, p => "tel:" + p.Replace(" ", "", StringComparison.Ordinal), language)),
        Row(compared, language.Pick("Thư điện tử", "E-mail"), c => Reached(c.Producer.Email, e => "mailto:" + e, language)),
        Row(compared, language.Pick("Trang mạng", "Web site"), c => Reached(c.Producer.Website, u => u, language)),
    ];

    private static bool Holds(Mark mark, DateOnly today) => mark.ExpiresOn is not { } end || end >= today;

    private static string Told(IReadOnlyList<Mark> marks, Language language) => Joined(
        marks.Where(m => m.ProducerId is not null).Select(m => m.Grade ?? language.Pick("Có", "Held")).Distinct()
            .Concat(marks.Where(m => m.ProductId is not null).GroupBy(m => m.Grade, (grade, held) => (Grade: grade, Count: held.DistinctBy(m => m.ProductId).Count()))
                .Select(g => $"{(g.Grade is null ? "" : g.Grade + ": ")}{Products(g.Count, language)}"))) ?? "";

    private static string Products(int count, Language language) => $"{Say.Number(language, count)} {language.Pick("sản phẩm", count == 1 ? "product" : "products")}";

    private static string? Joined(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } joined ? joined : null;

    private static ComparedRow Row(List<Compared> compared, string label, Func<Compared, ComparedCell> cell) => new(label, null, [.. compared.Select(cell)]);

    private static ComparedCell Plain(string? text, Language language) => ComparedCell.Of(string.IsNullOrEmpty(text) ? null : new Worded(text, language.Code()));

    /// <summary>A figure with its list; nothing to lead to where there is none.</summary>
    private static ComparedCell Linked(int count, Language language, string href) => ComparedCell.Of(new Worded(Say.Number(language, count), language.Code()), count > 0 ? href : null);

    private static ComparedCell Reached(string? value, Func<string, string> href, Language language) => value is null ? ComparedCell.Of((Worded?)null) : ComparedCell.Of(new Worded(value, language.Code()), href(value));

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);

    private sealed record Made(int Id, int Producer, string Category);

    private sealed record Compared(Producer Producer, IReadOnlyList<Made> Made, IReadOnlyList<CertificateFace> Live, IReadOnlyList<Mark> Marks);
}
