using System.Collections.Frozen;
using System.Text;

namespace KhuyenCong.Catalogue.Common;

/// <summary>Enums as words that people and machines read: <c>NotYet</c> is "not-yet" in files, addresses, the API and the database.</summary>
public static class Kebab
{
    public static string Of<T>(T value)
        where T : struct, Enum => Words<T>.ByValue[value];

    public static T? Parse<T>(string? word)
        where T : struct, Enum => word is not null && Words<T>.ByWord.TryGetValue(word, out var value) ? value : null;

    /// <summary>All words of an enum, in the order of their values.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Words<T>.All;

    public static string OfName(string pascal)
    {
        var word = new StringBuilder(pascal.Length + 4);
        for (var i = 0; i < pascal.Length; i++)
        {
            if (i > 0 && char.IsUpper(pascal[i]))
                word.Append('-');
            word.Append(char.ToLowerInvariant(pascal[i]));
        }

        return word.ToString();
    }

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => OfName(v.ToString()));
        public static readonly FrozenDictionary<string, T> ByWord = ByValue.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
        public static readonly string[] All = [.. Enum.GetValues<T>().Order().Select(v => ByValue[v])];
    }
}
