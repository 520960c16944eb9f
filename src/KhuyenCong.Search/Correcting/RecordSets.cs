using System.Numerics;
using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Correcting;

/// <summary>The records that hold words, one bit each, kept while one text is corrected: its readings are asked again and again.</summary>
internal sealed class RecordSets(Snapshot snapshot, long now, IReadOnlyList<string> kinds)
{
    private readonly Dictionary<(int View, WordForm Form, bool InNames), ulong[]> _sets = [];
    private readonly bool[][] _wanted = [.. snapshot.Views.Select(view => Array.ConvertAll(view.Segment.Kinds, kind => kinds.Count == 0 || kinds.Contains(kind)))];

    /// <summary>How many visible records hold all forms, counted no further than <paramref name="most"/>.</summary>
    public int Count(IReadOnlyList<WordForm> forms, bool inNames, int most) => Records(forms, inNames).Take(most).Count();

    /// <summary>Visible records that hold all forms.</summary>
    public IEnumerable<(Segment Segment, int Doc)> Records(IReadOnlyList<WordForm> forms, bool inNames)
    {
        for (var v = 0; v < snapshot.Views.Count; v++)
        {
            var view = snapshot.Views[v];
            var segment = view.Segment;
            var sets = forms.Select(form => Set(v, form, inNames)).ToArray();
            for (var word = 0; word < sets[0].Length; word++)
            {
                var all = ulong.MaxValue;
                foreach (var set in sets)
                    all &= set[word];
                for (; all != 0; all &= all - 1)
                {
                    var doc = (word << 6) | BitOperations.TrailingZeroCount(all);
                    if (_wanted[v][segment.Kind[doc]] && view.IsLive(doc) && segment.Visibility.Holds(doc, now))
                        yield return (segment, doc);
                }
            }
        }
    }

    /// <summary>One bit a record of the view, hidden records too.</summary>
    public ulong[] Set(int view, WordForm form, bool inNames)
    {
        if (_sets.TryGetValue((view, form, inNames), out var set))
            return set;
        var segment = snapshot.Views[view].Segment;
        set = new ulong[(segment.Count + 63) >> 6];
        var postings = inNames ? segment.NamePostings : segment.Postings;
        foreach (var term in Readings.Terms(segment, form))
            postings.Mark(term, set);

        _sets.Add((view, form, inNames), set);
        return set;
    }
}
