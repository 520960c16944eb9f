namespace KhuyenCong.Search;

public enum SearchSort
{
    Relevance,
    Name,

    /// <summary>Newest grant first, over the rows that match.</summary>
    Newest,

    /// <summary>Soonest end of validity first, among rows that match and have not ended on the day asked; then the others.</summary>
    EndOfValidity,
}

/// <summary>A question to the index. Everything that depends on time is given: the index has no clock.</summary>
public sealed record SearchQuery
{
    /// <summary>What was typed, any characters; empty browses.</summary>
    public string Text { get; init; } = "";

    /// <summary>Phrases that a record need not hold, and that count where its name does: what was read as a condition, and stands in names all the same.</summary>
    public IReadOnlyList<string> Preferred { get; init; } = [];

    /// <summary>May the last word be unfinished? It then also stands for the words that begin with it, which count little elsewhere than in a name.</summary>
    public bool Unfinished { get; init; }

    /// <summary>Kinds of record to find; empty finds all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The instant that decides visibility, Unix milliseconds.</summary>
    public required long Now { get; init; }

    /// <summary>The day that decides states, as a day number.</summary>
    public required int Day { get; init; }

    /// <summary>Chosen values by facet; values of one facet are alternatives, facets are conditions.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Selected { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Facets to count. "state" is the facet of rows that is computed for <see cref="Day"/>; "live" counts records with a row in a live state, once each.</summary>
    public IReadOnlyList<string> Count { get; init; } = [];

    /// <summary>
    /// Ask for rows instead of records: a record is found only by a visible row that meets all that was chosen, <see cref="SearchResult.Rows"/> counts such rows, and
    /// in facets each of them counts for itself, once for its own values and once for each value of its record.
    /// </summary>
    public bool ByRow { get; init; }

    /// <summary>Of each counted facet at most so many values come back, the most frequent; chosen ones always do.</summary>
    public int MostValues { get; init; } = int.MaxValue;

    public SearchSort Sort { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 24;

    /// <summary>May a query without any hit be tried with looser tone marks? The result says so.</summary>
    public bool Relax { get; init; } = true;

    /// <summary>Return the factors of each hit's score.</summary>
    public bool Explain { get; init; }
}

/// <summary>How far a query had to be loosened to find anything.</summary>
public enum Relaxation
{
    None,

    /// <summary>Tone marks were ignored (dừa = dứa = dưa).</summary>
    Tones,

    /// <summary>All marks were ignored (dừa = đưa = dua).</summary>
    Marks,
}

public sealed record SearchResult
{
    public required int Total { get; init; }

    /// <summary>Visible rows of all matches that meet all that was chosen; 0 unless <see cref="SearchQuery.ByRow"/>.</summary>
    public int Rows { get; init; }

    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>Counts by facet over all matches, each facet with its own selection relaxed; a selected value without a hit stays with 0.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets { get; init; }

    public Relaxation Relaxed { get; init; }

    /// <summary>Words of the query, as typed, that a hit need not hold: words of asking ("nhà cung cấp") and those of nearly every record.</summary>
    public IReadOnlyList<string> NotRequired { get; init; } = [];
}

/// <summary>A record found. Factors, whose sum is the score, and matched words only where the query asks to explain.</summary>
public readonly record struct SearchHit(DocumentKey Key, float Score, IReadOnlyList<ScoreFactor> Factors, IReadOnlyList<MatchedWord> Words);

/// <summary>One named part of a score: "text", "phrase", "written", "completeness", "valid" or "kind". A score is the sum of its parts.</summary>
public readonly record struct ScoreFactor(string Name, float Value);

public readonly record struct FacetCount(string Value, int Count, bool Selected);
