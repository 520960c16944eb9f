using KhuyenCong.Search.Index;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search.Matching;

/// <summary>What a record earns for holding the words of the query together and in order.</summary>
internal sealed class Proximity
{
    private readonly QueryTerm[] _typed;
    private readonly PlaceReader[] _readers;

    public Proximity(Segment segment, QueryTerm[] typed, TermGroup[] groups)
    {
        _typed = typed;
        _readers = Array.ConvertAll(typed, term => new PlaceReader(segment.Postings, groups[term.Number]));
        if (typed.Length > 1)
            Most = Ranking.PhraseWeight + (Enumerable.Range(1, typed.Length - 1).Count(IsPair) * Ranking.PairWeight);
    }

    /// <summary>No record can earn more.</summary>
    public float Most { get; }

    public float Score(int doc)
    {
        if (Most == 0)
            return 0;
        var score = Best(doc, 0, _typed.Length) * Ranking.PhraseWeight;
        for (var second = 1; second < _typed.Length; second++)
        {
            if (IsPair(second))
                score += Best(doc, second - 1, second + 1) * Ranking.PairWeight;
        }

        return score;
    }

    private bool IsPair(int second) => _typed[second].Position == _typed[second - 1].Position + 1;

    /// <summary>Worth of the best place where the terms from <paramref name="first"/> to before <paramref name="end"/> stand as in the query.</summary>
    private float Best(int doc, int first, int end)
    {
        var best = 0f;
        foreach (var place in _readers[first].Read(doc))
        {
            var worth = Ranking.PlaceWeight(Occurrence.Field(place));
            if (worth > best && Stand(doc, first, end, Occurrence.Position(place)))
                best = worth;
        }

        return best;
    }

    private bool Stand(int doc, int first, int end, int position)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (!PlaceReader.HasPosition(_readers[i].Read(doc), position + _typed[i].Position - _typed[first].Position))
                return false;
        }

        return true;
    }
}
