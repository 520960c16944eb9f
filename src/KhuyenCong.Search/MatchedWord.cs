namespace KhuyenCong.Search;

/// <summary>How a word of a record answers a word of the query.</summary>
public enum MatchWay
{
    /// <summary>In the very form typed.</summary>
    Written,

    /// <summary>Typed without its marks, or relaxed.</summary>
    Unmarked,

    /// <summary>By a rule of the synonym file.</summary>
    Synonym,
}

/// <summary>A word of a record that matched. <c>CountsLittle</c>: it stands in a phrase that nearly every record has, or names a place that the record is not from.</summary>
public readonly record struct MatchPlace(string Found, TextField Field, MatchWay Way, bool CountsLittle);

/// <summary>What a word of the query (several, where together they are one word) gave to the factor "text" of a hit; all of them together are that factor.</summary>
public readonly record struct MatchedWord(string Typed, float Points, IReadOnlyList<MatchPlace> Places);
