using System.Text;

namespace KhuyenCong.WebTests.Search;

/// <summary>Reads the tables of the relevance suite: a line a row, values by the name of their column, quoted where they hold a comma.</summary>
internal static class Csv
{
    public static List<Dictionary<string, string>> Read(string path)
    {
        var lines = File.ReadAllLines(path).Where(l => l.Length > 0).Select(Values).ToList();
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First.TrimStart('\uFEFF'), p => p.Second, StringComparer.Ordinal))];
    }

    private static List<string> Values(string line)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                value.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                Next();
            else
                value.Append(line[i]);
        }

        Next();
        return values;

        void Next()
        {
            values.Add(value.ToString());
            value.Clear();
        }
    }
}
