namespace KhuyenCong.Catalogue.Data.Model;

/// <summary>The editable fields of a record as they were saved. Only ever added.</summary>
public sealed class Revision
{
    public long Id { get; set; }

    public required string Kind { get; set; }

    public required string RecordId { get; set; }

    /// <summary>1, 2, 3 … within the record.</summary>
    public required int Number { get; set; }

    /// <summary>JSON object, field name to value.</summary>
    public required string Fields { get; set; }

    public required DateTimeOffset At { get; set; }

    public string? ActorKey { get; set; }
}

/// <summary>A step of publishing: draft, submitted, published, withdrawn … with its time and actor. Only ever added.</summary>
public sealed class StatusChange
{
    public long Id { get; set; }

    public required string Kind { get; set; }

    public required string RecordId { get; set; }

    public required string Status { get; set; }

    public required DateTimeOffset At { get; set; }

    public string? ActorKey { get; set; }

    public string? Note { get; set; }
}

/// <summary>Who did what to which record. Only ever added; persons stand in <see cref="AuditActor"/>, which can be erased.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public required DateTimeOffset At { get; set; }

    public required string Action { get; set; }

    public required string Kind { get; set; }

    public required string RecordId { get; set; }

    public string? ActorKey { get; set; }

    /// <summary>JSON object without personal fields.</summary>
    public string? Details { get; set; }
}

/// <summary>The person behind an actor key.</summary>
public sealed class AuditActor
{
    public required string Key { get; set; }

    public required string Name { get; set; }

    public string? Email { get; set; }
}

/// <summary>One entry of the change feed. On PostgreSQL an advisory lock makes the sequence commit in order.</summary>
public sealed class Change
{
    public long Sequence { get; set; }

    public required string Kind { get; set; }

    public required string RecordId { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>A mail to be sent, written in the transaction of its cause; one for each recipient, cause and period.</summary>
public sealed class OutboxMail
{
    public long Id { get; set; }

    public required string Recipient { get; set; }

    public required string Cause { get; set; }

    public required string Period { get; set; }

    public required string MessageId { get; set; }

    public required string Subject { get; set; }

    /// <summary>Plain text; emptied once the mail is handed over, for it may hold a link that opens an account.</summary>
    public required string Body { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it is to be handed over, or tried again; null once it is done.</summary>
    public required DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }
}

/// <summary>A job's right to run on one node, until it expires.</summary>
public sealed class Lease
{
    public required string Job { get; set; }

    public required string Holder { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>How a job went last, on whatever node, and when it is due.</summary>
public sealed class JobState
{
    public required string Job { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>In words, Vietnamese; of a run that failed what went wrong.</summary>
    public string? Result { get; set; }

    public bool Failed { get; set; }
}

/// <summary>How often was searched on a day in Viet Nam, over all nodes; nothing of who searched.</summary>
public sealed class SearchDay
{
    public required DateOnly Day { get; set; }

    public required int Queries { get; set; }

    /// <summary>Searches that found nothing.</summary>
    public required int Misses { get; set; }
}

/// <summary>How often a text found nothing on a day: for the editors of the synonyms. See <c>SearchCounts.Tidy</c> for what is never kept.</summary>
public sealed class SearchMiss
{
    public required DateOnly Day { get; set; }

    public required string Text { get; set; }

    public required int Count { get; set; }
}
