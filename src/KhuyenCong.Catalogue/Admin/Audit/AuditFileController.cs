using System.Globalization;
using System.Text;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Admin.Audit;

/// <summary>The audit as a file for spreadsheets, written as it is read.</summary>
[Needs(Permission.ReadAudit)]
public sealed class AuditFileController(AuditReading reading) : Controller
{
    [Get("quan-tri/nhat-ky/tep.csv")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var faults = new List<FilterFault>();
        var filter = AuditFilter.Read(Request.Query, faults);
        if (faults.Count > 0)
            return BadRequest();
        Response.ContentType = CsvText.ContentType;
        Response.Headers.ContentDisposition = "attachment; filename=\"nhat-ky.csv\"";
        await using var writer = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(CsvText.Mark);
        await writer.WriteAsync(CsvText.Line("Lúc", "Ai", "Khóa", "Việc", "Loại", "Bản ghi", "Chi tiết"));
        await foreach (var (entry, who) in reading.StreamAsync(filter, cancellationToken))
            await writer.WriteAsync(CsvText.Line(
                entry.At.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), who, entry.ActorKey, entry.Action, entry.Kind, entry.RecordId, entry.Details));
        await writer.FlushAsync(cancellationToken);
        return new EmptyResult();
    }
}
