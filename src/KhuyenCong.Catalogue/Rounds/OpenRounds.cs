using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Rounds;

/// <summary>
/// Rounds that are still under way as far as the register tells: of this year or a later one, without decision, result, certificate or past ceremony.
/// The register holds no last day for filing.
/// </summary>
public static class OpenRounds
{
    public static async Task<List<RoundRow>> ReadAsync(CatalogueDb db, Register register, Moment moment, CancellationToken cancellationToken)
    {
        var rounds = await db.Rounds.AsNoTracking().Visible(moment.Now)
            .Where(r => r.Year >= moment.Today.Year && r.DecisionId == null && r.Recognised == null && (r.CeremonyOn == null || r.CeremonyOn >= moment.Today) && r.Certificates.Count == 0)
            .OrderBy(r => r.Year).ThenBy(r => r.SortKey).ThenBy(r => r.Id)
            .ToListAsync(cancellationToken);
        return await RoundsController.RowsAsync(db, register.Reference, rounds, moment, cancellationToken);
    }
}
