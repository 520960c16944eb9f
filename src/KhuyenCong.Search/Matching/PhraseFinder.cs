using KhuyenCong.Search.Index;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search.Matching;

/// <summary>Finds a phrase in records: its terms one behind the other, not inside an exception.</summary>
internal sealed class PhraseFinder
{
    private readonly OccurrenceWorth _worth;
    private readonly PlaceReader[] _terms;
    private readonly (PlaceReader[] Terms, int Offset)[] _exceptions;

    public PhraseFinder(Segment segment, QueryPhrase phrase, TermGroup[] groups)
    {
        _worth = segment.Worth;
        _terms = Array.ConvertAll(phrase.Terms, term => new PlaceReader(segment.Postings, groups[term.Number]));
        _exceptions = Array.ConvertAll(phrase.Exceptions, exception => (Array.ConvertAll(exception.Terms, ReaderOf), exception.Offset));

        PlaceReader ReaderOf(string term) =>
            new(segment.Postings, new TermGroup(segment, new QueryTerm(term, MatchForm.Marked, 0, [])));
    }

    /// <summary>The worth of all occurrences of the phrase in a record; 0 where there is none.</summary>
    public float Frequency(int doc)
    {
        var frequency = 0f;
        foreach (var place in _terms[0].Read(doc))
        {
            if (Follows(_terms, doc, Occurrence.Position(place)) && !IsExcepted(doc, Occurrence.Position(place)))
                frequency += _worth.Of(doc, place);
        }

        return frequency;
    }

    private bool IsExcepted(int doc, int position)
    {
        foreach (var (terms, offset) in _exceptions)
        {
            if (PlaceReader.HasPosition(terms[0].Read(doc), position - offset) && Follows(terms, doc, position - offset))
                return true;
        }

        return false;
    }

    private static bool Follows(PlaceReader[] terms, int doc, int position)
    {
        for (var i = 1; i < terms.Length; i++)
        {
            if (!PlaceReader.HasPosition(terms[i].Read(doc), position + i))
                return false;
        }

        return true;
    }
}
