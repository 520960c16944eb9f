namespace KhuyenCong.Search;

/// <summary>What is found: a kind of record ("product", "producer", "round", …) and its number in that kind.</summary>
public readonly record struct DocumentKey(string Kind, int Id);

/// <summary>The four weighted fields of BM25F, heaviest first.</summary>
public enum TextField
{
    Name,
    Producer,
    Place,
    Text,
}

/// <summary>One record as the index sees it. The index knows no database: whoever owns the records makes these.</summary>
public sealed record IndexDocument
{
    public required DocumentKey Key { get; init; }

    /// <summary>Texts in any order; several texts of one field are separate passages (no phrase runs across them).</summary>
    public required IReadOnlyList<(TextField Field, string Text)> Texts { get; init; }

    /// <summary>
    /// Phrases that count for little wherever they stand outside <see cref="TextField.Place"/>: places that are part of a brand though the
    /// record is not from there ("Đũa buông Thái Nguyên" of Bình Thuận).
    /// </summary>
    public IReadOnlyList<string> Asides { get; init; } = [];

    /// <summary>Place of the name in Vietnamese order, compared ordinally.</summary>
    public required string SortKey { get; init; }

    /// <summary>Public from this instant on, Unix milliseconds, inclusive.</summary>
    public long VisibleFrom { get; init; } = long.MinValue;

    /// <summary>Public up to this instant, Unix milliseconds, exclusive.</summary>
    public long VisibleTo { get; init; } = long.MaxValue;

    /// <summary>Values of facets that belong to the whole record ("group", "category", "province", "producer"); a facet may have several values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Certificates of the record. Facets of rows hold together on one row.</summary>
    public IReadOnlyList<IndexRow> Rows { get; init; } = [];

    /// <summary>Share of the fields that are filled, 0 to 1: a small factor of the ranking.</summary>
    public float Completeness { get; init; }
}

/// <summary>A certificate: facets that must hold on one and the same row, and a state that depends on the day.</summary>
public sealed record IndexRow
{
    /// <summary>Values of row facets ("level", "year", "decision"), at most one value each.</summary>
    public required IReadOnlyDictionary<string, string> Facets { get; init; }

    /// <summary>
    /// State by day: from each span's first day to the day before the next span's. Sorted by day; days are <see cref="DateOnly.DayNumber"/>.
    /// The state is a word of the owner's ("valid", "expiring", "expired", …).
    /// </summary>
    public required IReadOnlyList<StateSpan> States { get; init; }

    /// <summary>Public from and to, Unix milliseconds, as for the document.</summary>
    public long VisibleFrom { get; init; } = long.MinValue;

    public long VisibleTo { get; init; } = long.MaxValue;

    /// <summary>Day number of the grant (the first day of the year where only the year is known): sorts "newest".</summary>
    public required int GrantedOn { get; init; }

    /// <summary>Last day of validity as a day number, null where unknown: sorts "end of validity".</summary>
    public int? ValidTo { get; init; }
}

public readonly record struct StateSpan(int FromDay, string State);
