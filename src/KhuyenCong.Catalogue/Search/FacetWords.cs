using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Values of the facets that a question can name, in words.</summary>
public static class FacetWords
{
    public static Worded Of(ReferenceData reference, Language language, string facet, string value) => facet switch
    {
        "tinh" => ProvinceLink.Of(reference, value)?.Dated(language) ?? new(value, "vi"),
        "hieu-luc" => ProductListing.StatusLabel(language, value),
        "cap" => new(Say.LevelName(language, ProductFilter.LevelOf(value)), language.Code()),
        "nam" => new(language.Pick($"Năm {value}", $"Year {value}"), language.Code()),
        "nhom" => reference.Groups.GetValueOrDefault(value) is { } group ? language.Word(group.ShortName ?? group.Name, group.ShortNameEn ?? group.NameEn) : new(value, "vi"),
        "xuat-khau" => new(language.Pick("Có xuất khẩu", "Exports"), language.Code()),
        MarkWords.Facet => MarkWords.Label(reference, language, value),
        IntentWords.Kind or "loai" => new(Say.KindName(language, value, many: true), language.Code()),
        _ => new(value, "vi"),
    };
}
