using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Correcting;

/// <summary>
/// Finds what a typed word may mean. A slip of the tone costs 1, of another mark 2, of a letter 3, and 1 more where the word as typed is known with its
/// marks; 4 to 7 letters may have one edit, more may have two, fewer only another tone or, beside a word that it stands beside in names, another mark or
/// a first letter that sounds alike. A word that is known, and the letters of a short one, change only beside a word that they stand beside in names.
/// </summary>
internal sealed class Readings(Snapshot snapshot)
{
    private const int ToneCost = 1;
    private const int MarkCost = 2;
    private const int LetterCost = 3;
    private const int TypingCost = 2;
    private const int SpaceCost = 4;
    private const int KnownCost = 1;
    private const int MostGlued = 28;

    /// <summary>So few letters are near to too many words for one of them to be told by its letters alone.</summary>
    private const int ShortWord = 4;

    /// <summary>All readings, the cheapest first, of one cost those that stand in more names first; none where the word is known in no way.</summary>
    public List<Reading> Of(Token token, string typed)
    {
        var isExact = token.IsMarked || token.IsPlural;
        var own = new WordForm(isExact ? token.Term : Forms.Folded(token.Term), !isExact);
        var isKnown = Exists(own);
        var readings = new List<Reading>();
        if (isKnown)
            readings.Add(new Reading([own], 0));
        AddTyping(typed, isKnown, readings);
        if (!Forms.Toneless(token.Term).AsSpan().ContainsAnyInRange('0', '9'))
        {
            AddNear(token.Term, token.IsMarked, isKnown, readings);
            if (!isKnown)
                AddSplit(Forms.Folded(token.Term), readings);
        }

        return [.. readings.OrderBy(static reading => reading.Cost).DistinctBy(static reading => string.Join(' ', reading.Forms.Select(static form => $"{form.Text}{form.IsFold}")))
            .Select(reading => (Reading: reading, Names: NameFrequency(reading)))
            .OrderBy(static found => found.Reading.Cost).ThenByDescending(static found => found.Names).Select(static found => found.Reading)];
    }

    private void AddNear(string typed, bool isMarked, bool isKnown, List<Reading> readings, int typing = 0)
    {
        var letters = Forms.Toneless(typed);
        var edits = letters.Length switch { < 4 => 0, <= 7 => 1, _ => 2 };
        var fold = Forms.Folded(typed);
        var near = new HashSet<string>(StringComparer.Ordinal) { fold };
        if (edits > 0)
        {
            foreach (var view in snapshot.Views)
                view.Segment.Words.AddNear(fold, edits, near);
        }

        foreach (var found in near)
            Add(found, letters, found == fold ? 0 : EditDistance.Within(fold, found, edits));
        foreach (var alike in Sounds.Alike(letters))
            Add(VietnameseText.Fold(alike), alike, 1);

        void Add(string found, string from, int slips)
        {
            var kind = typing > 0 ? ProposalKind.Typing : ProposalKind.Spelling;
            var support = slips > edits ? Support.Always : isKnown || (slips > 0 && letters.Length <= ShortWord) ? Support.OfOthers : Support.None;
            if (!isMarked)
            {
                if (slips > 0 && NameFrequency(new WordForm(found, true)) > 0)
                    readings.Add(new Reading([new WordForm(found, true)], slips * LetterCost, Support: support));
                return;
            }

            foreach (var term in TermsInNames(found))
            {
                var marks = VietnameseText.Fold(from) == found ? Marks(from, Forms.Toneless(term)) : EditDistance.Within(from, Forms.Toneless(term), edits) - slips;
                if (term == typed || slips + marks > Math.Max(1, edits))
                    continue;
                var tone = Forms.Tone(term) == Forms.Tone(typed) ? 0 : ToneCost;
                var cost = (slips * LetterCost) + (marks * MarkCost) + tone + (isKnown ? KnownCost : 0);
                readings.Add(new Reading([new WordForm(term, false)], typing + cost, kind, marks > edits ? Support.Always : support));
            }
        }
    }

    /// <summary>How many marks differ where the letters are the same; the two horns of "ươ" are one.</summary>
    private static int Marks(string a, string b)
    {
        var marks = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i] && !(i > 0 && a[(i - 1)..(i + 1)] is "uo" or "ươ" && b[(i - 1)..(i + 1)] is "uo" or "ươ"))
                marks++;
        }

        return marks;
    }

    /// <summary>The keystrokes of Telex and VNI, and what lies near to what they make.</summary>
    private void AddTyping(string typed, bool isKnown, List<Reading> readings)
    {
        if (Residue.Decode(typed) is not { } term)
            return;
        var typing = TypingCost + (isKnown ? KnownCost : 0);
        var support = isKnown ? Support.OfOthers : Support.None;
        if (Exists(new WordForm(term, false)))
            readings.Add(new Reading([new WordForm(term, false)], typing, ProposalKind.Typing, support));
        var fold = new WordForm(Forms.Folded(term), true);
        if (NameFrequency(fold) > 0)
            readings.Add(new Reading([fold], typing + ToneCost, ProposalKind.Typing, Support.OfOthers));
        if (!isKnown)
            AddNear(term, isMarked: true, isKnown: false, readings, typing);
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
