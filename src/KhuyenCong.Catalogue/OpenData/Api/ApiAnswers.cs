using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>The API's answers that all kinds share; what is not 200 is a problem (RFC 9457).</summary>
internal static class ApiAnswers
{
    /// <summary>A list that is not counted by facets.</summary>
    public static ApiList<T> ListOf<T>(PageOf<T> page) => new(page.Total, page.Page, page.PageSize, new Dictionary<string, IReadOnlyList<ApiFacetValue>>(StringComparer.Ordinal), page.Items);

    public static ObjectResult PastTheEnd(this ControllerBase controller, int pages) =>
        controller.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"The last page is {pages}.");

    public static ObjectResult Missing(this ControllerBase controller, string detail) =>
        controller.Problem(statusCode: StatusCodes.Status404NotFound, detail: detail);

    /// <summary>410: the record was public and has been withdrawn.</summary>
    public static ObjectResult Withdrawn(this ControllerBase controller) =>
        controller.Problem(statusCode: StatusCodes.Status410Gone, detail: "The record was withdrawn.");
}
