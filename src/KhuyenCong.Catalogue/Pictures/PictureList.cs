using System.Globalization;

namespace KhuyenCong.Catalogue.Pictures;

/// <summary>The pictures of a record as its revisions keep them: a list of rows, each with the number of a picture, in their order.</summary>
public static class PictureList
{
    public const string Name = "pictures";

    public const string Column = "picture";

    /// <summary>The row of a picture as it stands in the JSON of a revision.</summary>
    public static string Mark(int id) => string.Create(CultureInfo.InvariantCulture, $"{{\"{Column}\":\"{id}\"}}");
}
