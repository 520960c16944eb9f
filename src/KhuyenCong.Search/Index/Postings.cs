namespace KhuyenCong.Search.Index;

/// <summary>
/// One place of a term in a record, in 31 bits: position (28), field (2), "in boilerplate" (1), so that ordinary order is text order.
/// The top bit says that the value is no place but an index into the list of places.
/// </summary>
internal static class Occurrence
{
    public const uint Many = 1u << 31;
    public const int MaxPosition = (1 << 28) - 1;

    public static uint Pack(int position, TextField field, bool boilerplate) =>
        ((uint)Math.Min(position, MaxPosition) << 3) | ((uint)field << 1) | (boilerplate ? 1u : 0);

    public static int Position(uint occurrence) => (int)(occurrence >> 3);

    public static int Field(uint occurrence) => (int)(occurrence >> 1) & 3;

    public static bool InBoilerplate(uint occurrence) => (occurrence & 1) != 0;
}

/// <summary>
/// The records of each term, ascending, with their places. Plain arrays: a record is found by galloping, nothing is decoded.
/// </summary>
/// <param name="starts">Where each term's records begin in <paramref name="docs"/>; one more than there are terms.</param>
/// <param name="docs">Records by term.</param>
/// <param name="places">Beside each record its one place, or <see cref="Occurrence.Many"/> and an index into <paramref name="more"/>.</param>
/// <param name="more">Lists of places, each after its length.</param>
/// <param name="impacts">Beside each record what all its places are worth, the upper half of a float; empty where nothing is scored.</param>
internal sealed class Postings(int[] starts, int[] docs, uint[] places, uint[] more, ushort[] impacts)
{
    public long Bytes => 4L * (starts.Length + docs.Length + places.Length + more.Length) + 2L * impacts.Length;

    public int TermCount => starts.Length - 1;

    public int Frequency(int term) => starts[term + 1] - starts[term];

    public ReadOnlySpan<int> Docs(int term) => docs.AsSpan(starts[term], Frequency(term));

    /// <summary>Packed places beside <see cref="Docs"/>.</summary>
    public ReadOnlySpan<uint> Places(int term) => places.AsSpan(starts[term], Frequency(term));

    /// <summary>Worth of all places of a record (see <see cref="Worth"/>), beside <see cref="Docs"/>.</summary>
    public ReadOnlySpan<ushort> Impacts(int term) => impacts.AsSpan(starts[term], Frequency(term));

    public static float Worth(ushort impact) => BitConverter.UInt32BitsToSingle((uint)impact << 16);

    /// <summary>Kept to 8 bits, less than half a hundredth off.</summary>
    public static ushort Impact(float worth) => (ushort)((BitConverter.SingleToUInt32Bits(worth) + 0x8000) >> 16);

    /// <summary>All places behind one packed value, in text order.</summary>
    public ReadOnlySpan<uint> Unpack(ref readonly uint packed)
    {
        if ((packed & Occurrence.Many) == 0)
            return new ReadOnlySpan<uint>(in packed);
        var at = (int)(packed & ~Occurrence.Many);
        return more.AsSpan(at + 1, (int)more[at]);
    }

    /// <summary>First index at or after <paramref name="from"/> whose value is not below <paramref name="target"/>; the length if none.</summary>
    public static int Gallop(ReadOnlySpan<int> sorted, int from, int target)
    {
        if (from >= sorted.Length || sorted[from] >= target)
            return from;
        var step = 1;
        while (from + step < sorted.Length && sorted[from + step] < target)
        {
            from += step;
            step <<= 1;
        }

        var high = Math.Min(from + step, sorted.Length);
        var low = from + 1;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < target)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
