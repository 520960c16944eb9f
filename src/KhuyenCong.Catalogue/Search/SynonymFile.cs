using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>content/search/synonyms.txt; without the file the search knows no synonyms.</summary>
public static class SynonymFile
{
    public static Synonyms Read(CatalogueSettings settings)
    {
        var file = Path.Combine(ContentFolder.Of(settings), "search", "synonyms.txt");
        if (!File.Exists(file))
            return Synonyms.Empty;
        using var reader = new StreamReader(file, Encoding.UTF8);
        return Synonyms.Parse(reader);
    }
}
