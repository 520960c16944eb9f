using System.Runtime.InteropServices;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search;

/// <summary>Marks in a text what a query found there. The pieces put together are the text as given, byte for byte.</summary>
public static class Highlighter
{
    private const string Ellipsis = "…";

    /// <summary>The whole text in pieces; as the search does, looks for looser forms where the form typed is not found at all.</summary>
    public static IReadOnlyList<(string Text, bool IsMatch)> Highlight(string text, string query, Synonyms? synonyms = null) =>
        Pieces(text, 0, text.Length, Matches(text, query, synonyms ?? Synonyms.Empty));

    /// <summary>
    /// The stretch of the text, at most <paramref name="maxLength"/> characters, with the most matches; the beginning where there are none.
    /// It is cut between tokens, and '…' stands where text was left out.
    /// </summary>
    public static IReadOnlyList<(string Text, bool IsMatch)> Snippet(string text, string query, int maxLength, Synonyms? synonyms = null)
    {
        var matches = Matches(text, query, synonyms ?? Synonyms.Empty);
        if (text.Length <= maxLength)
            return Pieces(text, 0, text.Length, matches);

        var (start, end) = Window(VietnameseAnalyzer.Tokenise(text), matches, text.Length, Math.Max(0, maxLength));
        var pieces = new List<(string Text, bool IsMatch)>(Pieces(text, start, end, matches));
        if (start > 0)
            pieces.Insert(0, (Ellipsis, false));
        if (end < text.Length)
            pieces.Add((Ellipsis, false));
        return pieces;
    }

    private static (int Start, int End) Window(IReadOnlyList<Token> tokens, List<(int Start, int End)> matches, int length, int maxLength)
    {
        var bestStart = 0;
        var bestCount = 0;
        var last = 0;
        for (var first = 0; first < matches.Count; first++)
        {
            last = Math.Max(last, first);
            while (last < matches.Count && matches[last].End - matches[first].Start <= maxLength)
                last++;
            if (last - first > bestCount)
            {
                bestCount = last - first;
                var spare = maxLength - (matches[last - 1].End - matches[first].Start);
                bestStart = matches[first].Start - (spare / 3);
            }
        }

        var latestStart = Math.Clamp(bestStart, 0, Math.Max(0, length - maxLength));
        var start = latestStart == 0 ? 0 : tokens.Select(static token => token.Start).FirstOrDefault(at => at >= latestStart, latestStart);
        var latestEnd = Math.Min(length, start + maxLength);
        var end = latestEnd == length ? length : tokens.Where(token => token.Start >= start && token.End <= latestEnd).Select(static token => token.End).DefaultIfEmpty(latestEnd).Max();
        return (start, end);
    }

    private static List<(string Text, bool IsMatch)> Pieces(string text, int start, int end, List<(int Start, int End)> matches)
    {
        var pieces = new List<(string Text, bool IsMatch)>();
        var at = start;
        foreach (var match in matches)
        {
            if (match.Start < at || match.End > end)
                continue;
            Take(at, match.Start, false);
            Take(match.Start, match.End, true);
            at = match.End;
        }

        Take(at, end, false);
        return pieces;

        void Take(int from, int to, bool isMatch)
        {
            if (to > from)
                pieces.Add((text[from..to], isMatch));
        }
    }

    private static List<(int Start, int End)> Matches(string text, string query, Synonyms synonyms)
    {
        var tokens = new VietnameseAnalyzer().Analyze(text);
        foreach (var form in (MatchForm[])[MatchForm.Marked, MatchForm.Toneless, MatchForm.Folded])
        {
            var spans = Spans(CollectionsMarshal.AsSpan(tokens), QueryPlan.Of(query, synonyms, form));
            if (spans.Count > 0)
                return Joined(spans, text);
        }

        return [];
    }

    private static List<(int Start, int End)> Spans(ReadOnlySpan<Token> tokens, QueryPlan plan)
    {
        var spans = new List<(int Start, int End)>();
        for (var i = 0; i < tokens.Length; i++)
        {
            var isAsked = Accepts(tokens[i]);
            foreach (var clause in plan.Required)
            {
                if (Array.Exists(clause.Typed, isAsked))
                    spans.Add((tokens[i].Start, tokens[i].End));
                foreach (var phrase in clause.StandIns)
                {
                    if (Stands(tokens, i, phrase, out var end))
                        spans.Add((tokens[i].Start, end));
                }
            }
        }

        return spans;
    }

    private static Predicate<QueryTerm> Accepts(Token token)
    {
        var fold = Forms.Folded(token.Term);
        return term => (term.Fold == fold && term.Accepts(token.Term)) || term.StandIns.Contains(token.Term);
    }

    /// <summary>Does the phrase begin at this token, on the positions that follow, outside its exceptions?</summary>
    private static bool Stands(ReadOnlySpan<Token> tokens, int at, QueryPhrase phrase, out int end)
    {
        end = 0;
        var position = tokens[at].Position;
        if (tokens[at].Term != phrase.Terms[0].Term || !Spells(tokens, position, [.. phrase.Terms.Select(static term => term.Term)], ref end))
            return false;
        foreach (var exception in phrase.Exceptions)
        {
            var ignored = 0;
            if (Spells(tokens, position - exception.Offset, exception.Terms, ref ignored))
                return false;
        }

        return true;
    }

    private static bool Spells(ReadOnlySpan<Token> tokens, int position, string[] terms, ref int end)
    {
        var found = 0;
        foreach (var token in tokens)
        {
            if (found < terms.Length && token.Position == position + found && token.Term == terms[found])
            {
                end = token.End;
                found++;
            }
        }

        return found == terms.Length;
    }

    /// <summary>Neighbouring matches become one where only spaces part them.</summary>
    private static List<(int Start, int End)> Joined(List<(int Start, int End)> spans, string text)
    {
        spans.Sort();
        var joined = new List<(int Start, int End)>();
        foreach (var span in spans)
        {
            if (joined.Count > 0 && (span.Start <= joined[^1].End || string.IsNullOrWhiteSpace(text[joined[^1].End..span.Start])))
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, span.End));
            else
                joined.Add(span);
        }

        return joined;
    }
}
