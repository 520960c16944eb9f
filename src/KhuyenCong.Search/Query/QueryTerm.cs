namespace KhuyenCong.Search.Query;

/// <summary>How closely a term must agree with what was typed, closest first.</summary>
internal enum MatchForm
{
    Marked,
    Toneless,
    Folded,
}

/// <summary>
/// One asked token. <c>Term</c> is its form <c>t</c>; <c>Form</c> says which forms of it count; <c>Position</c> is its place in the
/// query; <c>StandIns</c> are single terms that count for it, for less.
/// </summary>
internal sealed record QueryTerm(string Term, MatchForm Form, int Position, string[] StandIns)
{
    /// <summary>Place among the terms of the plan.</summary>
    public int Number { get; init; }

    /// <summary>The letters typed where the word may be unfinished, else empty.</summary>
    public string Beginning { get; init; } = "";

    public string Fold { get; } = Forms.Folded(Term);

    public string Toneless { get; } = Forms.Toneless(Term);

    /// <summary>Does a term of the index count as typed, the fold being equal?</summary>
    public bool Accepts(string term) => Form switch
    {
        MatchForm.Marked => term == Term,
        MatchForm.Toneless => term.AsSpan(0, Forms.TonelessLength(term)).SequenceEqual(Toneless),
        _ => true,
    };
}

/// <summary>Terms one behind the other; an occurrence inside an exception does not count.</summary>
internal sealed record QueryPhrase(QueryTerm[] Terms, PhraseAround[] Exceptions);

/// <summary>
/// A condition: all typed terms anywhere in the record, or one of the stand-in phrases. Several typed terms are a word that has
/// stand-ins ("khoai mì").
/// </summary>
internal sealed record Clause(QueryTerm[] Typed, QueryPhrase[] StandIns)
{
    /// <summary>Phrases in which the typed word means another thing ("lạc đà" for "lạc"): a record that holds it in no other place counts for little.</summary>
    public PhraseAround[] Exceptions { get; init; } = [];
}
