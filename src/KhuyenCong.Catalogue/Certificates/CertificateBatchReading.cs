using System.Globalization;
using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Products;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Certificates;

/// <summary>Answers many look-up codes with a handful of queries.</summary>
internal sealed class CertificateBatchReading(CatalogueDb db, ReferenceData reference, CatalogueSettings settings)
{
    /// <summary>One answer for each line, in their order; a code may stand in several lines.</summary>
    public async Task<IReadOnlyList<BatchLine>> ReadAsync(IReadOnlyList<string> lines, RequestFace face, DateOnly day, CancellationToken cancellationToken)
    {
        var codes = lines.Select(CertificateCode.Tidy).Where(CertificateCode.IsWellFormed).Distinct().ToList();
        var products = await db.Certificates.Visible(face.Moment.Now).Where(c => codes.Contains(c.Code)).Select(c => c.ProductId).Distinct().ToListAsync(cancellationToken);
        var cards = await new ProductCards(db, reference, settings).ReadAsync(products, face.Moment, day, cancellationToken);
        var rows = cards.SelectMany(card => card.Certificates, (card, certificate) => new CertificateRow(certificate, card)).ToDictionary(r => r.Face.Code);
        return [.. lines.Select(line =>
        {
            var row = rows.GetValueOrDefault(CertificateCode.Tidy(line));
            return new BatchLine(line, row, row is null ? CertificateCode.FaultOf(CertificateCode.Tidy(line), face.Language) : null);
        })];
    }

    public static byte[] ToCsv(IReadOnlyList<BatchLine> lines, Language language, DateOnly day)
    {
        var csv = new StringBuilder().Append(CsvText.Mark)
            .Append(CsvText.Line("typed", "code", "asOf", "status", "validTo", "product", "producer", "level", "year", "decision", "note"));
        foreach (var (typed, row, fault) in lines)
            csv.Append(row is null
                ? CsvText.Line(typed, "", Say.Iso(day), "", "", "", "", "", "", "", fault)
                : CsvText.Line(
                    typed, row.Face.Code, Say.Iso(day), Kebab.Of(row.Face.Status), row.Face is { ValidTo: { } to, EndIsCertain: true } ? Say.Iso(to) : "",
                    row.Product.In(language).Text, row.Product.Producer?.Name, Kebab.Of(row.Face.Level),
                    row.Face.GrantYear.ToString(CultureInfo.InvariantCulture), row.Face.Decision?.Number, CertificateSentence.Of(language, row.Face, day, true)));
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
