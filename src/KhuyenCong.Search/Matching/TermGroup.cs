using KhuyenCong.Search.Index;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search.Matching;

/// <summary>The terms of one segment that count for one asked term, each with its weight; the very form typed stands first.</summary>
internal sealed class TermGroup
{
    private readonly List<(int Term, float Weight)> _terms = [];

    public TermGroup(Segment segment, QueryTerm asked)
    {
        var written = segment.Terms.Find(asked.Term);
        if (written >= 0)
            Add(segment, written, 1);
        HasWritten = written >= 0;
        if (asked.Form != MatchForm.Marked)
        {
            foreach (var term in segment.Terms.WithFold(asked.Fold))
            {
                if (term != written && asked.Accepts(segment.Terms[term]))
                    Add(segment, term, Ranking.LooseWeight);
            }
        }

        foreach (var standIn in asked.StandIns)
        {
            var term = segment.Terms.Find(standIn);
            if (term >= 0 && !_terms.Exists(known => known.Term == term))
                Add(segment, term, Ranking.StandInWeight);
        }
    }

    public IReadOnlyList<(int Term, float Weight)> Terms => _terms;

    /// <summary>Is the first term the form typed?</summary>
    public bool HasWritten { get; }

    /// <summary>Records that hold any of the terms, at most.</summary>
    public int Frequency { get; private set; }

    private void Add(Segment segment, int term, float weight)
    {
        _terms.Add((term, weight));
        Frequency += segment.Postings.Frequency(term);
    }
}
