using System.Globalization;
using KhuyenCong.Catalogue.Publishing;

namespace KhuyenCong.Testing;

/// <summary>A record's text with an attack in each field that takes text; a field that a rule refuses yields, first to the beginning of the attack, then to its own value.</summary>
internal sealed class AttackedForm(RecordText own, IReadOnlyList<string> added, IEnumerable<FormField> fields)
{
    private const string Prefix = "f.";

    /// <summary>Of each list; the others stay as they are.</summary>
    private const int MostRows = 2;

    private readonly Dictionary<string, (bool IsText, int Yielded)> places = fields.Where(f => f.Name.Split('.') is not [_, _, var row, _] || int.Parse(row, CultureInfo.InvariantCulture) < MostRows).ToDictionary(f => f.Name[Prefix.Length..], f => (f.Control is not Control.Line, 0), StringComparer.Ordinal);

    /// <summary>Fields without the numbers of rows, and whether they took an attack.</summary>
    public IEnumerable<(string Path, bool IsTaken)> Told => places.Select(p => (p.Key.Split('.') is [var part, _, var column] ? $"{part}.{column}" : p.Key, p.Value.Yielded < 2));

    public RecordText With(Attack attack)
    {
        var text = own.Copy();
        foreach (var (path, (isText, yielded)) in places.Where(p => p.Value.Yielded < 2))
            Set(text, path, yielded == 1 ? attack.Lead : isText ? attack.Text : attack.Line);
        return text;
    }

    /// <summary>A day that a rule asks for beside a name; the name yields in its place.</summary>
    private static readonly Dictionary<string, string> Companions = new(StringComparer.Ordinal) { ["verifiedOn"] = "verifiedBy" };

    /// <summary>False where nothing that was attacked is to blame.</summary>
    public bool YieldTo(string fault)
    {
        fault = Companions.GetValueOrDefault(fault, fault);
        if (places.TryGetValue(fault, out var place) && place.Yielded < 2)
        {
            places[fault] = place with { Yielded = place.Yielded + 1 };
            return true;
        }

        // A row that was added for the attack and cannot stand without what only a person can choose.
        if (fault.Split('.')[0] is var part && added.Contains(part) && own.Rows(part).Count > 0)
        {
            own.SetRows(part, []);
            foreach (var path in places.Keys.Where(p => p.StartsWith(part + ".", StringComparison.Ordinal)).ToList())
                places.Remove(path);
            return true;
        }

        return false;
    }

    private static void Set(RecordText text, string path, string value)
    {
        if (path.Split('.') is not [var part, var number, var column])
        {
            text[path] = value;
            return;
        }

        var at = int.Parse(number, CultureInfo.InvariantCulture);
        text.SetRows(part, text.Rows(part).Select((row, i) => i == at ? new RowText([.. row.Values.Where(v => v.Key != column), new(column, value)]) : row).ToList());
    }
}
