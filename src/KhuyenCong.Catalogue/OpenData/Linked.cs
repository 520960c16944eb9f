using System.Text.Json;
using System.Text.Json.Nodes;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>Objects of linked data, without members for what is not known.</summary>
internal static class Linked
{
    public static readonly JsonSerializerOptions Json = new() { Encoder = ApiJson.Encoder };

    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members)
            if (value is not null and not JsonArray { Count: 0 } && !(value is JsonValue text && text.TryGetValue<string>(out var s) && s.Length == 0))
                made.Add(name, value);
        return made;
    }

    public static JsonObject Typed(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var made = Of(members);
        made.Insert(0, "@type", type);
        return made;
    }

    public static JsonArray List(IEnumerable<JsonNode?> items) => [.. items];

    /// <summary>A text in a language.</summary>
    public static JsonObject Text(string text, string language) => new() { ["@value"] = text, ["@language"] = language };
}
