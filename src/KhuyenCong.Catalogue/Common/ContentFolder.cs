namespace KhuyenCong.Catalogue.Common;

/// <summary>The folder with reference/, structure/ and sample/: as set, or beside the program.</summary>
public static class ContentFolder
{
    public static string Of(CatalogueSettings settings) =>
        Path.IsPathRooted(settings.ContentFolder) ? settings.ContentFolder : Path.Combine(AppContext.BaseDirectory, settings.ContentFolder);
}
