using System.Runtime.InteropServices;

namespace KhuyenCong.Search.Index;

/// <summary>Analyses records. Not for several threads: each has its own.</summary>
internal sealed class DraftMaker
{
    /// <summary>Places left free between texts, so that no phrase runs from one into the next.</summary>
    private const int Gap = 8;

    private readonly VietnameseAnalyzer _analyzer = new(remembers: true);
    private readonly TermNumbers _terms = new();
    private readonly List<ulong> _places = [];

    public Draft Make(IndexDocument document)
    {
        _places.Clear();
        var lengths = new byte[4];
        var name = "";
        var next = 0;
        var asides = document.Asides.Count == 0 ? null : new PhraseSet(document.Asides);
        foreach (var (field, text) in document.Texts)
        {
            if (field == TextField.Name && name.Length == 0)
                name = text;
            var last = next;
            var tokens = CollectionsMarshal.AsSpan(_analyzer.Analyze(text));
            if (asides is not null && field != TextField.Place)
                Belittle(tokens, asides);
            foreach (var token in tokens)
            {
                last = next + token.Position;
                _places.Add(((ulong)_terms.OfSeen(token.Term) << 32) | Occurrence.Pack(last, field, token.IsBoilerplate));
                if (!token.IsPart && lengths[(int)field] < byte.MaxValue)
                    lengths[(int)field]++;
            }

            next = last + Gap;
        }

        var sorted = _places.ToArray();
        Array.Sort(sorted);
        return new()
        {
            Key = document.Key,
            SortKey = document.SortKey,
            Name = name,
            Fingerprint = Fingerprint.Of(document),
            Lengths = lengths,
            Places = sorted,
            Terms = _terms,
            Given = document with { Texts = [], Asides = [] },
        };
    }

    private static void Belittle(Span<Token> tokens, PhraseSet asides)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            for (var left = asides.Longest(tokens, i); left > 0; left--)
                tokens[i + left - 1] = tokens[i + left - 1] with { IsBoilerplate = true };
        }
    }
}
