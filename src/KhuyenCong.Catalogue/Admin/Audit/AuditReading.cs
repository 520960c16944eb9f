using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Admin.Audit;

/// <summary>A line of the audit with the name of who did it.</summary>
/// <param name="Entry">As written.</param>
/// <param name="Who">Name, or what stands for one that was erased.</param>
public sealed record AuditLine(AuditEntry Entry, string Who)
{
    /// <summary>What the record is called today; null where it is no more, or has no name.</summary>
    public string? Record { get; init; }

    /// <summary>Where the record is worked on; null where it is no more.</summary>
    public string? Page { get; init; }

    public IReadOnlyList<AuditDetail> Details { get; init; } = [];
}

/// <summary>Reads the audit by pages, or all of it for a file.</summary>
public sealed class AuditReading(CatalogueDb db, AuditNames records)
{
    public const int PageSize = 50;

    /// <summary>Most lines of one file; a longer answer is to be narrowed.</summary>
    public const int MostExported = 100_000;

    private const string Erased = "Người đã xóa thông tin";

    public async Task<PageOf<AuditLine>> ReadAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var rows = filter.Apply(db).AsNoTracking();
        var total = await rows.CountAsync(cancellationToken);
        var entries = await rows.Paged(filter.Page, PageSize).ToListAsync(cancellationToken);
        return new(await NamedAsync(entries, cancellationToken), total, filter.Page, PageSize);
    }

    public async IAsyncEnumerable<AuditLine> StreamAsync(AuditFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = await db.AuditActors.AsNoTracking().ToDictionaryAsync(a => a.Key, a => a.Name, cancellationToken);
        await foreach (var entry in filter.Apply(db).AsNoTracking().Take(MostExported).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return new(entry, NameOf(entry.ActorKey, names));
    }

    /// <summary>Actions and kinds that occur, to choose from.</summary>
    public async Task<(IReadOnlyList<string> Actions, IReadOnlyList<string> Kinds)> WordsAsync(CancellationToken cancellationToken) =>
    (
        await db.Audit.Select(a => a.Action).Distinct().OrderBy(a => a).ToListAsync(cancellationToken),
        await db.Audit.Select(a => a.Kind).Distinct().OrderBy(k => k).ToListAsync(cancellationToken));

    private async Task<IReadOnlyList<AuditLine>> NamedAsync(List<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var keys = entries.Select(e => e.ActorKey).OfType<string>().Distinct().ToList();
        var names = await db.AuditActors.AsNoTracking().Where(a => keys.Contains(a.Key)).ToDictionaryAsync(a => a.Key, a => a.Name, cancellationToken);
        await records.ReadAsync(entries, cancellationToken);
        return entries.ConvertAll(e => new AuditLine(e, NameOf(e.ActorKey, names))
        {
            Record = records.Of(e.Kind, e.RecordId) ?? (e.Kind == Kinds.User ? Erased : null),
            Page = records.PageOf(e.Kind, e.RecordId),
            Details = AuditDetails.Of(e, records.Of),
        });
    }

    private static string NameOf(string? key, Dictionary<string, string> names) =>
        key is null ? "" : key == Actor.Operator.Key ? Actor.Operator.Name : key == Actor.Site.Key ? Actor.Site.Name : names.GetValueOrDefault(key, Erased);
}
