using System.Runtime.InteropServices;

namespace KhuyenCong.Search.Query;

/// <summary>
/// Words with which people ask for goods, not words of the goods: "nhà cung cấp", "mua … ở đâu". A record need not hold them. In such a
/// question what praises the supplier ("uy tín", "số lượng lớn", "xuất khẩu") is not required either; outside of it, it is.
/// </summary>
internal static class Asking
{
    private static readonly PhraseSet Phrases = new(
    [
        "nhà cung cấp", "nhà cung ứng", "nhà sản xuất", "nhà phân phối", "nhà bán buôn", "nhà vườn", "cung cấp", "nguồn hàng", "nguồn cung",
        "đơn vị sản xuất", "đơn vị cung cấp", "doanh nghiệp sản xuất", "công ty sản xuất", "hợp tác xã sản xuất", "htx sản xuất", "xưởng sản xuất",
        "cơ sở làm", "nơi sản xuất", "nơi bán", "nơi mua", "nơi nào", "chỗ bán", "chỗ mua", "chỗ nào", "ở đâu", "địa chỉ", "đại lý", "cửa hàng",
        "tìm mua", "cần mua", "muốn mua", "cần tìm", "đặt mua", "đặt hàng", "mua sỉ", "mua buôn", "bán sỉ", "bán buôn", "bán lẻ", "ai bán", "ai làm",
        "giá bao nhiêu", "bao nhiêu tiền", "giá cả", "bảng giá", "báo giá", "giá sỉ", "giá buôn", "giá rẻ", "giá tốt", "giá bán", "loại nào ngon", "loại nào tốt",
        "cho hỏi", "xin hỏi", "có bán", "có ai bán", "ngon nhất", "tốt nhất", "rẻ nhất", "nổi tiếng", "sỉ lẻ", "đặc sản", "giấy chứng nhận",
        "supplier", "manufacturer", "wholesale", "wholesaler", "for sale", "where to buy", "certificate",
        .. from maker in (string[])["xưởng", "cơ sở", "công ty", "nhà máy", "hợp tác xã", "htx", "doanh nghiệp", "đơn vị", "hãng", "làng nghề", "nơi", "chỗ", "ai"]
           from does in (string[])["", " làm", " bán", " có bán", " sản xuất", " có", " cung cấp"]
           where maker is not "ai" || does.Length > 0
           select maker is "ai" ? maker + does : $"{maker} nào{does}",
    ]);

    /// <summary>Words of asking as the first or last of a query, with their marks: "quoc gia" asks for no price. Elsewhere they may be names.</summary>
    private static readonly HashSet<string> AtEnds = new(VietnameseAnalyzer.Tokenise("mua bán tìm làm giá tại ở").Select(static token => token.Term), StringComparer.Ordinal);

    /// <summary>Ends of a question: "… có bán không".</summary>
    private static readonly HashSet<string> Closing = new(VietnameseAnalyzer.Tokenise("không nhỉ vậy ạ").Select(static token => token.Term), StringComparer.Ordinal);

    private static readonly PhraseSet Praise = new(
        "xuất khẩu", "số lượng lớn", "uy tín", "chất lượng", "chất lượng cao", "giá", "rẻ", "tốt", "ngon", "chính hãng", "gần đây", "toàn quốc", "ở", "tại", "bán", "mua", "export");

    /// <summary>Goods that begin with a word of asking.</summary>
    private static readonly PhraseSet Goods = new(
        "giá treo", "giá đỗ", "giá đỡ", "giá để", "giá thể", "giá kệ", "giá phơi", "giá sách", "giá nến", "giá vẽ", "giá gỗ", "giá sắt", "giá tre");

    /// <summary>Marks words of asking, and with them praise as boilerplate; parts of goods are neither.</summary>
    public static void Mark(List<Token> tokens)
    {
        var all = CollectionsMarshal.AsSpan(tokens);
        var asks = new bool[all.Length];
        for (var i = 0; i < all.Length;)
            i += Math.Max(1, Put(Phrases, all, i, asks));
        if (all.Length > 1)
        {
            asks[0] |= Goods.Longest(all, 0) == 0 && AtEnds.Contains(all[0].Term);
            asks[^1] |= AtEnds.Contains(all[^1].Term) || Closing.Contains(all[^1].Term);
        }

        if (!asks.Contains(true))
            return;
        bool[] praises = new bool[all.Length];
        for (var i = 0; i < all.Length;)
            i += Math.Max(1, Goods.Longest(all, i) is > 0 and var goods ? goods : Put(Praise, all, i, praises));
        for (var i = 0; i < all.Length; i++)
            all[i] = all[i] with { IsBoilerplate = all[i].IsBoilerplate || asks[i] || praises[i], IsAsking = asks[i] };
    }

    private static int Put(PhraseSet phrases, ReadOnlySpan<Token> tokens, int at, bool[] asks)
    {
        var length = phrases.Longest(tokens, at);
        asks.AsSpan(at, length).Fill(true);
        return length;
    }
}
