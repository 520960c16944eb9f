namespace KhuyenCong.Search.Correcting;

/// <summary>One reading for each word, and what they cost together: each its own cost, and what it costs to stand behind the one before.</summary>
internal sealed record Combination(Reading[] Words, double Cost)
{
    public ProposalKind Kind => Array.Exists(Words, static word => word.Kind == ProposalKind.Typing) ? ProposalKind.Typing : ProposalKind.Spelling;

    public WordForm[] Forms => [.. Words.SelectMany(static word => word.Forms)];
}

/// <summary>
/// Finds the readings of all words that cost least together, word by word: after each word only so many beginnings are followed further. What is done is
/// bounded by the number of words and readings, not by how many ways there are to combine them.
/// </summary>
internal sealed class Combinations(Neighbours neighbours)
{
    private const int MostReadings = 12;
    private const int MostRanked = 40;

    /// <summary>The cheapest first.</summary>
    public List<Combination> Cheapest(List<List<Reading>> ofWords, int most)
    {
        var begun = new List<Beginning> { new([], 0, IsUnsupported: false) };
        for (var word = 0; word < ofWords.Count; word++)
        {
            var readings = Likeliest(ofWords, word);
            begun = [.. begun.SelectMany(beginning => readings.Select(reading => Append(beginning, reading, isLast: word == ofWords.Count - 1))).OfType<Beginning>()
                .OrderBy(static beginning => beginning.Cost).Take(most)];
        }

        return begun.ConvertAll(static whole => new Combination(whole.Words, whole.Cost));
    }

    /// <summary>The cheapest readings; of one cost those that most names hold beside the words around, as these were typed.</summary>
    private List<Reading> Likeliest(List<List<Reading>> ofWords, int word)
    {
        var readings = ofWords[word];
        if (readings.Count <= MostReadings)
            return readings;
        return [.. readings.Take(MostRanked)
            .Select(reading => (Reading: reading, Beside:
                (word > 0 ? neighbours.Count(ofWords[word - 1][0].Forms[^1], reading.Forms[0]) : 0)
                + (word + 1 < ofWords.Count ? neighbours.Count(reading.Forms[^1], ofWords[word + 1][0].Forms[0]) : 0)))
            .OrderBy(static ranked => ranked.Reading.Cost).ThenByDescending(static ranked => ranked.Beside)
            .Select(static ranked => ranked.Reading).Take(MostReadings)];
    }

    /// <summary>Null where a reading stays without the support that it needs.</summary>
    private Beginning? Append(Beginning beginning, Reading reading, bool isLast)
    {
        var cost = beginning.Cost + reading.Cost;
        var stands = false;
        if (beginning.Words is [.., var before])
        {
            stands = neighbours.Count(before.Forms[^1], reading.Forms[0]) > 0;
            cost += neighbours.Cost(before.Forms[^1], reading.Forms[0]);
        }

        if (beginning.IsUnsupported && !stands)
            return null;
        for (var form = 1; form < reading.Forms.Length; form++)
            cost += neighbours.Cost(reading.Forms[form - 1], reading.Forms[form]);
        var isAlone = isLast && beginning.Words.Length == 0;
        var isUnsupported = !stands && (reading.Support == Support.Always || (reading.Support == Support.OfOthers && !isAlone));
        return isUnsupported && isLast ? null : new Beginning([.. beginning.Words, reading], cost, isUnsupported);
    }

    private sealed record Beginning(Reading[] Words, double Cost, bool IsUnsupported);
}
