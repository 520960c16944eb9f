namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>Routes that are read: GET, and HEAD, which asks for the same answer without its body (RFC 9110, 9.3.2).</summary>
internal static class ReadRoutes
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapRead(this WebApplication app, string pattern, Delegate handler) => app.MapMethods(pattern, Methods, handler);
}
