using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Correcting;

/// <summary>
/// Finds what a typed word may mean. A slip of the tone costs 1, of another mark 2, of a letter 3; 4 to 7 letters may have one edit, more may
/// have two, fewer only another tone.
/// </summary>
internal sealed class Readings(Snapshot snapshot)
{
    private const int ToneCost = 1;
    private const int MarkCost = 2;
    private const int LetterCost = 3;
    private const int TypingCost = 2;
    private const int SpaceCost = 4;
    private const int MostReadings = 8;
    private const int MostGlued = 28;

    /// <summary>The cheapest readings, of one cost those that stand in more names first; none where the word is known in no way.</summary>
    public List<Reading> Of(Token token, string typed)
    {
        var own = new WordForm(token.IsMarked ? token.Term : Forms.Folded(token.Term), !token.IsMarked);
        var isKnown = Exists(own);
        var readings = new List<Reading>();
        if (isKnown)
            readings.Add(new Reading([own], 0));
        else
            AddTyping(typed, readings);
        var letters = Forms.Toneless(token.Term);
        if (letters.AsSpan().ContainsAnyInRange('0', '9'))
            return readings;
        AddNear(token, letters, readings);
        if (!isKnown)
            AddSplit(Forms.Folded(token.Term), readings);
        return [.. readings.DistinctBy(static reading => string.Join(' ', reading.Forms.Select(static form => $"{form.Text}{form.IsFold}")))
            .OrderBy(static reading => reading.Cost).ThenByDescending(NameFrequency).Take(MostReadings)];
    }

    private void AddNear(Token token, string letters, List<Reading> readings)
    {
        var edits = letters.Length switch { < 4 => 0, <= 7 => 1, _ => 2 };
        var fold = Forms.Folded(token.Term);
        var near = new HashSet<string>(StringComparer.Ordinal) { fold };
        if (edits > 0)
        {
            foreach (var view in snapshot.Views)
                view.Segment.Words.AddNear(fold, edits, near);
        }

        foreach (var found in near)
        {
            var foldDistance = found == fold ? 0 : EditDistance.Within(fold, found, edits);
            if (!token.IsMarked)
            {
                if (foldDistance > 0)
                    readings.Add(new Reading([new WordForm(found, true)], foldDistance * LetterCost));
                continue;
            }

            foreach (var term in TermsInNames(found))
            {
                var distance = term == token.Term ? 0 : EditDistance.Within(letters, Forms.Toneless(term), edits);
                if (term == token.Term || distance > edits)
                    continue;
                var tone = Forms.Tone(term) == Forms.Tone(token.Term) ? 0 : ToneCost;
                readings.Add(new Reading([new WordForm(term, false)], (foldDistance * LetterCost) + ((distance - foldDistance) * MarkCost) + tone));
            }
        }
    }

    private void AddTyping(string typed, List<Reading> readings)
    {
        if (Residue.Decode(typed) is not { } term)
            return;
        if (Exists(new WordForm(term, false)))
            readings.Add(new Reading([new WordForm(term, false)], TypingCost, ProposalKind.Typing));
        var fold = new WordForm(Forms.Folded(term), true);
        if (Exists(fold))
            readings.Add(new Reading([fold], TypingCost + 1, ProposalKind.Typing));
    }

    /// <summary>Two or three words without the spaces between them.</summary>
    private void AddSplit(string fold, List<Reading> readings)
    {
        if (fold.Length is < 5 or > MostGlued || fold.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            return;
        for (var first = 2; first <= Math.Min(7, fold.Length - 2); first++)
        {
            var head = new WordForm(fold[..first], true);
            if (NameFrequency(head) == 0)
                continue;
            AddParts(head, new WordForm(fold[first..], true));
            for (var second = first + 2; second <= Math.Min(first + 7, fold.Length - 2); second++)
                AddParts(head, new WordForm(fold[first..second], true), new WordForm(fold[second..], true));
        }

        void AddParts(params WordForm[] parts)
        {
            if (Array.TrueForAll(parts, part => NameFrequency(part) > 0))
                readings.Add(new Reading(parts, SpaceCost + parts.Length - 2));
        }
    }

    private IEnumerable<string> TermsInNames(string fold) =>
        snapshot.Views.SelectMany(view => view.Segment.Terms.WithFold(fold).ToArray()
            .Where(term => view.Segment.NamePostings.Frequency(term) > 0).Select(term => view.Segment.Terms[term])).Distinct(StringComparer.Ordinal);

    private bool Exists(WordForm form) => snapshot.Views.Any(view => Terms(view.Segment, form).Length > 0);

    private int NameFrequency(Reading reading) => reading.Forms.Min(NameFrequency);

    private int NameFrequency(WordForm form) =>
        snapshot.Views.Sum(view => Terms(view.Segment, form).Sum(term => view.Segment.NamePostings.Frequency(term)));

    public static int[] Terms(Segment segment, WordForm form) => form.IsFold
        ? segment.Terms.WithFold(form.Text).ToArray()
        : segment.Terms.Find(form.Text) is >= 0 and var term ? [term] : [];
}
