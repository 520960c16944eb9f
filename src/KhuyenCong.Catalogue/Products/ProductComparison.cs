using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Products;

/// <summary>Lays products side by side: a fixed number of queries, whatever their count.</summary>
public sealed class ProductComparison(CatalogueDb db, Register register, IOptions<CatalogueSettings> settings)
{
    public async Task<ComparisonPage> ReadAsync(ComparisonQuery query, RequestFace face, CancellationToken cancellationToken)
    {
        var cards = await new ProductCards(db, register.Reference, settings.Value).ReadAsync(query.Ids, face.Moment, face.Moment.Today, cancellationToken);
        var ids = cards.ConvertAll(c => c.Id);
        var brands = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Brand }).ToDictionaryAsync(p => p.Id, p => p.Brand, cancellationToken);
        var specifications = await db.Set<ProductSpecification>().AsNoTracking().Where(s => ids.Contains(s.ProductId)).OrderBy(s => s.Position).ToListAsync(cancellationToken);
        var marks = await db.Marks.AsNoTracking().Visible(face.Moment.Now).Where(m => m.ProductId != null && ids.Contains(m.ProductId.Value)).OrderBy(m => m.Id).ToListAsync(cancellationToken);

        var language = face.Language;
        ComparedPart[] parts =
        [
            new(language.Pick("Chứng nhận", "Certificates"), CertificateRows(cards, language)),
            new(language.Pick("Thông tin", "Facts"), FactRows(cards, brands, language)),
            new(language.Pick("Thông số", "Specifications"), SpecificationRows(cards, specifications, language)),
            new(language.Pick("Dấu hiệu khác", "Other marks"), MarkRows(cards, marks, language)),
        ];
        return ComparisonPage.Of(query, [.. cards.Select(c => (c.Id, c.In(language), Links.Product(language, c.Slug, c.Id), (Picture?)c.Picture, (string?)c.GroupSlug))], parts, language, Links.Comparison, Links.Products(language));
    }

    private static List<ComparedRow> CertificateRows(List<ProductCard> cards, Language language)
    {
        var rows = new List<ComparedRow> { Row(language.Pick("Hiệu lực hôm nay", "Validity today"), c => ComparedCell.Of(c.Best is { } best ? [best] : [])) };
        foreach (var level in Enum.GetValues<Level>().Reverse().Where(l => cards.Exists(c => c.Certificates.Any(f => f.Level == l))))
            rows.Add(Row(Say.LevelName(language, level), c => ComparedCell.Of([.. c.Certificates.Where(f => f.Level == level).OrderByDescending(f => f.GrantYear)])));
        rows.Add(Row(
            language.Pick("Đối chiếu hồ sơ gốc", "Compared with the file"),
            c => Plain(c.Best is null ? null : c.Best.Verified is { } verified ? language.Pick($"Đã đối chiếu {Say.Date(language, verified.On)}", $"On {Say.Date(language, verified.On)}") : language.Pick("Chưa", "Not yet"))));
        return rows;

        ComparedRow Row(string label, Func<ProductCard, ComparedCell> cell) => new(label, null, [.. cards.Select(cell)]);

        ComparedCell Plain(string? text) => ComparedCell.Of(text is null ? null : new Worded(text, language.Code()));
    }

    private static List<ComparedRow> FactRows(List<ProductCard> cards, Dictionary<int, string?> brands, Language language)
    {
        var list = Links.Products(language);
        return
        [
            Row(language.Pick("Cơ sở", "Producer"), c => c.Producer is { } p ? ComparedCell.Of(language.Word(p.Name, p.NameEn, p.NameLang), Links.Producer(language, p.Slug, p.Id)) : ComparedCell.Of((Worded?)null)),
            Row(language.Pick("Nơi làm", "Place"), c => ComparedCell.Of(c.Place?.Unit?.In(language))),
            Row(language.Pick("Nhóm", "Group"), c => ComparedCell.Of(language.Word(c.GroupName, c.GroupNameEn), list + new ProductFilter().With("nhom", c.GroupSlug).ToQuery())),
            Row(language.Pick("Loại", "Category"), c => ComparedCell.Of(language.Word(c.CategoryName, c.CategoryNameEn), list + new ProductFilter().With("loai", c.CategorySlug).ToQuery())),
            Row(language.Pick("Nhãn hiệu", "Brand"), c => ComparedCell.Of(brands[c.Id] is { } brand ? new Worded(brand, "vi") : null)),
            Row(language.Pick("Bộ sản phẩm", "A set"), c => ComparedCell.Of(new Worded(c.IsSet ? language.Pick("Có", "Yes") : language.Pick("Không", "No"), language.Code()))),
        ];

        ComparedRow Row(string label, Func<ProductCard, ComparedCell> cell) => new(label, null, [.. cards.Select(cell)]);
    }

    private static List<ComparedRow> SpecificationRows(List<ProductCard> cards, List<ProductSpecification> lines, Language language) =>
    [
        .. lines.GroupBy(l => l.Label, StringComparer.OrdinalIgnoreCase).Select(g => Named(
            language.Word(g.Key, g.First().LabelEn),
            language,
            cards.Select(c => ComparedCell.Of(g.FirstOrDefault(l => l.ProductId == c.Id) is { } line ? language.Word(line.Value, line.ValueEn) : null)))),
    ];

    private List<ComparedRow> MarkRows(List<ProductCard> cards, List<Mark> marks, Language language) =>
    [
        .. marks.GroupBy(m => m.SchemeSlug, StringComparer.Ordinal).Select(g => Named(
            language.Word(register.Reference.MarkSchemes[g.Key].Name, register.Reference.MarkSchemes[g.Key].NameEn),
            language,
            cards.Select(c => ComparedCell.Of(g.FirstOrDefault(m => m.ProductId == c.Id) is { } mark ? new Worded(mark.Grade ?? language.Pick("Có", "Held"), mark.Grade is null ? language.Code() : "vi") : null)))),
    ];

    private static ComparedRow Named(Worded label, Language language, IEnumerable<ComparedCell> cells) => new(label.Text, label.Lang == language.Code() ? null : label.Lang, [.. cells]);
}
