namespace KhuyenCong.Search.Correcting;

/// <summary>A term in form <c>t</c>, or all terms of one form <c>f</c>.</summary>
internal readonly record struct WordForm(string Text, bool IsFold)
{
    public bool Accepts(string term) => IsFold ? Forms.Folded(term) == Text : term == Text;
}

/// <summary>
/// What a typed word may mean: one or, where a space is missing, several words. <c>Cost</c> is 0 for the word as typed.
/// <c>Support</c> says what else must speak for it.
/// </summary>
internal sealed record Reading(WordForm[] Forms, int Cost, ProposalKind Kind = ProposalKind.Spelling, Support Support = Support.None);

/// <summary>Whether a reading must stand beside a word next to it in some name.</summary>
internal enum Support
{
    None,

    /// <summary>Where there is a word next to it.</summary>
    OfOthers,

    /// <summary>And never on its own.</summary>
    Always,
}
