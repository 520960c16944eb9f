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

        if (asked.Beginning.Length > 0)
            Beginnings = new Beginnings(segment, Query.Beginning.Terms(segment.Terms, asked.Term, asked.Beginning));

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
    public int Frequency => Listed + (Beginnings?.Frequency ?? 0);

    /// <summary>Sum of the lengths of the lists of <see cref="Terms"/>.</summary>
    public int Listed { get; private set; }

    /// <summary>Of an unfinished word: the terms that begin with it.</summary>
    public Beginnings? Beginnings { get; }

    private void Add(Segment segment, int term, float weight)
    {
        _terms.Add((term, weight));
        Listed += segment.Postings.Frequency(term);
    }
}
