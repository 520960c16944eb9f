using KhuyenCong.Catalogue.BackOffice.Kit;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;

namespace KhuyenCong.Catalogue.Admin.Overview;

/// <summary>A record that somebody has to do something with.</summary>
public sealed record Waiting(EditedKind Kind, string Id, string Name, DateTimeOffset Since);

/// <summary>Records of one sort: the longest waiting first, and how many there are of each kind, with their lists.</summary>
public sealed record WaitingList(string Title, string None, RecordState State, IReadOnlyList<Waiting> First, IReadOnlyList<(EditedKind Kind, int Count)> Kinds)
{
    public const int Shown = 8;

    public int Count => Kinds.Sum(k => k.Count);
}

/// <summary>Certificates that end with a day, by level.</summary>
public sealed record Lapse(DateOnly On, int Certificates, string Href, IReadOnlyList<Bar> Levels);

/// <summary>What is wrong with the running of the site.</summary>
public sealed record Trouble(IReadOnlyList<JobState> FailedJobs, int UnsentMails);

/// <summary>Links that lead nowhere, when they were looked for, and how many there are.</summary>
public sealed record BrokenLinks(DateTimeOffset? ReadAt, int Count, IReadOnlyList<(EditedKind Kind, string Name, BrokenLink Link)> First)
{
    public const int Shown = 10;
}

/// <summary>By kind, public records without an English name, and when they were counted.</summary>
public sealed record WithoutEnglish(DateTimeOffset? CountedAt, IReadOnlyList<Bar> Kinds);

/// <summary>What the first page of the back office tells; a part that the reader may not see is null.</summary>
public sealed record OverviewPage
{
    public required IReadOnlyList<WaitingList> Waiting { get; init; }

    public required Lapse Lapse { get; init; }

    public required BrokenLinks Links { get; init; }

    public required WithoutEnglish WithoutEnglish { get; init; }

    public required IReadOnlyList<Bar>? Misses { get; init; }

    public required Trouble? Trouble { get; init; }
}
