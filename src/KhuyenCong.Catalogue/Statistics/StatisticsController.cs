using System.Globalization;
using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Statistics;

public sealed class StatisticsController(Register register) : Controller
{
    [Get("thong-ke"), Get("en/statistics")]
    public IActionResult Index() => View(new StatisticsReading(register).Read(RequestFace.Of(HttpContext)));

    /// <summary>The figures of one chart: value, name, certificates, those in force, products with such a certificate, day counted.</summary>
    [Get("thong-ke/{name}.csv"), Get("en/statistics/{name}.csv")]
    public IActionResult File(string name)
    {
        if (!StatisticsReading.Names.Contains(name, StringComparer.Ordinal))
            return this.Missing();
        var face = RequestFace.Of(HttpContext);
        var breakdown = new StatisticsReading(register).Read(name, face);
        var csv = new StringBuilder().Append(CsvText.Mark).Append(CsvText.Line(
            face.Language.Pick("ma", "value"), face.Language.Pick("ten", "name"), face.Language.Pick("giay_chung_nhan", "certificates"),
            face.Language.Pick("con_hieu_luc", "in_force"), face.Language.Pick("san_pham", "products"), face.Language.Pick("ngay", "day")));
        foreach (var row in breakdown.Rows)
            csv.Append(CsvText.Line(row.Value, row.Label.Text, Figure(row.Certificates), row.InForce is { } inForce ? Figure(inForce) : null, Figure(row.Products), Say.Iso(face.Moment.Today)));
        return File(Encoding.UTF8.GetBytes(csv.ToString()), CsvText.ContentType, $"{face.Language.Pick("thong-ke", "statistics")}-{name}-{Say.Iso(face.Moment.Today)}.csv");
    }

    private static string Figure(Counting counting) => counting.Count.ToString(CultureInfo.InvariantCulture);
}
