using System.Globalization;
using System.Text;

namespace KhuyenCong.Catalogue.Common;

/// <summary>Writes query strings in one order and one encoding, so that one question has one address. Vietnamese letters stay readable.</summary>
public sealed class QueryText
{
    private readonly StringBuilder text = new();

    public QueryText Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    public QueryText AddAll(string name, IEnumerable<string> values)
    {
        foreach (var value in values)
            Add(name, value);
        return this;
    }

    public QueryText Add(string name, int value, int unless) => value == unless ? this : Add(name, value.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => text.ToString();
}
