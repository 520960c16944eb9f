using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>Goes through the texts of all public records for links that lead nowhere on this site, and keeps what it finds for the overview.</summary>
public sealed class LinkScan(CatalogueDb db, LinkChecks links, TimeProvider time)
{
    /// <summary>Name of the job that does it.</summary>
    public const string Job = "links";

    /// <returns>Links read, and those of them that lead nowhere.</returns>
    public async Task<(int Read, int Broken)> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var read = new List<(string Kind, string Id, string Field, string Path)>();
        foreach (var kind in EditedKind.All.Where(k => k.IsPublished))
            await ReadAsync(kind, now, read, cancellationToken);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in read.Select(l => l.Path).Distinct(StringComparer.Ordinal).ToList())
            if (await links.FaultOfAsync(path, cancellationToken) is { } fault)
                faults.Add(path, fault);
        var broken = read.Where(l => faults.ContainsKey(l.Path)).Distinct()
            .Select(l => new BrokenLink { Kind = l.Kind, RecordId = l.Id, Field = l.Field, Path = l.Path, Fault = faults[l.Path], FoundAt = now }).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.BrokenLinks.ExecuteDeleteAsync(cancellationToken);
        db.BrokenLinks.AddRange(broken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (read.Count, broken.Count);
    }

    private async Task ReadAsync(EditedKind kind, DateTimeOffset now, List<(string Kind, string Id, string Field, string Path)> into, CancellationToken cancellationToken)
    {
        var shape = RecordShape.Of(db, kind);
        var texts = shape.Columns.Where(c => c.IsText).ToList();
        if (texts.Count == 0)
            return;
        string[] properties = [shape.Table.Key[0].PropertyName, nameof(IPublished.VisibleFrom), nameof(IPublished.VisibleTo), .. texts.Select(c => c.PropertyName)];
        await foreach (var values in EntityRows.Of(shape.Table.Type).ValuesAsync(db, properties).WithCancellation(cancellationToken))
        {
            if (values[1] is not DateTimeOffset from || from > now || values[2] is DateTimeOffset to && to <= now)
                continue;
            for (var i = 0; i < texts.Count; i++)
                if (values[i + 3] is string text)
                    into.AddRange(LinkChecks.PathsIn(text).Select(path => (kind.Kind, ContentColumn.Format(values[0]), texts[i].Name, path)));
        }
    }
}
