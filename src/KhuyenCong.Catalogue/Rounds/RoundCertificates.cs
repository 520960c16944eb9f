using System.Globalization;
using System.Text;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Rounds;

/// <summary>A certificate of a round as an officer lists it.</summary>
public sealed record RoundCertificate(CertificateFace Face, int ProductId, string Product, string? Producer, DateTimeOffset? VisibleFrom);

/// <summary>The certificates of a round, the latest on record first; all of them, or those of one grant.</summary>
public sealed class RoundCertificates(CatalogueDb db, Register register, VietnamClock clock, IOptions<CatalogueSettings> settings)
{
    public const int PageSize = 100;

    /// <param name="round">Its number.</param>
    /// <param name="grant">The moment of one grant; null for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<PageOf<RoundCertificate>> ReadAsync(int round, DateTimeOffset? grant, int page, CancellationToken cancellationToken)
    {
        var found = Of(round, grant);
        return new(await FacesAsync(found.Paged(page, PageSize), cancellationToken), await found.CountAsync(cancellationToken), page, PageSize);
    }

    /// <summary>All of them, with their public addresses.</summary>
    public async Task<byte[]> ToCsvAsync(int round, DateTimeOffset? grant, CancellationToken cancellationToken)
    {
        var csv = new StringBuilder().Append(CsvText.Mark)
            .Append(CsvText.Line("Mã tra cứu", "Địa chỉ", "Số sản phẩm", "Sản phẩm", "Cơ sở", "Quyết định", "Ngày cấp", "Năm cấp", "Hiệu lực đến hết", "Trạng thái hôm nay"));
        foreach (var line in await FacesAsync(Of(round, grant), cancellationToken))
            csv.Append(CsvText.Line(
                line.Face.Code, settings.Value.Absolute(Links.Certificate(Language.Vi, line.Face.Code)), line.ProductId.ToString(CultureInfo.InvariantCulture), line.Product, line.Producer,
                line.Face.Decision?.Number, line.Face.GrantedOn is { } day ? Say.Iso(day) : "", line.Face.GrantYear.ToString(CultureInfo.InvariantCulture),
                line.Face is { ValidTo: { } end, EndIsCertain: true } ? Say.Iso(end) : "", Say.StatusName(Language.Vi, line.Face.Status)));
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private IQueryable<Certificate> Of(int round, DateTimeOffset? grant)
    {
        var found = db.Certificates.AsNoTracking().Where(c => c.RoundId == round);
        if (grant is { } at)
            found = found.Where(c => db.StatusChanges.Any(s => s.Kind == Kinds.Certificate && s.RecordId == c.Code && s.Status == EditStatus.Granted && s.At == at));
        return found.OrderByDescending(c => c.VisibleFrom).ThenBy(c => c.Product!.SortKey).ThenBy(c => c.Code);
    }

    private async Task<List<RoundCertificate>> FacesAsync(IQueryable<Certificate> certificates, CancellationToken cancellationToken)
    {
        var moment = clock.Read();
        var rows = await certificates.WithFaces().Include(c => c.Product).ThenInclude(p => p!.Producer).ToListAsync(cancellationToken);
        return rows.ConvertAll(c => new RoundCertificate(CertificateFaces.FaceOf(c, register.Reference, settings.Value.ExpiringDays, moment.Now, moment.Today), c.ProductId, c.Product!.Name, c.Product.Producer?.Name, c.VisibleFrom));
    }
}
