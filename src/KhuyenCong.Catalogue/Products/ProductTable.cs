using System.Globalization;
using System.Text;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.Products;

/// <summary>A list of products for a spreadsheet: a row a product, with the certificate that speaks for it on the day. Unknown is a blank cell.</summary>
public static class ProductTable
{
    /// <summary>Rows of one file, in the order of the list.</summary>
    public const int Most = 500;

    public static byte[] ToCsv(ProductList list, Language language, string publicUrl)
    {
        var csv = new StringBuilder().Append(CsvText.Mark).Append(CsvText.Line(language is Language.En
            ? ["product", "product_vi", "producer", "province", "province_before_2025_07", "group", "category", "level", "year", "decision", "validity", "valid_to", "compared_with_file", "day", "address"]
            : ["san_pham", "ten_tieng_anh", "co_so", "tinh", "tinh_truoc_7_2025", "nhom", "loai", "cap", "nam", "quyet_dinh", "hieu_luc", "hieu_luc_den", "doi_chieu_ho_so", "ngay", "dia_chi"]));
        foreach (var card in list.Page.Items)
        {
            var best = card.Best;
            csv.Append(CsvText.Line(
                card.In(language).Text,
                language is Language.En ? card.NameLang == "vi" ? card.Name : null : card.NameEn,
                card.Producer is { } by ? language.Word(by.Name, by.NameEn, by.NameLang).Text : null,
                card.Place?.Unit?.In(language).Text,
                card.Place is { Renamed: true, Then: { } then } ? then.In(language).Text : null,
                language.Word(card.GroupName, card.GroupNameEn).Text,
                language.Word(card.CategoryName, card.CategoryNameEn).Text,
                best is null ? null : Say.LevelName(language, best.Level),
                best?.GrantYear.ToString(CultureInfo.InvariantCulture),
                best?.Decision?.Number,
                best is null ? null : Say.StatusName(language, best.Status),
                best is { ValidTo: { } end, EndIsCertain: true } ? Say.Iso(end) : null,
                best?.Verified is { } verified ? Say.Iso(verified.On) : null,
                Say.Iso(list.Day),
                publicUrl + Links.Product(language, card.Slug, card.Id)));
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
