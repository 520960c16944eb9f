namespace KhuyenCong.Search.Correcting;

/// <summary>A term in form <c>t</c>, or all terms of one form <c>f</c>.</summary>
internal readonly record struct WordForm(string Text, bool IsFold)
{
    public bool Accepts(string term) => IsFold ? Forms.Folded(term) == Text : term == Text;
}

/// <summary>What a typed word may mean: one or, where a space is missing, several words. <c>Cost</c> is 0 for the word as typed.</summary>
internal sealed record Reading(WordForm[] Forms, int Cost, ProposalKind Kind = ProposalKind.Spelling);
