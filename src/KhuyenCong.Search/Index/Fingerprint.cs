using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace KhuyenCong.Search.Index;

/// <summary>A number of all that a record gives to the index (like FNV-1a, 64 bits, eight bytes at a time): the same on every machine, in whatever order facets are listed.</summary>
internal static class Fingerprint
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 0x9E3779B97F4A7C15;
    private const int Turn = 29;

    public static ulong Of(IndexDocument document)
    {
        var hash = Add(Offset, document.Key.Kind);
        hash = Add(hash, document.Key.Id);
        hash = Add(hash, document.SortKey);
        hash = Add(hash, document.VisibleFrom);
        hash = Add(hash, document.VisibleTo);
        hash = Add(hash, BitConverter.SingleToInt32Bits(document.Completeness));
        foreach (var (field, text) in document.Texts)
            hash = Add(Add(hash, (long)field), text);
        hash = document.Asides.Aggregate(hash, Add);
        foreach (var (name, values) in document.Facets.OrderBy(static facet => facet.Key, StringComparer.Ordinal))
            hash = values.Aggregate(Add(hash, name), Add);
        return document.Rows.Aggregate(hash, Add);
    }

    private static ulong Add(ulong hash, IndexRow row)
    {
        foreach (var (name, value) in row.Facets.OrderBy(static facet => facet.Key, StringComparer.Ordinal))
            hash = Add(Add(hash, name), value);
        foreach (var span in row.States)
            hash = Add(Add(hash, span.FromDay), span.State);
        hash = Add(Add(hash, row.VisibleFrom), row.VisibleTo);
        return Add(Add(hash, row.GrantedOn), row.ValidTo ?? long.MinValue);
    }

    private static ulong Add(ulong hash, string text) => Add(Add(hash, text.Length), MemoryMarshal.AsBytes(text.AsSpan()));

    private static ulong Add(ulong hash, long value) => Add(hash, MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in value)));

    private static ulong Add(ulong hash, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = (BitOperations.RotateLeft(hash, Turn) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Prime;
        foreach (var b in bytes)
            hash = (hash ^ b) * Prime;
        return hash;
    }
}
