using System.Security.Claims;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.BackOffice.Kit;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Catalogue.Publishing.Admin;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Admin.Overview;

/// <summary>Reads what waits for one person, and what in the register wants a look. Changes nothing.</summary>
public sealed class OverviewReading(CatalogueDb db, Register register, RecordListing listing, ReferenceNames names, SearchMetrics search, VietnamClock clock, IOptions<CatalogueSettings> settings)
{
    private const int MissesShown = 8;

    /// <summary>Records edited last that are looked through for drafts.</summary>
    private const int MostOwn = 200;

    /// <summary>Of one kind, records whose first moment is to come that are counted.</summary>
    private const int MostToCome = 1000;

    public async Task<OverviewPage> ReadAsync(ClaimsPrincipal who, CancellationToken cancellationToken)
    {
        var moment = clock.Read();
        List<EditedKind> kinds = [.. EditedKind.All.Where(k => who.May(Desk.Editing(k)))];
        return new()
        {
            Waiting = await WaitingAsync(kinds, Actor.Of(who).Key, cancellationToken),
            Lapse = LapseOn(moment),
            Links = await LinksAsync(kinds, cancellationToken),
            WithoutEnglish = await WithoutEnglishAsync(kinds, cancellationToken),
            Misses = who.May(Permission.ReadSearch) ? [.. (await search.MissesAsync(MissesShown, cancellationToken)).Select(m => new Bar(m.Text, m.Count, Common.Links.Search(Language.Vi) + new QueryText().Add("q", m.Text)))] : null,
            Trouble = who.May(Permission.RunJobs) ? await TroubleAsync(cancellationToken) : null,
        };
    }

    private async Task<IReadOnlyList<WaitingList>> WaitingAsync(List<EditedKind> kinds, string actor, CancellationToken cancellationToken)
    {
        // What stands under the hands of editors is little.
        var states = await db.EditingStates.AsNoTracking().Where(s => s.DeletedAt == null && (s.SubmittedAt != null || s.ApplyAt != null || s.Latest != s.Applied)).ToListAsync(cancellationToken);
        var drafts = await OwnDraftsAsync(actor, cancellationToken);
        // A new version waits with the state of its editing, a first one in the record itself.
        var scheduled = states.Where(s => s.ApplyAt is not null).Select(s => (s.Kind, s.RecordId, Since: s.ApplyAt!.Value)).ToList();
        foreach (var kind in kinds)
            scheduled.AddRange((await listing.ToComeAsync(kind, MostToCome, cancellationToken)).Select(r => (kind.Kind, r.Id, r.At)));
        return
        [
            await ListAsync("Chờ duyệt", "Không có bản nháp nào chờ duyệt.", RecordState.InReview, states.Where(s => s.SubmittedAt is not null && s.ApplyAt is null).Select(s => (s.Kind, s.RecordId, s.SubmittedAt!.Value))),
            await ListAsync("Bản nháp của tôi", "Bạn không có bản nháp nào đang dở.", RecordState.Draft, drafts.Select(s => (s.Kind, s.RecordId, s.ChangedAt))),
            await ListAsync("Hẹn giờ", "Không có gì hẹn giờ hiển thị.", RecordState.Scheduled, scheduled.DistinctBy(s => (s.Kind, s.RecordId))),
        ];

        async Task<WaitingList> ListAsync(string title, string none, RecordState state, IEnumerable<(string Kind, string RecordId, DateTimeOffset Since)> found)
        {
            var mine = found.Where(s => kinds.Exists(k => k.Kind == s.Kind)).OrderBy(s => s.Since).ToList();
            var first = mine.Take(WaitingList.Shown).ToList();
            var named = await NamesAsync(first.Select(s => (s.Kind, s.RecordId)), cancellationToken);
            return new(title, none, state,
                [.. first.Select(s => new Waiting(EditedKind.Of(s.Kind), s.RecordId, named[(s.Kind, s.RecordId)], s.Since))],
                [.. kinds.Select(k => (k, mine.Count(s => s.Kind == k.Kind))).Where(k => k.Item2 > 0)]);
        }
    }

    /// <summary>Records whose newest version is this person's and is not public: the latest ones.</summary>
    private async Task<IEnumerable<EditingState>> OwnDraftsAsync(string actor, CancellationToken cancellationToken)
    {
        var own = await db.EditingStates.AsNoTracking().Where(s => s.DeletedAt == null && s.SubmittedAt == null && s.ApplyAt == null)
            .Where(s => db.Revisions.Any(r => r.Kind == s.Kind && r.RecordId == s.RecordId && r.Number == s.Latest && r.ActorKey == actor))
            .OrderByDescending(s => s.ChangedAt).Take(MostOwn).ToListAsync(cancellationToken);
        var drafts = own.Where(s => s.Latest != s.Applied).ToList();
        foreach (var kind in own.Except(drafts).GroupBy(s => s.Kind).ToList())
        {
            var unseen = await listing.NeverPublicAsync(EditedKind.Of(kind.Key), [.. kind.Select(s => s.RecordId)], cancellationToken);
            drafts.AddRange(kind.Where(s => unseen.Contains(s.RecordId)));
        }

        return drafts;
    }

    private async Task<Dictionary<(string Kind, string Id), string>> NamesAsync(IEnumerable<(string Kind, string Id)> records, CancellationToken cancellationToken)
    {
        var named = new Dictionary<(string, string), string>();
        foreach (var kind in records.Distinct().GroupBy(r => r.Kind, r => r.Id))
        {
            var known = await names.NamesAsync(EditedKind.Of(kind.Key).Entity, kind, cancellationToken);
            foreach (var id in kind)
                named[(kind.Key, id)] = known.GetValueOrDefault(id)?.Name ?? id;
        }

        return named;
    }

    private Lapse LapseOn(Moment moment)
    {
        var lastDay = new DateOnly(moment.Today.Year, 12, 31);
        var filter = ProductFilter.LapsingOn(lastDay, moment.Today, settings.Value.ExpiringDays);
        var found = register.Index.Search(CertificateListing.QueryOf(filter, moment, filter.Day ?? moment.Today, 0) with { Count = [ProductListing.IndexNameOf("cap")] });
        var counts = found.Facets[ProductListing.IndexNameOf("cap")].ToDictionary(c => c.Value, c => c.Count, StringComparer.Ordinal);
        var list = Common.Links.Certificates(Language.Vi);
        return new(lastDay, found.Rows, list + filter.ToQuery(),
        [
            .. ProductFilter.LevelWords.Reverse().Select(w => (Word: w, Level: ProductFilter.LevelOf(w)))
                .Select(l => new Bar(Say.LevelName(Language.Vi, l.Level), counts.GetValueOrDefault(Kebab.Of(l.Level)), list + filter.With("cap", l.Word).ToQuery())).Where(b => b.Count > 0),
        ]);
    }

    private async Task<BrokenLinks> LinksAsync(List<EditedKind> kinds, CancellationToken cancellationToken)
    {
        var names = kinds.ConvertAll(k => k.Kind);
        var broken = db.BrokenLinks.AsNoTracking().Where(l => names.Contains(l.Kind));
        var first = await broken.OrderBy(l => l.Kind).ThenBy(l => l.RecordId).ThenBy(l => l.Path).Take(BrokenLinks.Shown).ToListAsync(cancellationToken);
        var named = await NamesAsync(first.Select(l => (l.Kind, l.RecordId)), cancellationToken);
        var read = await db.JobStates.AsNoTracking().Where(j => j.Job == LinkScan.Job).Select(j => j.EndedAt).FirstOrDefaultAsync(cancellationToken);
        return new(read, await broken.CountAsync(cancellationToken), [.. first.Select(l => (EditedKind.Of(l.Kind), named[(l.Kind, l.RecordId)], l))]);
    }

    private async Task<WithoutEnglish> WithoutEnglishAsync(List<EditedKind> kinds, CancellationToken cancellationToken)
    {
        var gaps = await db.EnglishGaps.AsNoTracking().ToDictionaryAsync(g => g.Kind, StringComparer.Ordinal, cancellationToken);
        var bars = kinds.Where(k => gaps.ContainsKey(k.Kind)).Select(k => new Bar(char.ToUpperInvariant(k.Noun[0]) + k.Noun[1..], gaps[k.Kind].Lacking, EnglishCount.Lacking.Href(k), gaps[k.Kind].Shown));
        return new(gaps.Count == 0 ? null : gaps.Values.Min(g => g.CountedAt), [.. bars.Where(b => b.Count > 0)]);
    }

    private async Task<Trouble> TroubleAsync(CancellationToken cancellationToken) => new(
        await db.JobStates.AsNoTracking().Where(j => j.Failed).ToListAsync(cancellationToken),
        await db.Outbox.CountAsync(m => m.SentAt == null && m.LastError != null, cancellationToken));
}
