using System.Collections.Immutable;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Fairs;

/// <summary>Cuts the stands of a fair into parts that fit a page: hall by hall, large halls in parts.</summary>
public static class FairPlan
{
    /// <summary>Stands on one page: the page stays under 60 KB with its drawing, its table and its exhibitors.</summary>
    public const int MostBooths = 60;

    private const int Side = 3;
    private const int Pitch = 4;
    private const int Columns = 8;

    /// <summary>A part of the plan: the key it has in the query (<c>nha</c>), its hall, its stands.</summary>
    public sealed record Part(string Key, FairHall? Hall, int Number, int Parts, IReadOnlyList<Booth> Booths);

    public static ImmutableArray<Part> PartsOf(IEnumerable<FairHall> halls, IEnumerable<Booth> booths)
    {
        var byHall = booths.ToLookup(b => b.HallKey, StringComparer.Ordinal);
        var parts = ImmutableArray.CreateBuilder<Part>();
        foreach (var hall in halls.OrderBy(h => h.Position).ThenBy(h => h.Key, StringComparer.Ordinal).Append(null))
        {
            var chunks = byHall[hall?.Key].Order(Comparer<Booth>.Create((a, b) => CompareNumbers(a.Number, b.Number))).Chunk(MostBooths).ToList();
            for (var i = 0; i < chunks.Count; i++)
                parts.Add(new($"{hall?.Key ?? "khac"}{(i == 0 ? "" : $".{i + 1}")}", hall, i + 1, chunks.Count, chunks[i]));
        }

        return parts.ToImmutable();
    }

    /// <summary>The recorded places where every stand of the part has one; else rows of equal squares in the order of the numbers.</summary>
    public static (bool ToScale, IReadOnlyList<(Booth Booth, int Left, int Top, int Width, int Depth)> Places) PlacesOf(Part part)
    {
        var booths = part.Booths;
        if (booths.All(b => b is { Left: >= 0, Top: >= 0, Width: > 0, Depth: > 0 }))
        {
            var (left, top) = (booths.Min(b => b.Left!.Value), booths.Min(b => b.Top!.Value));
            return (true, [.. booths.Select(b => (b, b.Left!.Value - left, b.Top!.Value - top, b.Width!.Value, b.Depth!.Value))]);
        }

        return (false, [.. booths.Select((b, i) => (b, i % Columns * Side, i / Columns * Pitch, Side, Side))]);
    }

    /// <summary>A2 before A10: runs of digits are numbers.</summary>
    public static int CompareNumbers(string a, string b)
    {
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var (x, y) = (Digits(a, ref i), Digits(b, ref j));
                var order = x.Length != y.Length ? x.Length.CompareTo(y.Length) : string.CompareOrdinal(x, y);
                if (order != 0)
                    return order;
            }
            else if (a[i] != b[j])
            {
                return a[i].CompareTo(b[j]);
            }
            else
            {
                i++;
                j++;
            }
        }

        var rest = (a.Length - i).CompareTo(b.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(a, b);
    }

    private static string Digits(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return text[from..at].TrimStart('0');
    }
}
