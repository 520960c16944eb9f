namespace KhuyenCong.Search.Query;

internal enum PartKind
{
    Free,
    Quoted,
    Excluded,
}

/// <summary><c>Start</c> is where <c>Text</c> stands in what was typed.</summary>
internal readonly record struct QueryPart(PartKind Kind, string Text, int Start);

/// <summary>Splits what was typed into free words, quoted phrases and exclusions ("-dứa", "-"kẹo dừa"").</summary>
internal static class QueryText
{
    private const int MaxParts = 16;

    public static List<QueryPart> Split(string text)
    {
        var parts = new List<QueryPart>();
        var free = 0;
        for (var i = 0; i < text.Length && parts.Count < MaxParts;)
        {
            var excluded = text[i] == '-' && (i == 0 || char.IsWhiteSpace(text[i - 1])) && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]);
            var start = excluded ? i + 1 : i;
            if (IsQuote(text[start]))
            {
                var end = start + 1;
                while (end < text.Length && !IsQuote(text[end]))
                    end++;
                Take(free, i, PartKind.Free);
                Take(start + 1, end, excluded ? PartKind.Excluded : PartKind.Quoted);
                i = free = Math.Min(end + 1, text.Length);
            }
            else if (excluded)
            {
                var end = start;
                while (end < text.Length && !char.IsWhiteSpace(text[end]))
                    end++;
                Take(free, i, PartKind.Free);
                Take(start, end, PartKind.Excluded);
                i = free = end;
            }
            else
            {
                i++;
            }
        }

        Take(free, text.Length, PartKind.Free);
        return parts;

        void Take(int from, int end, PartKind kind)
        {
            if (end > from)
                parts.Add(new QueryPart(kind, text[from..end], from));
        }
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';
}
