using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>Where a request comes from, in words by which its owner knows it again.</summary>
internal static class Device
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>"Chrome, Windows"; what is not known is left out of it.</summary>
    public static string Of(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        string[] known = [Find(Browsers, agent), Find(Systems, agent)];
        return known.Any(k => k.Length > 0) ? string.Join(", ", known.Where(k => k.Length > 0)) : "Trình duyệt không rõ";
    }

    public static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    private static string Find((string Mark, string Name)[] names, string agent) =>
        Array.Find(names, n => agent.Contains(n.Mark, StringComparison.OrdinalIgnoreCase)).Name ?? "";
}
