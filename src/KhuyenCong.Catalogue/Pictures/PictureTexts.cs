using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Search;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Pictures;

/// <summary>A text of a picture: its name in forms and revisions, its label, how long it may be.</summary>
public sealed record PictureField(string Name, string Label, string? Hint, int Most, bool IsEnglish = false);

/// <summary>What is said of a picture, wherever it is shown. Blank is unknown.</summary>
public sealed class PictureTexts
{
    public static readonly IReadOnlyList<PictureField> Fields =
    [
        new("alt", "Lời tả ảnh", "Trong ảnh có gì, cho người không nhìn thấy ảnh. Ví dụ: Thợ đan mặt ghế mây bên khung gỗ.", 300),
        new("altEn", "Lời tả ảnh (tiếng Anh)", null, 300, IsEnglish: true),
        new("caption", "Chú thích", "Hiện dưới ảnh.", 500),
        new("captionEn", "Chú thích (tiếng Anh)", null, 500, IsEnglish: true),
        new("credit", "Người chụp, nguồn ảnh", null, 200),
        new("rights", "Quyền sử dụng", "Vì sao được đăng, ví dụ: Cơ sở cung cấp và cho phép đăng ngày 01/11/2026.", 300),
    ];

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public string this[string field] => values.GetValueOrDefault(field, "");

    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>Out of a form whose fields are named <paramref name="prefix"/> and the name.</summary>
    public static PictureTexts Read(IFormCollection form, string prefix)
    {
        var texts = new PictureTexts();
        foreach (var field in Fields)
            if (VietnameseText.ToNfc(form[prefix + field.Name].ToString().ReplaceLineEndings(" ").Trim()) is { Length: > 0 } typed)
                texts.values[field.Name] = typed;
        return texts;
    }

    public static PictureTexts Of(Data.Model.Media media)
    {
        var texts = new PictureTexts();
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("alt", media.Alt), ("altEn", media.AltEn), ("caption", media.Caption), ("captionEn", media.CaptionEn), ("credit", media.Credit), ("rights", media.Rights)])
            if (!string.IsNullOrEmpty(value))
                texts.values[name] = value;
        return texts;
    }

    public static PictureTexts Of(IReadOnlyDictionary<string, string> kept)
    {
        var texts = new PictureTexts();
        foreach (var field in Fields)
            if (kept.TryGetValue(field.Name, out var value))
                texts.values[field.Name] = value;
        return texts;
    }

    public void Fill(Data.Model.Media media)
    {
        (media.Alt, media.AltEn) = (ValueOf("alt"), ValueOf("altEn"));
        (media.Caption, media.CaptionEn) = (ValueOf("caption"), ValueOf("captionEn"));
        (media.Credit, media.Rights) = (ValueOf("credit"), ValueOf("rights"));
    }

    /// <summary>What is wrong and how to mend it, by field.</summary>
    public IEnumerable<(string Field, string Message)> Judge()
    {
        foreach (var field in Fields)
        {
            var value = this[field.Name];
            if (field.Name == "alt" && value.Length == 0)
                yield return (field.Name, "Lời tả ảnh: không được để trống. Viết một câu tả trong ảnh có gì.");
            else if (value.Length > field.Most)
                yield return (field.Name, $"{field.Label}: dài {value.Length} ký tự, nhiều nhất {field.Most}. Hãy viết gọn lại.");
            else if (value.Length > 0 && TextRules.Judge(value) is { } fault)
                yield return (field.Name, $"{field.Label}: {fault.Vi}");
        }
    }

    private string? ValueOf(string field) => values.GetValueOrDefault(field);
}
