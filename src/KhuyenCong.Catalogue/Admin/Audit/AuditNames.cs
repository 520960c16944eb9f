using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Jobs;
using KhuyenCong.Catalogue.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Admin.Audit;

/// <summary>Names and pages of the records that lines of the audit are about, as they are today; what is no more has neither.</summary>
public sealed class AuditNames(CatalogueDb db, ReferenceNames references)
{
    private readonly Dictionary<(string Kind, string Id), string> names = [];

    /// <summary>Reads the names of the records of some lines, one question for each kind.</summary>
    public async Task ReadAsync(IEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var wanted = entries.Select(e => (e.Kind, Id: e.RecordId))
            .Concat(entries.SelectMany(AuditDetails.ValuesOf).Where(v => AuditDetails.Named.ContainsKey(v.Name)).Select(v => (Kind: AuditDetails.Named[v.Name], Id: v.Value.GetRawText())));
        foreach (var group in wanted.Distinct().GroupBy(w => w.Kind, w => w.Id))
            foreach (var (id, name) in await NamesAsync(group.Key, [.. group], cancellationToken))
                names[(group.Key, id)] = name;
    }

    public string? Of(string kind, string id) => names.GetValueOrDefault((kind, id)) is { Length: > 0 } name ? name : null;

    /// <summary>Where the record is worked on; null where it is no more.</summary>
    public string? PageOf(string kind, string id) => !names.ContainsKey((kind, id)) ? null : kind switch
    {
        Kinds.User => $"{Links.Users}/{id}",
        Kinds.Media => $"/quan-tri/hinh-anh/{id}",
        "job" => "/quan-tri/tac-vu",
        _ => EditedKind.All.FirstOrDefault(k => k.Kind == kind) is { } edited ? BackOfficeLinks.Record(edited, id) : null,
    };

    private async Task<IEnumerable<(string Id, string Name)>> NamesAsync(string kind, List<string> ids, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case Kinds.User:
                return (await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToListAsync(cancellationToken)).Select(u => (u.Id, u.Name));
            case Kinds.Media:
                var numbers = ids.ConvertAll(i => int.TryParse(i, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0);
                return (await db.Media.AsNoTracking().Where(m => numbers.Contains(m.Id)).Select(m => new { m.Id, Name = m.Alt ?? m.File }).ToListAsync(cancellationToken)).Select(m => (m.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), m.Name));
            case "job":
                return SiteJobs.All.Where(j => ids.Contains(j.Name)).Select(j => (j.Name, j.Title));
        }

        if (EditedKind.All.FirstOrDefault(k => k.Kind == kind) is not { } edited)
            return [];
        var found = await references.NamesAsync(edited.Entity, ids, cancellationToken);
        return found.Values.Select(n => (n.Key, edited.Title ?? n.Name));
    }
}
