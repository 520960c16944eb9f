using System.Collections.Frozen;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Html;

namespace KhuyenCong.Theme.Components;

/// <summary>The line icons and the shapes of a status, as inline SVG of 20 × 20: they take their colour from the text and cost no request.</summary>
public static class Icon
{
    private static readonly FrozenDictionary<string, HtmlString> Icons = new Dictionary<string, string>
    {
        ["search"] = """<circle cx="9" cy="9" r="6"/><path d="m13.5 13.5 4 4"/>""",
        ["down"] = """<path d="m5 8 5 5 5-5"/>""",
        ["close"] = """<path d="m5 5 10 10M15 5 5 15"/>""",
        ["menu"] = """<path d="M2 5h16M2 10h16M2 15h16"/>""",
        ["next"] = """<path d="m8 4 6 6-6 6"/>""",
        ["previous"] = """<path d="m12 4-6 6 6 6"/>""",
        ["filter"] = """<path d="M2 5h16M5 10h10M8 15h4"/>""",
        ["grid"] = """<path d="M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h5v5h-5z"/>""",
        ["rows"] = """<path d="M3 5h14M3 10h14M3 15h14"/>""",
        ["document"] = """<path d="M5 2h7l4 4v12H5z"/><path d="M8 10h5M8 14h5"/>""",
        ["check"] = """<circle cx="10" cy="10" r="8"/><path d="m6.5 10.3 2.4 2.4 4.6-5"/>""",
        ["warning"] = """<path d="M10 2 18.5 17h-17z"/><path d="M10 8v4m0 2.4v.1"/>""",
        ["link"] = """<path d="M8.5 11.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1M11.5 8.5a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1"/>""",
        ["print"] = """<path d="M6 7V2h8v5M6 14H3V8h14v6h-3M6 12h8v6H6z"/>""",
        ["info"] = """<circle cx="10" cy="10" r="8"/><path d="M10 9v5m0-8v.1"/>""",
    }.ToFrozenDictionary(p => p.Key, p => new HtmlString($"""<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">{p.Value}</svg>"""));

    private static readonly FrozenDictionary<CertificateStatus, string> Shapes = new Dictionary<CertificateStatus, string>
    {
        [CertificateStatus.Valid] = """<circle class="shape-fill" cx="10" cy="10" r="9"/><path class="shape-cut" d="m6 10.3 2.8 2.8L14.2 7.4"/>""",
        [CertificateStatus.Expiring] = """<circle class="shape-line" cx="10" cy="10" r="8"/><path class="shape-fill" d="M10 4.5a5.5 5.5 0 0 1 0 11z"/>""",
        [CertificateStatus.Expired] = """<circle class="shape-line" cx="10" cy="10" r="8"/><path class="shape-line" d="M6 10h8"/>""",
        [CertificateStatus.Revoked] = """<path class="shape-fill" d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z"/><path class="shape-cut" d="m6.8 6.8 6.4 6.4m0-6.4-6.4 6.4"/>""",
        [CertificateStatus.Suspended] = """<rect class="shape-fill" x="1.5" y="1.5" width="17" height="17" rx="3"/><path class="shape-cut" d="M7.5 6.5v7m5-7v7"/>""",
        [CertificateStatus.NotYet] = """<circle class="shape-line" cx="10" cy="10" r="8" stroke-dasharray="3 3.3"/>""",
        [CertificateStatus.Unknown] = """<circle class="shape-line" cx="10" cy="10" r="8"/><path class="shape-line" d="M7.7 8a2.4 2.4 0 1 1 3.4 2.2c-.8.4-1.1.8-1.1 1.6m0 2.4v.1"/>""",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<CertificateStatus, HtmlString> SmallShapes = Drawn("status__shape");
    private static readonly FrozenDictionary<CertificateStatus, HtmlString> LargeShapes = Drawn("verdict__shape");

    /// <param name="name">One of the icons above; another name is a fault of the template.</param>
    public static IHtmlContent Of(string name) => Icons[name];

    /// <summary>The shape beside the word of a status.</summary>
    public static IHtmlContent Shape(CertificateStatus status) => SmallShapes[status];

    /// <summary>The shape that opens a certificate's page.</summary>
    public static IHtmlContent LargeShape(CertificateStatus status) => LargeShapes[status];

    /// <summary>The class that colours a status: status--not-yet.</summary>
    public static string StatusClass(CertificateStatus status) => "status--" + Kebab.Of(status);

    private static FrozenDictionary<CertificateStatus, HtmlString> Drawn(string cssClass) =>
        Shapes.ToFrozenDictionary(p => p.Key, p => new HtmlString($"""<svg class="{cssClass}" viewBox="0 0 20 20" aria-hidden="true">{p.Value}</svg>"""));
}
