using KhuyenCong.Search.Index;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search.Correcting;

/// <summary>
/// Proposes texts that differ little from what was typed and find more. Words are read one by one, then readings of all words are tried
/// together, the cheapest first, as far as a fixed number: the cost is bounded whatever the text.
/// </summary>
internal sealed class Corrector(Snapshot snapshot, string text, long now, IReadOnlyList<string> kinds)
{
    private const int MaxWords = 12;
    private const int MaxTried = 48;
    private const int MaxFound = 12;
    private const int MostCounted = 200;

    /// <summary>So much dearer than the cheapest proposal may another one be.</summary>
    private const int CostSpan = 2;

    private readonly RecordSets _records = new(snapshot, now, kinds);

    public static IReadOnlyList<Proposal> Propose(Snapshot snapshot, string typed, long now, int take, IReadOnlyList<string> kinds)
    {
        var text = VietnameseText.ToNfc(typed.Length > QueryPlan.MaxLength ? typed[..QueryPlan.MaxLength] : typed);
        return take <= 0 ? [] : new Corrector(snapshot, text, now, kinds).Propose(take);
    }

    private List<Proposal> Propose(int take)
    {
        var words = RequiredWords();
        if (words.Count is 0 or > MaxWords)
            return [];
        var readings = new Readings(snapshot);
        var ofWords = words.ConvertAll(word => readings.Of(word, text.Substring(word.Start, word.Length)));
        if (ofWords.Exists(static found => found.Count == 0))
            return [];
        return [.. Find(ofWords, take).OrderBy(static found => found.Cost).ThenByDescending(static found => found.InNames).ThenByDescending(static found => found.Anywhere)
            .Select(found => new Proposal(new Rewriting(snapshot, _records, text).Write(words, found.Words), found.Kind, found.Anywhere))
            .Where(proposal => !string.Equals(proposal.Text, text, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(static proposal => proposal.Text, StringComparer.Ordinal).Take(take)];
    }

    private List<Found> Find(List<List<Reading>> ofWords, int take)
    {
        var found = new List<Found>();
        var least = 0;
        var tried = 0;
        foreach (var choice in Cheapest(ofWords))
        {
            var words = choice.Select((reading, word) => ofWords[word][reading]).ToArray();
            var cost = words.Sum(static word => word.Cost);
            if (++tried > MaxTried || found.Count >= MaxFound || (found.Count >= take && cost > found[0].Cost + CostSpan))
                break;
            var forms = words.SelectMany(static word => word.Forms).Distinct().ToArray();
            var anywhere = _records.Count(forms, inNames: false, MostCounted);
            if (cost == 0)
                least = anywhere;
            else if (anywhere > least)
                found.Add(new Found(words, cost, _records.Count(forms, inNames: true, MostCounted), anywhere));
            if (least >= MostCounted)
                break;
        }

        return found;
    }

    /// <summary>One reading for each word, as indices, cheapest together first, each choice once.</summary>
    private static IEnumerable<int[]> Cheapest(List<List<Reading>> ofWords)
    {
        var queue = new PriorityQueue<(int[] Choice, int From), (int Cost, int Order)>();
        var order = 0;
        queue.Enqueue((new int[ofWords.Count], 0), (0, order));
        while (queue.TryDequeue(out var next, out _))
        {
            yield return next.Choice;
            for (var word = next.From; word < ofWords.Count; word++)
            {
                if (next.Choice[word] + 1 >= ofWords[word].Count)
                    continue;
                int[] choice = [.. next.Choice];
                choice[word]++;
                queue.Enqueue((choice, word), (choice.Select((reading, at) => ofWords[at][reading].Cost).Sum(), ++order));
            }
        }
    }

    /// <summary>The words that a record must hold, with their places in the text.</summary>
    private List<Token> RequiredWords()
    {
        var words = new List<Token>();
        var analyzer = new VietnameseAnalyzer();
        foreach (var part in QueryText.Split(text).Where(static part => part.Kind != PartKind.Excluded))
        {
            words.AddRange(QueryPlan.Tokens(part, analyzer).Where(static token => !token.IsBoilerplate)
                .Select(token => token with { Start = token.Start + part.Start }));
        }

        return words;
    }

    private sealed record Found(Reading[] Words, int Cost, int InNames, int Anywhere)
    {
        public ProposalKind Kind => Array.Exists(Words, static word => word.Kind == ProposalKind.Typing) ? ProposalKind.Typing : ProposalKind.Spelling;
    }
}
