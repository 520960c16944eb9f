using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Theme.Components;

/// <summary>The tokens of tokens.css and the pairs in use, measured; the same two files that <c>npm run contrast</c> measures.</summary>
public static partial class Palette
{
    /// <param name="On">Token of what is read.</param>
    /// <param name="Under">Token of its ground.</param>
    /// <param name="Bar">4.5 for text, 3 for large text and shapes.</param>
    /// <param name="Light">Contrast by day.</param>
    /// <param name="Dark">Contrast in the dark.</param>
    public sealed record Pair(string On, string Under, double Bar, double Light, double Dark);

    public static readonly IReadOnlyList<Pair> Pairs = Measure();

    private static List<Pair> Measure()
    {
        var css = Read("tokens.css");
        var light = TokensOf(css[..css.IndexOf("@media (min-width", StringComparison.Ordinal)]);
        var dark = new Dictionary<string, Colour>(light, StringComparer.Ordinal);
        foreach (var (name, colour) in TokensOf(css[css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal)..]))
            dark[name] = colour;
        using var pairs = JsonDocument.Parse(Read("contrast-pairs.json"));
        return
        [
            .. pairs.RootElement.EnumerateArray().Select(p => (On: p[0].GetString()!, Under: p[1].GetString()!, Bar: p[2].GetDouble()))
                .Select(p => new Pair(p.On, p.Under, p.Bar, light[p.On].ContrastWith(light[p.Under]), dark[p.On].ContrastWith(dark[p.Under]))),
        ];
    }

    private static FrozenDictionary<string, Colour> TokensOf(string css) =>
        Token().Matches(css).ToFrozenDictionary(m => m.Groups[1].Value, m => Colour.Parse(m.Groups[2].Value), StringComparer.Ordinal);

    private static string Read(string name)
    {
        using var stream = typeof(Palette).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("--([a-z-]+):\\s*(#[0-9a-f]{6})")]
    private static partial Regex Token();
}
