using System.Globalization;
using System.Text.RegularExpressions;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.Pictures;

/// <summary>
/// How a picture that was uploaded is named below media/: "3f/3f9c…e1-1600.jpg", the first 32 hex digits of the SHA-256 of the file as it came, its width, and JPEG or WebP.
/// The register keeps the widest JPEG; which others there are follows from it. A file that was laid there by hand is named otherwise and has no others.
/// </summary>
public static partial class PictureFile
{
    /// <summary>Widths that are made of a picture, as far as it is wider; its own width, or the last of these, is the widest.</summary>
    public static readonly IReadOnlyList<int> Widths = [320, 640, 960, 1600];

    public const int Widest = 1600;

    public static string Name(string stem, int width, string ending) => string.Create(CultureInfo.InvariantCulture, $"{stem[..2]}/{stem}-{width}.{ending}");

    /// <summary>The widths of a picture whose own is <paramref name="width"/>, the narrowest first.</summary>
    public static IReadOnlyList<int> WidthsOf(int width) => [.. Widths.Where(w => w < width), Math.Min(width, Widest)];

    /// <summary>Stem and width of a file made of an upload, whatever its ending; null for another name.</summary>
    public static (string Stem, int Width)? Read(string file) =>
        Shape().Match(file) is { Success: true } match ? (match.Groups["stem"].Value, int.Parse(match.Groups["width"].ValueSpan, CultureInfo.InvariantCulture)) : null;

    /// <summary>Every file that belongs to the one that the register names; itself alone where it was not made here.</summary>
    public static IReadOnlyList<string> All(string file) =>
        Read(file) is var (stem, width) ? [.. WidthsOf(width).SelectMany(w => (string[])[Name(stem, w, "webp"), Name(stem, w, "jpg")])] : [file];

    /// <summary>The beginning that the register's name of a variant has: "3f/3f9c…e1-".</summary>
    public static string? Beginning(string file) => Read(file) is var (stem, _) ? $"{stem[..2]}/{stem}-" : null;

    /// <summary>"/media/…-320.webp 320w, …" up to a width, the narrowest in any case; null for a file that has no variants.</summary>
    public static string? SourceSet(string file, string ending, int most) =>
        Read(file) is var (stem, width)
            ? string.Join(", ", WidthsOf(width).Where((w, i) => i == 0 || w <= most).Select(w => string.Create(CultureInfo.InvariantCulture, $"{Links.Media(Name(stem, w, ending))} {w}w")))
            : null;

    /// <summary>The narrowest JPEG that is at least so wide, or the widest there is.</summary>
    public static string AtLeast(string file, int wanted) =>
        Read(file) is var (stem, width) ? Name(stem, WidthsOf(width).FirstOrDefault(w => w >= wanted, Math.Min(width, Widest)), "jpg") : file;

    [GeneratedRegex(@"^(?<folder>[0-9a-f]{2})/(?<stem>\k<folder>[0-9a-f]{30})-(?<width>[1-9][0-9]{0,3})\.(?:jpg|webp)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
