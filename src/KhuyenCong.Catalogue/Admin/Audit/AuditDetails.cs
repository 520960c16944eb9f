using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.BackOffice;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Pictures;
using KhuyenCong.Catalogue.Publishing;

namespace KhuyenCong.Catalogue.Admin.Audit;

/// <summary>One detail of a line of the audit, in words.</summary>
public sealed record AuditDetail(string Label, string Value);

/// <summary>What is kept with a line of the audit as JSON, for people. A detail without words here is called as it is kept.</summary>
public static class AuditDetails
{
    private const int MostListed = 8;

    private static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>
    {
        ["revision"] = "Bản",
        ["until"] = "Gỡ lúc",
        ["count"] = "Số lượng",
        ["codes"] = "Giấy chứng nhận",
        ["round"] = "Kỳ bình chọn",
        ["product"] = "Sản phẩm",
        ["grantedOn"] = "Ngày cấp",
        ["grantYear"] = "Năm cấp",
        ["effectiveOn"] = "Từ ngày",
        ["decision"] = "Quyết định",
        ["validTo"] = "Ngày hết hạn riêng",
        ["before"] = "Trước đó",
        ["on"] = "Ngày đối chiếu",
        ["roles"] = "Vai trò",
        ["to"] = "Vai trò mới",
        ["fields"] = "Mục đã sửa",
        ["file"] = "Tệp",
        ["width"] = "Rộng (điểm ảnh)",
        ["height"] = "Cao (điểm ảnh)",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Records that a detail names by their numbers, by the detail's name.</summary>
    public static readonly FrozenDictionary<string, string> Named = new Dictionary<string, string> { ["round"] = Kinds.Round, ["product"] = Kinds.Product }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="entry">A line.</param>
    /// <param name="nameOf">Name of the record of a kind and a number; null where there is none.</param>
    public static IReadOnlyList<AuditDetail> Of(AuditEntry entry, Func<string, string, string?> nameOf) =>
        [.. ValuesOf(entry).Select(v => new AuditDetail(LabelOf(entry.Kind, v.Name, v.Value), Say(entry.Kind, v.Name, v.Value, nameOf)))];

    /// <summary>Details that are known; none where they cannot be read.</summary>
    public static IReadOnlyList<(string Name, JsonElement Value)> ValuesOf(AuditEntry entry)
    {
        if (entry.Details is not { } json)
            return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? [.. document.RootElement.EnumerateObject().Where(p => p.Value.ValueKind is not JsonValueKind.Null).Select(p => (p.Name, p.Value.Clone()))]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string LabelOf(string kind, string name, JsonElement value) => name is "from"
        ? value.ValueKind switch { JsonValueKind.Number => "Lấy lại từ bản", JsonValueKind.Array => "Vai trò cũ", _ => "Hiện từ lúc" }
        : Labels.GetValueOrDefault(name) ?? FieldWords.Of(kind, name).Label;

    private static string Say(string kind, string name, JsonElement value, Func<string, string, string?> nameOf) => value.ValueKind switch
    {
        JsonValueKind.True => "có",
        JsonValueKind.False => "không",
        JsonValueKind.Array => Listed([.. value.EnumerateArray().Select(v => Say(kind, name, v, nameOf))]),
        JsonValueKind.String => Worded(kind, name, value.GetString()!),
        JsonValueKind.Number when Named.TryGetValue(name, out var other) && nameOf(other, value.GetRawText()) is { } known => known,
        _ => value.GetRawText(),
    };

    private static string Listed(IReadOnlyList<string> values) =>
        string.Join(", ", values.Take(MostListed)) + (values.Count > MostListed ? $" và {values.Count - MostListed} mục nữa" : "");

    private static string Worded(string kind, string name, string value)
    {
        if (name is "roles" or "from" or "to" && Kebab.Parse<Role>(value) is { } role)
            return Permissions.NameOf(role);
        if (name is "fields")
            return kind == Kinds.Media ? PictureTexts.Fields.FirstOrDefault(f => f.Name == value)?.Label ?? value : FieldWords.Path(kind, value);
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day))
            return Text.Day(day);
        return value.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? Text.When(instant) : value;
    }
}
