namespace KhuyenCong.Catalogue.Common;

/// <summary>The site's own accent as a style sheet of tokens: links, focus, buttons and the cover follow it, and every pair keeps its contrast.</summary>
public static class AccentStyles
{
    public const string Path = "/tokens.css";

    /// <summary>Contrast of text that must be read.</summary>
    public const double Bar = 4.5;

    public static readonly Colour Paper = Colour.Parse("#fbf8f1");
    public static readonly Colour DarkPaper = Colour.Parse("#14171a");

    private static readonly Colour DarkInk = Colour.Parse("#0e1418");

    /// <summary>What is wrong with an accent for this paper, in one sentence; null where it can be used.</summary>
    public static string? FaultOf(string accent, bool dark) =>
        !Colour.TryParse(accent, out var colour) ? $"\"{accent}\" is no colour: write it like #1f4e79"
        : colour.ContrastWith(dark ? DarkPaper : Paper) is var ratio && ratio < Bar
            ? FormattableString.Invariant($"{accent} has a contrast of {ratio:0.00} to the {(dark ? "dark" : "light")} page, at least {Bar} is needed: choose a {(dark ? "lighter" : "darker")} one")
            : null;

    /// <summary>The same, of an accent that <see cref="FaultOf"/> refuses, for people.</summary>
    public static string FaultInVietnamese(string accent, bool dark) =>
        !Colour.TryParse(accent, out var colour) ? $"“{accent}” không phải mã màu: ghi dạng #1f4e79"
        : $"{accent} có độ tương phản {Say.Number(Language.Vi, (decimal)colour.ContrastWith(dark ? DarkPaper : Paper))} với nền {(dark ? "tối" : "sáng")}, cần ít nhất 4,5: chọn màu {(dark ? "sáng" : "đậm")} hơn";

    /// <summary>The style sheet; empty where no accent is set.</summary>
    public static string Of(SiteSettings site)
    {
        var light = site.Accent.Length > 0 ? $":root{{{Light(Colour.Parse(site.Accent))}}}" : "";
        var dark = site.AccentDark.Length > 0 ? $"@media (prefers-color-scheme:dark){{:root{{{Dark(Colour.Parse(site.AccentDark))}}}}}" : "";
        return light + dark;
    }

    private static string Light(Colour accent) =>
        $"--indigo:{accent};--indigo-deep:{accent.MixedWith(Colour.Black, 0.25)};--indigo-tint:{Paper.MixedWith(accent, 0.1)};--on-indigo:{Colour.White};{Cover(accent.MixedWith(Colour.Black, 0.15))}";

    private static string Dark(Colour accent) =>
        $"--indigo:{accent};--indigo-deep:{accent.MixedWith(Colour.White, 0.35)};--indigo-tint:{DarkPaper.MixedWith(accent, 0.14)};--on-indigo:{DarkInk};{Cover(accent.MixedWith(Colour.Black, 0.72))}";

    private static string Cover(Colour cover) =>
        $"--cover:{cover};--cover-ink:{Readable(cover, 0.94)};--cover-muted:{Readable(cover, 0.72)};--cover-line:{cover.MixedWith(Colour.White, 0.22)};--thread:{cover.MixedWith(Colour.White, 0.5)};";

    /// <summary>The ground with white in it, as little over <paramref name="share"/> as can be read on it.</summary>
    private static Colour Readable(Colour ground, double share)
    {
        while (share < 1 && ground.MixedWith(Colour.White, share).ContrastWith(ground) < Bar)
            share = Math.Min(1, share + 0.04);
        return ground.MixedWith(Colour.White, share);
    }
}
