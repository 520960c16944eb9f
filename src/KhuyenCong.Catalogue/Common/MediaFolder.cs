namespace KhuyenCong.Catalogue.Common;

/// <summary>Files of the data folder that may be sent: kinds that are on the list, below media/ and nowhere else.</summary>
public static class MediaFolder
{
    private static readonly Dictionary<string, (string Type, string Name)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = ("image/jpeg", "JPEG"),
        [".jpeg"] = ("image/jpeg", "JPEG"),
        [".png"] = ("image/png", "PNG"),
        [".webp"] = ("image/webp", "WebP"),
        [".avif"] = ("image/avif", "AVIF"),
        [".pdf"] = ("application/pdf", "PDF"),
        [".doc"] = ("application/msword", "Word"),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
        [".xls"] = ("application/vnd.ms-excel", "Excel"),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
    };

    /// <summary>The file with its content type and the name of its kind; null where it is not there or not of a kind that is sent.</summary>
    public static (FileInfo File, string Type, string Name)? Find(CatalogueSettings settings, string path)
    {
        if (!Kinds.TryGetValue(Path.GetExtension(path), out var kind) || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var folder = Path.Combine(Path.GetFullPath(settings.DataFolder), "media") + Path.DirectorySeparatorChar;
        var file = new FileInfo(Path.GetFullPath(Path.Combine(folder, path)));
        return file.FullName.StartsWith(folder, StringComparison.Ordinal) && file.Exists ? (file, kind.Type, kind.Name) : null;
    }
}
