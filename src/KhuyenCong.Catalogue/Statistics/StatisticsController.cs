using System.Globalization;
using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Statistics;

public sealed class StatisticsController(CatalogueDb db, Register register) : Controller
{
    [Get("thong-ke"), Get("en/statistics")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(await new StatisticsReading(db, register).ReadAsync(RequestFace.Of(HttpContext), cancellationToken));

    /// <summary>The figures of one chart: value, name, products, those with a certificate in force, day counted.</summary>
    [Get("thong-ke/{name}.csv"), Get("en/statistics/{name}.csv")]
    public IActionResult File(string name)
    {
        if (!StatisticsReading.Names.Contains(name, StringComparer.Ordinal))
            return this.Missing();
        var face = RequestFace.Of(HttpContext);
        var breakdown = new StatisticsReading(db, register).Read(name, face);
        var csv = new StringBuilder().Append(CsvText.Mark).Append(CsvText.Line(
            face.Language.Pick("ma", "value"), face.Language.Pick("ten", "name"), face.Language.Pick("san_pham", "products"),
            face.Language.Pick("con_hieu_luc", "in_force"), face.Language.Pick("ngay", "day")));
        foreach (var row in breakdown.Rows)
            csv.Append(CsvText.Line(row.Value, row.Label.Text, row.Products.ToString(CultureInfo.InvariantCulture), row.InForce?.ToString(CultureInfo.InvariantCulture), Say.Iso(face.Moment.Today)));
        return File(Encoding.UTF8.GetBytes(csv.ToString()), CsvText.ContentType, $"{face.Language.Pick("thong-ke", "statistics")}-{name}-{Say.Iso(face.Moment.Today)}.csv");
    }
}
