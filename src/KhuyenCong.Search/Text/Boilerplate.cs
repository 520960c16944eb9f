using System.Runtime.InteropServices;

namespace KhuyenCong.Search;

/// <summary>
/// Phrases that stand in nearly every record and so tell little. They count for little as phrases only: there is no list of syllables to
/// skip, for tiêu is pepper, điều is cashew, and bộ and công are words.
/// </summary>
internal static class Boilerplate
{
    private static readonly PhraseSet Phrases = new(
        "sản phẩm", "bộ sản phẩm", "tiêu biểu", "công nghiệp nông thôn", "cnnt", "cnnttb", "spcnnttb",
        "công ty", "cty", "công ty tnhh", "công ty cổ phần", "tnhh", "ctcp", "mtv", "một thành viên", "trách nhiệm hữu hạn",
        "cơ sở", "cơ sở sản xuất", "hợp tác xã", "htx", "tổ hợp tác", "doanh nghiệp tư nhân", "dntn", "hộ kinh doanh");

    /// <summary>Marks the tokens of the longest phrase at each place.</summary>
    public static void Mark(List<Token> tokens)
    {
        var all = CollectionsMarshal.AsSpan(tokens);
        for (var i = 0; i < all.Length; i++)
        {
            var last = i + Phrases.Longest(all, i) - 1;
            for (var j = i; j <= last; j++)
                all[j] = all[j] with { IsBoilerplate = true };
            i = Math.Max(i, last);
        }
    }
}
