using System.Globalization;
using KhuyenCong.Catalogue.Products;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KhuyenCong.Theme.Components;

/// <summary>
/// A picture in the width that the page needs: an upload as WebP with JPEG for who does not know it, a drawing or a file laid in the data folder by hand as it is. Width and
/// height are given, so that nothing moves when it comes.
/// </summary>
public static class Photo
{
    /// <param name="picture">To be shown.</param>
    /// <param name="alt">In the language of the page; empty where the text beside it says the same.</param>
    /// <param name="sizes">How wide it stands on the page, as in the attribute of that name.</param>
    /// <param name="most">The widest that is offered, pixels.</param>
    /// <param name="lazy">It may be read later: it stands below the first view.</param>
    public static IHtmlContent Of(Picture picture, string? alt, string sizes, int most = 1600, bool lazy = true)
    {
        var image = new TagBuilder("img") { TagRenderMode = TagRenderMode.SelfClosing };
        image.Attributes["src"] = picture.AtLeast(Math.Min(most, 640));
        image.Attributes["alt"] = alt ?? "";
        image.Attributes["width"] = (picture.Width ?? 320).ToString(CultureInfo.InvariantCulture);
        image.Attributes["height"] = (picture.Height ?? 240).ToString(CultureInfo.InvariantCulture);
        if (lazy)
            image.Attributes["loading"] = "lazy";
        if (picture.SourceSet("webp", most) is not { } webp)
            return image;
        image.Attributes["srcset"] = picture.SourceSet("jpg", most)!;
        image.Attributes["sizes"] = sizes;
        var source = new TagBuilder("source") { TagRenderMode = TagRenderMode.SelfClosing };
        source.Attributes["type"] = "image/webp";
        source.Attributes["srcset"] = webp;
        source.Attributes["sizes"] = sizes;
        var whole = new TagBuilder("picture");
        whole.InnerHtml.AppendHtml(source).AppendHtml(image);
        return whole;
    }
}
