namespace KhuyenCong.Catalogue.Common;

/// <summary>A designed error page: 400, 404, 410, 500 or 503.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="Faults">For 400: what in the address cannot be answered.</param>
/// <param name="TraceId">For 500: what to tell the operator.</param>
public sealed record ErrorPage(int Status, IReadOnlyList<FilterFault> Faults, string? TraceId)
{
    /// <summary>A form was sent: its address is not to blame.</summary>
    public bool IsOfAForm { get; init; }
}
