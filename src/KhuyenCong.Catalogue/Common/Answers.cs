using System.Diagnostics.CodeAnalysis;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Common;

/// <summary>The answers that are not 200, each a designed page with its true status code.</summary>
public static class Answers
{
    private const string ErrorView = "/Templates/Shared/Error.cshtml";

    /// <summary>400: says which part of the address cannot be answered.</summary>
    public static ViewResult Refused(this Controller controller, IReadOnlyList<FilterFault> faults) =>
        controller.Page(StatusCodes.Status400BadRequest, faults);

    public static ViewResult Missing(this Controller controller) => controller.Page(StatusCodes.Status404NotFound, []);

    /// <summary>
    /// Whether a record's page may be shown where it was asked for. Else <paramref name="instead"/> answers: 410 withdrawn, 404 missing or not public yet,
    /// 301 to <paramref name="address"/>, the one path of the record, with the query string as it came.
    /// </summary>
    public static bool MayShow<T>(this Controller controller, [NotNullWhen(true)] T? record, Func<T, string> address, [NotNullWhen(false)] out IActionResult? instead)
        where T : class, IPublished
    {
        var now = RequestFace.Of(controller.HttpContext).Moment.Now;
        instead = record switch
        {
            not null when record.IsWithdrawn(now) => controller.Page(StatusCodes.Status410Gone, []),
            null => controller.Missing(),
            _ when !record.IsVisible(now) => controller.Missing(),
            _ when controller.Request.Path.Value != address(record) => controller.RedirectPermanent(address(record) + controller.Request.QueryString),
            _ => null,
        };
        return instead is null;
    }

    /// <summary>301 to the address in which the day stands as yyyy-MM-dd, where it was typed otherwise; else null.</summary>
    public static RedirectResult? WithPlainDay(this Controller controller, DateOnly? day)
    {
        var query = controller.Request.Query;
        if (day is not { } asked || query["ngay"] == Say.Iso(asked))
            return null;
        var plain = new QueryText();
        foreach (var (name, values) in query.Where(q => q.Key != "ngay"))
            plain.AddAll(name, values.OfType<string>());
        return controller.RedirectPermanent(controller.Request.PathBase + controller.Request.Path + plain.Add("ngay", Say.Iso(asked)).ToString());
    }

    private static ViewResult Page(this Controller controller, int status, IReadOnlyList<FilterFault> faults)
    {
        controller.Response.StatusCode = status;
        return controller.View(ErrorView, new ErrorPage(status, faults, null));
    }
}
