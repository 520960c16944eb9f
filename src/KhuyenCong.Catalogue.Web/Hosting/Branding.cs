using KhuyenCong.Catalogue.Common;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>What an operator gives the site of its own: a logo and an accent, as files of our own origin; and the icon, where it is asked for unseen.</summary>
public static class Branding
{
    public static void MapBranding(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<IOptions<CatalogueSettings>>().Value;
        if (settings.LogoFile is { } logo)
            app.MapRead("/logo", () => Results.File(logo, SiteSettings.LogoTypes[Path.GetExtension(logo)]));
        app.MapRead("/favicon.ico", () => Results.Redirect("/img/icon-192.png", permanent: true));
        app.MapRead(AccentStyles.Path, () => AccentStyles.Of(settings.Site) is { Length: > 0 } styles ? Results.Text(styles, "text/css") : Results.NotFound());
    }
}
