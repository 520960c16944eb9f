using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Theme.Components;

/// <summary>"3 sản phẩm" · "3 products", "1 product".</summary>
public static class Counted
{
    public static string Of(Language language, int count, string vietnamese, string english) =>
        $"{Say.Number(language, count)} {language.Pick(vietnamese, count == 1 ? english : english + "s")}";
}
