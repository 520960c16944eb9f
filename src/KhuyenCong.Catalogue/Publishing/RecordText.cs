using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using KhuyenCong.Catalogue.Pictures;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>
/// A record as text: field name to value, list name to rows, the values written as in the content files. A blank value is not kept. What a form holds, what
/// a revision keeps and what two versions are compared by.
/// </summary>
public sealed class RecordText : IEquatable<RecordText>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RowText>> parts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Fields => fields;

    public IEnumerable<string> PartNames => parts.Where(p => p.Value.Count > 0).Select(p => p.Key);

    public string this[string field]
    {
        get => fields.GetValueOrDefault(field, "");
        set
        {
            if (value.Length == 0)
                fields.Remove(field);
            else
                fields[field] = value;
        }
    }

    /// <summary>Numbers of the record's pictures, in their order; what is no number is left out.</summary>
    public IReadOnlyList<int> Pictures
    {
        get => [.. Rows(PictureList.Name).Select(r => int.TryParse(r[PictureList.Column], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)];
        set => SetRows(PictureList.Name, value.Select(id => new RowText([new(PictureList.Column, id.ToString(CultureInfo.InvariantCulture))])));
    }

    public IReadOnlyList<RowText> Rows(string part) => parts.TryGetValue(part, out var rows) ? rows : [];

    public void SetRows(string part, IEnumerable<RowText> rows) => parts[part] = [.. rows];

    public RecordText Copy() => FromJson(ToJson());

    /// <summary>{"fields":{…},"parts":{"members":[{…}]}}, names in one order: equal texts give equal JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new Kept(
            new(fields, StringComparer.Ordinal),
            new(parts.Where(p => p.Value.Count > 0).ToDictionary(p => p.Key, p => p.Value.ConvertAll(r => new SortedDictionary<string, string>(r.ToDictionary(), StringComparer.Ordinal))), StringComparer.Ordinal)),
        Json);

    public static RecordText FromJson(string json)
    {
        var kept = JsonSerializer.Deserialize<Kept>(json, Json)!;
        var text = new RecordText();
        foreach (var (name, value) in kept.Fields)
            text[name] = value;
        foreach (var (name, rows) in kept.Parts)
            text.SetRows(name, rows.Select(r => new RowText(r)));
        return text;
    }

    /// <summary>
    /// <paramref name="mine"/> and <paramref name="theirs"/>, both made from <paramref name="origin"/>, as one: each field as the one who changed it left it,
    /// mine where both did. A list counts as one field.
    /// </summary>
    public static RecordText Merge(RecordText origin, RecordText theirs, RecordText mine)
    {
        var merged = mine.Copy();
        foreach (var name in theirs.fields.Keys.Union(origin.fields.Keys))
            if (mine[name] == origin[name])
                merged[name] = theirs[name];
        foreach (var name in theirs.parts.Keys.Union(origin.parts.Keys))
            if (SameRows(mine.Rows(name), origin.Rows(name)))
                merged.SetRows(name, theirs.Rows(name));
        return merged;
    }

    /// <summary>Names of the fields and lists that are not the same in both.</summary>
    public IReadOnlyList<string> Differences(RecordText other) =>
    [
        .. fields.Keys.Union(other.fields.Keys).Where(f => this[f] != other[f]),
        .. parts.Keys.Union(other.parts.Keys).Where(p => !SameRows(Rows(p), other.Rows(p))),
    ];

    public bool Equals(RecordText? other) => other is not null && Differences(other).Count == 0;

    public override bool Equals(object? obj) => Equals(obj as RecordText);

    public override int GetHashCode() => fields.Count;

    private static bool SameRows(IReadOnlyList<RowText> a, IReadOnlyList<RowText> b) => a.Count == b.Count && a.Zip(b).All(p => p.First.Equals(p.Second));

    private sealed record Kept(SortedDictionary<string, string> Fields, SortedDictionary<string, List<SortedDictionary<string, string>>> Parts);
}

/// <summary>One row of a list, column name to value; blank values are not kept.</summary>
public sealed class RowText : IEquatable<RowText>
{
    private readonly Dictionary<string, string> values;

    public RowText(IEnumerable<KeyValuePair<string, string>> values) =>
        this.values = values.Where(v => v.Value.Length > 0).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    public bool IsBlank => values.Count == 0;

    public string this[string column] => values.GetValueOrDefault(column, "");

    public IReadOnlyDictionary<string, string> Values => values;

    public Dictionary<string, string> ToDictionary() => values;

    public bool Equals(RowText? other) => other is not null && values.Count == other.values.Count && values.All(v => other[v.Key] == v.Value);

    public override bool Equals(object? obj) => Equals(obj as RowText);

    public override int GetHashCode() => values.Count;
}
