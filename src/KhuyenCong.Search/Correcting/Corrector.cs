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
    private const double CostSpan = 2;

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
        return [.. Find(ofWords).OrderBy(static found => found.Combination.Cost).ThenByDescending(static found => found.InNames).ThenByDescending(static found => found.Anywhere)
            .Select(found => new Proposal(new Rewriting(snapshot, _records, text).Write(words, found.Combination.Words), found.Combination.Kind, found.Anywhere))
            .Where(proposal => !string.Equals(proposal.Text, text, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(static proposal => proposal.Text, StringComparer.Ordinal).Take(take)];
    }

    private List<Found> Find(List<List<Reading>> ofWords)
    {
        var found = new List<Found>();
        var least = ofWords.TrueForAll(static readings => readings[0].Cost == 0) ? Anywhere([.. ofWords.SelectMany(static readings => readings[0].Forms)]) : 0;
        if (least >= MostCounted)
            return found;
        foreach (var combination in new Combinations(new Neighbours(snapshot, _records)).Cheapest(ofWords, MaxTried))
        {
            if (found.Count >= MaxFound || (found.Count > 0 && combination.Cost > found[0].Combination.Cost + CostSpan))
                break;
            var forms = combination.Forms;
            if (Array.Exists(combination.Words, static word => word.Cost > 0) && Anywhere(forms) is var anywhere && anywhere > least)
                found.Add(new Found(combination, _records.Count(Distinct(forms), inNames: true, MostCounted), anywhere));
        }

        return found;
    }

    private int Anywhere(WordForm[] forms) => _records.Count(Distinct(forms), inNames: false, MostCounted);

    private static WordForm[] Distinct(WordForm[] forms) => [.. forms.Distinct()];

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

    private sealed record Found(Combination Combination, int InNames, int Anywhere);
}
