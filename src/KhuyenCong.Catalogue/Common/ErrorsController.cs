using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Common;

/// <summary>The page behind a status code that nobody else worded. Reads nothing, so that it can be shown when nothing else can.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController : Controller
{
    [Route("loi/{status:int:range(400,599)}")]
    public IActionResult Index()
    {
        // Nothing is bound: where the request was a form that cannot be read, binding would fail on it again and leave no status.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        // The handler of exceptions has already told a database that cannot be read from a fault of ours.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
            status = Response.StatusCode;
        Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = "60";
        var trace = status >= StatusCodes.Status500InternalServerError ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;
        return View("/Templates/Shared/Error.cshtml", new ErrorPage(status, [], trace) { IsOfAForm = !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method) });
    }
}
