namespace KhuyenCong.Search;

/// <summary>Why another text is proposed.</summary>
public enum ProposalKind
{
    /// <summary>A tone mark, a letter or a missing space.</summary>
    Spelling,

    /// <summary>The keystrokes of Telex or VNI stand in the text ("banhs trangs", "nu7oc1").</summary>
    Typing,
}

/// <summary>Another text that finds more than the one typed, written with its marks; <c>AtLeast</c> records, counted no further than 200.</summary>
public readonly record struct Proposal(string Text, ProposalKind Kind, int AtLeast);
