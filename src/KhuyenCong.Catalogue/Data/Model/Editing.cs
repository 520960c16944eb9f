namespace KhuyenCong.Catalogue.Data.Model;

/// <summary>Where the editing of a record stands; a record that nobody has edited has none. What is public is the record's own row.</summary>
public sealed class EditingState
{
    public required string Kind { get; set; }

    public required string RecordId { get; set; }

    /// <summary>Number of the newest revision.</summary>
    public int Latest { get; set; }

    /// <summary>Number of the revision that the record's row holds. Another than <see cref="Latest"/>: there is a draft.</summary>
    public int Applied { get; set; }

    /// <summary>The draft waits for a review since.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>When <see cref="ApplyNumber"/> takes the place of what is public.</summary>
    public DateTimeOffset? ApplyAt { get; set; }

    public int? ApplyNumber { get; set; }

    /// <summary>Until when it is then public.</summary>
    public DateTimeOffset? ApplyUntil { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>What one person has typed into a form and not saved yet.</summary>
public sealed class Autosave
{
    public required string Kind { get; set; }

    /// <summary>Empty for a record that is not made yet.</summary>
    public required string RecordId { get; set; }

    public required string ActorKey { get; set; }

    /// <summary>JSON as of a revision; values as typed.</summary>
    public required string Fields { get; set; }

    /// <summary>What the form was opened on: see <c>EditBase</c>.</summary>
    public required string Base { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>A remark on a draft. Only ever added.</summary>
public sealed class DraftComment
{
    public long Id { get; set; }

    public required string Kind { get; set; }

    public required string RecordId { get; set; }

    /// <summary>Number of the revision it was made on.</summary>
    public required int Number { get; set; }

    public required string Text { get; set; }

    public required DateTimeOffset At { get; set; }

    public string? ActorKey { get; set; }
}

/// <summary>A way to one revision for somebody without an account, until it expires. The token itself is kept by nobody.</summary>
public sealed class PreviewLink
{
    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public required string TokenHash { get; set; }

    public required string Kind { get; set; }

    public required string RecordId { get; set; }

    public required int Number { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public string? ActorKey { get; set; }
}

/// <summary>A link in a public text that leads nowhere on this site, as the last reading of all texts found it.</summary>
public sealed class BrokenLink
{
    public required string Kind { get; set; }

    public required string RecordId { get; set; }

    /// <summary>Column that holds the text.</summary>
    public required string Field { get; set; }

    public required string Path { get; set; }

    /// <summary>What is wrong, in Vietnamese.</summary>
    public required string Fault { get; set; }

    public required DateTimeOffset FoundAt { get; set; }
}

/// <summary>How many public records of a kind have no English name, as they were counted last.</summary>
public sealed class EnglishGap
{
    public required string Kind { get; set; }

    public required int Lacking { get; set; }

    /// <summary>Public records of the kind, with and without.</summary>
    public required int Shown { get; set; }

    public required DateTimeOffset CountedAt { get; set; }
}
