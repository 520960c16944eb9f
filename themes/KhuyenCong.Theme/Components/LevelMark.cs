using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Html;

namespace KhuyenCong.Theme.Components;

/// <summary>
/// The small ladder beside a level: four rungs from commune (or district) to national. A thick rung is a level with a certificate in force, a thin one a
/// level held before, a dotted one a level without. It repeats what stands in words, so it is hidden from screen readers.
/// </summary>
public static class LevelMark
{
    private static readonly ConcurrentDictionary<string, HtmlString> Drawn = new(StringComparer.Ordinal);

    public static IHtmlContent Ladder(IEnumerable<CertificateFace> certificates)
    {
        Span<char> rungs = ['.', '.', '.', '.'];
        foreach (var certificate in certificates)
        {
            ref var rung = ref rungs[RungOf(certificate.Level)];
            rung = certificate.IsLive ? 'h' : rung == 'h' ? 'h' : 'p';
        }

        return Drawn.GetOrAdd(new string(rungs), Draw);
    }

    private static int RungOf(Level level) => level switch
    {
        Level.Commune or Level.District => 0,
        Level.Province => 1,
        Level.Region => 2,
        _ => 3,
    };

    private static HtmlString Draw(string rungs)
    {
        var svg = new StringBuilder("""<svg class="level__ladder" viewBox="0 0 16 20" aria-hidden="true"><path class="level__rail" d="M2 0v20M14 0v20"/>""");
        Add('.', "level__rung");
        Add('p', "level__rung level__rung--past");
        Add('h', "level__rung level__rung--held");
        return new(svg.Append("</svg>").ToString());

        void Add(char kind, string cssClass)
        {
            var path = string.Concat(Enumerable.Range(0, rungs.Length).Where(i => rungs[i] == kind).Select(i => string.Create(CultureInfo.InvariantCulture, $"M2 {17.5 - (i * 5)}h12")));
            if (path.Length > 0)
                svg.Append(CultureInfo.InvariantCulture, $"""<path class="{cssClass}" d="{path}"/>""");
        }
    }
}
