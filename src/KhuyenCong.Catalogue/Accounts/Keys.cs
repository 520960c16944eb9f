using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>Keys that open something: 256 random bits for whoever holds them, a hash for the database.</summary>
internal static class Keys
{
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, hexadecimal. Nothing slower is needed for what cannot be guessed.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
