using KhuyenCong.Catalogue.Common;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Data;

/// <summary>The keys by which names are looked up and sorted. They stand in indexes, and a row of an index of PostgreSQL holds 2,704 bytes: of a longer name they keep the beginning.</summary>
public static class RecordKeys
{
    /// <summary>UTF-16 units; at most three bytes each.</summary>
    public const int Longest = 800;

    public static string Search(string name) => QueryValues.Cut(VietnameseText.Fold(name), Longest);

    public static string Sort(string name) => QueryValues.Cut(VietnameseText.SortKey(name), Longest);
}
