using KhuyenCong.Search.Index;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search.Matching;

/// <summary>What a record earns for holding the words of the query together and in order.</summary>
internal sealed class Proximity
{
    private readonly QueryTerm[] _typed;
    private readonly PlaceReader[] _readers;
    private readonly Segment _segment;
    private readonly TermGroup[] _groups;

    /// <summary>The terms where they are two that follow each other, each one term of the segment: then many records are read at once.</summary>
    private readonly int[] _pair = [];
    private readonly float _most;
    private readonly float _mostElsewhere;

    /// <summary>Records that hold all terms in the name, one bit each: all others can earn only the lesser weights of the other fields.</summary>
    private ulong[]? _inName;

    public Proximity(Segment segment, QueryTerm[] typed, TermGroup[] groups)
    {
        _typed = typed = Array.FindAll(typed, static term => term.Beginning.Length == 0);
        _readers = Array.ConvertAll(typed, term => new PlaceReader(segment.Postings, groups[term.Number]));
        _segment = segment;
        _groups = groups;
        if (typed.Length < 2)
            return;
        if (typed.Length == 2 && IsPair(1) && Array.TrueForAll(typed, term => groups[term.Number].Terms.Count == 1))
            _pair = Array.ConvertAll(typed, term => groups[term.Number].Terms[0].Term);
        var pairs = Enumerable.Range(1, typed.Length - 1).Count(IsPair) * Ranking.PairWeight;
        _most = Ranking.PhraseWeight + pairs;
        _mostElsewhere = (Ranking.PhraseWeight * Ranking.PlaceWeight((int)TextField.Producer)) + (typed.Length > 2 ? pairs : pairs * Ranking.PlaceWeight((int)TextField.Producer));
    }

    /// <summary>Records in which the words mean another thing: they earn little.</summary>
    public IReadOnlySet<int>? Mistaken { get; set; }

    /// <summary>The record cannot earn more.</summary>
    public float MostOf(int doc) => _most == 0 ? 0 : ((_inName ??= InName())[doc >> 6] >> doc & 1) != 0 ? _most : _mostElsewhere;

    /// <summary>The scores of several records, which come in ascending order.</summary>
    public void Score(ReadOnlySpan<int> docs, Span<float> scores)
    {
        if (_pair.Length == 0)
        {
            for (var i = 0; i < docs.Length; i++)
                scores[i] = Score(docs[i]);
            return;
        }

        using var lists = new PhraseLists(docs, _segment, _pair);
        for (var i = 0; i < docs.Length; i++)
        {
            var best = lists.BestPlace(i);
            scores[i] = Lessened(docs[i], (best * Ranking.PhraseWeight) + (best * Ranking.PairWeight));
        }
    }

    public float Score(int doc)
    {
        if (_most == 0)
            return 0;
        var score = Best(doc, 0, _typed.Length) * Ranking.PhraseWeight;
        for (var second = 1; second < _typed.Length; second++)
        {
            if (IsPair(second))
                score += Best(doc, second - 1, second + 1) * Ranking.PairWeight;
        }

        return Lessened(doc, score);
    }

    private float Lessened(int doc, float score) => Mistaken?.Contains(doc) == true ? score * Ranking.ScatteredWeight : score;

    private ulong[] InName()
    {
        var all = new ulong[(_segment.Count + 63) >> 6];
        var holds = new ulong[all.Length];
        all.AsSpan().Fill(ulong.MaxValue);
        foreach (var term in _typed)
        {
            holds.AsSpan().Clear();
            foreach (var (own, _) in _groups[term.Number].Terms)
                _segment.NamePostings.Mark(own, holds);

            for (var word = 0; word < all.Length; word++)
                all[word] &= holds[word];
        }

        return all;
    }

    private bool IsPair(int second) => _typed[second].Position == _typed[second - 1].Position + 1;

    /// <summary>Worth of the best place where the terms from <paramref name="first"/> to before <paramref name="end"/> stand as in the query.</summary>
    private float Best(int doc, int first, int end)
    {
        var best = 0f;
        foreach (var place in _readers[first].Read(doc))
        {
            var worth = Ranking.PlaceWeight(Occurrence.Field(place)) * (Occurrence.InBoilerplate(place) ? Ranking.BoilerplateWeight : 1);
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
