using System.Globalization;
using System.Text;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.Producers;

/// <summary>How a producer is reached; null where no source tells.</summary>
public sealed record ProducerContact(int Id, string? Phone, string? Email, string? Website);

/// <summary>A list of producers for a spreadsheet, with how they are reached. Unknown is a blank cell.</summary>
public static class ProducerTable
{
    /// <summary>Rows of one file, in the order of the list.</summary>
    public const int Most = 500;

    public static byte[] ToCsv(IReadOnlyList<ProducerCard> cards, IReadOnlyDictionary<int, ProducerContact> contacts, DateOnly day, Language language, string publicUrl)
    {
        var csv = new StringBuilder().Append(CsvText.Mark).Append(CsvText.Line(language is Language.En
            ? ["producer", "legal_form", "place_as_printed", "province", "province_before_2025_07", "telephone", "email", "web_site", "exports", "products", "products_in_force", "highest_level", "year", "validity", "day", "address"]
            : ["co_so", "loai_hinh", "dia_chi_theo_nguon", "tinh", "tinh_truoc_7_2025", "dien_thoai", "thu_dien_tu", "trang_mang", "xuat_khau", "san_pham", "san_pham_con_hieu_luc", "cap_cao_nhat", "nam", "hieu_luc", "ngay", "dia_chi"]));
        foreach (var card in cards)
        {
            var contact = contacts.GetValueOrDefault(card.Id);
            csv.Append(CsvText.Line(
                card.In(language).Text,
                card.LegalForm is { } form ? Say.LegalFormName(language, form) : null,
                card.Place?.AsPrinted,
                card.Place?.Unit?.In(language).Text,
                card.Place is { Renamed: true, Then: { } then } ? then.In(language).Text : null,
                contact?.Phone,
                contact?.Email,
                contact?.Website,
                card.Exports switch { true => language.Pick("có", "yes"), false => language.Pick("không", "no"), null => null },
                Figure(card.ProductCount),
                Figure(card.LiveCount),
                card.Best is { } best ? Say.LevelName(language, best.Level) : null,
                card.Best is { } granted ? Figure(granted.GrantYear) : null,
                card.Best is { } state ? Say.StatusName(language, state.Status) : null,
                Say.Iso(day),
                publicUrl + Links.Producer(language, card.Slug, card.Id)));
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
