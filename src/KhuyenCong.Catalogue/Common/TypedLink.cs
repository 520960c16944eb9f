using System.Collections.Frozen;
using System.Globalization;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Common;

/// <summary>A link within a text to a record of the register, by kind and number, "san-pham:25": it goes on leading there when the record's name changes.</summary>
public readonly record struct TypedLink(string Kind, int Id)
{
    private static readonly FrozenDictionary<string, string> KindOfScheme = new Dictionary<string, string>
    {
        ["san-pham"] = Kinds.Product,
        ["co-so"] = Kinds.Producer,
        ["hoi-cho"] = Kinds.Fair,
        ["van-ban"] = Kinds.Document,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A path that answers 301 with the record's address of today.</summary>
    public string ByNumber => string.Create(CultureInfo.InvariantCulture, $"/{Scheme}/muc-{Id}");

    private string Scheme
    {
        get
        {
            var kind = Kind;
            return KindOfScheme.First(s => s.Value == kind).Key;
        }
    }

    public static TypedLink? Read(string? url) =>
        url?.Split(':') is [var scheme, var number] && KindOfScheme.TryGetValue(scheme, out var kind) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? new(kind, id)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scheme}:{Id}");
}
