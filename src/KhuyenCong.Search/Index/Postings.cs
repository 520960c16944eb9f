using System.Buffers;
using System.Runtime.Intrinsics;

namespace KhuyenCong.Search.Index;

/// <summary>
/// One place of a term in a record, in 31 bits: position (28), field (2), "in boilerplate" (1), so that ordinary order is text order.
/// The top bit says that the value is no place but an index into the list of places.
/// </summary>
internal static class Occurrence
{
    public const uint Many = 1u << 31;

    /// <summary>The position stands above field and boilerplate.</summary>
    public const int PositionShift = 3;

    public const int MaxPosition = (1 << 28) - 1;

    public static uint Pack(int position, TextField field, bool boilerplate) =>
        ((uint)Math.Min(position, MaxPosition) << PositionShift) | ((uint)field << 1) | (boilerplate ? 1u : 0);

    public static int Position(uint occurrence) => (int)(occurrence >> PositionShift);

    public static int Field(uint occurrence) => (int)(occurrence >> 1) & 3;

    public static bool InBoilerplate(uint occurrence) => (occurrence & 1) != 0;
}

/// <summary>
/// The records of each term, ascending, with their places. Plain arrays: nothing is decoded; a record is found by galloping, in long lists by bits.
/// </summary>
/// <param name="count">Records of the segment.</param>
/// <param name="starts">Where each term's records begin in <paramref name="docs"/>; one more than there are terms.</param>
/// <param name="docs">Records by term.</param>
/// <param name="places">Beside each record its one place, or <see cref="Occurrence.Many"/> and an index into <paramref name="more"/>.</param>
/// <param name="more">Lists of places, each after its length; then <see cref="Beyond"/> numbers, so that eight can be read anywhere.</param>
/// <param name="impacts">Beside each record what all its places are worth, the upper half of a float; empty where nothing is scored.</param>
internal sealed class Postings(int count, int[] starts, int[] docs, uint[] places, uint[] more, ushort[] impacts)
{
    /// <summary>A list that holds one record of so many has bits as well: they take about as much as the list.</summary>
    private const int LongShare = 32;

    /// <summary>Numbers behind the last list of places.</summary>
    public const int Beyond = 9;

    /// <summary>Segments with fewer records are looked through as they are.</summary>
    public const int FewRecords = 4096;

    /// <summary>Where the list is this many times longer than the records asked for, each record is looked up in it.</summary>
    private const int FarApart = 8;

    private static readonly Vector256<uint> Lanes = Vector256<uint>.Indices;

    /// <summary>No position, and not what stands in the unused lanes of the other list.</summary>
    private static readonly Vector256<uint> Nowhere = Vector256.Create(uint.MaxValue - 1);

    private readonly RankedBits?[] _long = LongLists(count, starts, docs);

    public long Bytes => 4L * (starts.Length + docs.Length + places.Length + more.Length) + 2L * impacts.Length + (8L * _long.Length) + _long.Sum(static bits => bits?.Bytes ?? 0);

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

    /// <summary>The bits of a long list, else null.</summary>
    public RankedBits? Long(int term) => _long.Length == 0 ? null : _long[term];

    /// <summary>Place of a record in a term's list, or -1.</summary>
    public int Find(int term, int doc)
    {
        if (Long(term) is { } bits)
            return bits.Find(doc);
        var list = Docs(term);
        var at = Gallop(list, 0, doc);
        return at < list.Length && list[at] == doc ? at : -1;
    }

    /// <summary>Places of several records, which come in ascending order, in a term's list; -1 for those that are not in it.</summary>
    public void Find(int term, ReadOnlySpan<int> asked, Span<int> found)
    {
        if (Long(term) is { } bits)
        {
            for (var i = 0; i < asked.Length; i++)
                found[i] = bits.Find(asked[i]);
            return;
        }

        found.Fill(-1);
        if (asked.Length == 0)
            return;
        var list = Docs(term);
        var at = Gallop(list, 0, asked[0]);
        var end = Gallop(list, at, asked[^1] + 1);
        if ((end - at) / FarApart > asked.Length)
            FindEach(list[..end], at, asked, found);
        else
            FindBySpread(list[at..end], at, asked, found);
    }

    /// <summary>Sets the bit of each record that holds the term.</summary>
    public void Mark(int term, Span<ulong> into)
    {
        if (Long(term) is { } bits)
        {
            for (var word = 0; word < bits.Bits.Length; word++)
                into[word] |= bits.Bits[word];
            return;
        }

        foreach (var doc in Docs(term))
            into[doc >> 6] |= 1UL << (doc & 63);
    }

    /// <summary>All places behind one packed value, in text order.</summary>
    public ReadOnlySpan<uint> Unpack(ref readonly uint packed)
    {
        if ((packed & Occurrence.Many) == 0)
            return new ReadOnlySpan<uint>(in packed);
        var at = (int)(packed & ~Occurrence.Many);
        return more.AsSpan(at + 1, (int)more[at]);
    }

    /// <summary>Reads where the list of each place begins: many at once come sooner than one after the other.</summary>
    public uint Fetch(ReadOnlySpan<uint> packed, ReadOnlySpan<int> indexes)
    {
        var read = 0u;
        foreach (var index in indexes)
        {
            var one = packed[Math.Max(0, index)];
            read ^= more[one & (uint)((int)one >> 31) & ~Occurrence.Many];
        }

        return read;
    }

    /// <summary>
    /// Does a place of the second list stand right behind one of the first? Lists of up to eight places are compared all with all at once, with nothing to guess.
    /// </summary>
    /// <param name="first">Packed places of a word in a record.</param>
    /// <param name="second">Of another word in the same record.</param>
    public bool AreNeighbours(uint first, uint second)
    {
        var a = Eight(first, out var ofFirst);
        var b = Eight(second, out var ofSecond);
        var most = Math.Max(ofFirst, ofSecond);
        if (most > Vector256<uint>.Count)
            return HasNeighbours(Unpack(in first), Unpack(in second));
        var wanted = Vector256.ConditionalSelect(Vector256.LessThan(Lanes, Vector256.Create(ofFirst)), a + Vector256<uint>.One, Nowhere);
        b = Vector256.ConditionalSelect(Vector256.LessThan(Lanes, Vector256.Create(ofSecond)), b, Vector256<uint>.AllBitsSet);
        if (most <= Vector128<uint>.Count)
            return AnyEqual(wanted.GetLower(), b.GetLower());
        // Either half of the one with either half of the other.
        var turned = Vector256.Create(b.GetUpper(), b.GetLower());
        return (EqualWithin(wanted, b) | EqualWithin(wanted, turned)) != Vector256<uint>.Zero;
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

    /// <summary>The positions of the first eight places, and how many there are; behind them stands anything.</summary>
    private Vector256<uint> Eight(uint packed, out uint length)
    {
        var isList = (uint)((int)packed >> 31);
        var at = packed & isList & ~Occurrence.Many;
        var list = Vector256.LoadUnsafe(ref more[0], at + 1);
        length = (more[at] & isList) | (1 & ~isList);
        return Vector256.ConditionalSelect(Vector256.Create(isList), list, Vector256.CreateScalar(packed)) >>> Occurrence.PositionShift;
    }

    private static bool AnyEqual(Vector128<uint> a, Vector128<uint> b) =>
        (Vector128.Equals(a, b) | Vector128.Equals(a, Vector128.Shuffle(b, Vector128.Create(1u, 2, 3, 0)))
            | Vector128.Equals(a, Vector128.Shuffle(b, Vector128.Create(2u, 3, 0, 1))) | Vector128.Equals(a, Vector128.Shuffle(b, Vector128.Create(3u, 0, 1, 2)))) != Vector128<uint>.Zero;

    /// <summary>Each lane beside all lanes of the same half.</summary>
    private static Vector256<uint> EqualWithin(Vector256<uint> a, Vector256<uint> b) =>
        Vector256.Equals(a, b) | Vector256.Equals(a, Vector256.Shuffle(b, Vector256.Create(1u, 2, 3, 0, 5, 6, 7, 4)))
            | Vector256.Equals(a, Vector256.Shuffle(b, Vector256.Create(2u, 3, 0, 1, 6, 7, 4, 5))) | Vector256.Equals(a, Vector256.Shuffle(b, Vector256.Create(3u, 0, 1, 2, 7, 4, 5, 6)));

    private static bool HasNeighbours(ReadOnlySpan<uint> first, ReadOnlySpan<uint> second)
    {
        for (int i = 0, j = 0; i < first.Length && j < second.Length;)
        {
            var gap = Occurrence.Position(second[j]) - Occurrence.Position(first[i]);
            if (gap == 1)
                return true;
            if (gap < 1)
                j++;
            else
                i++;
        }

        return false;
    }

    private static void FindEach(ReadOnlySpan<int> list, int at, ReadOnlySpan<int> asked, Span<int> found)
    {
        for (var i = 0; i < asked.Length; i++)
        {
            at = Gallop(list, at, asked[i]);
            if (at < list.Length && list[at] == asked[i])
                found[i] = at;
        }
    }

    /// <summary>The list is spread out by record, so that no numbers are compared: that would be guessed wrong every other time.</summary>
    private static void FindBySpread(ReadOnlySpan<int> list, int at, ReadOnlySpan<int> asked, Span<int> found)
    {
        var first = asked[0];
        var spread = ArrayPool<int>.Shared.Rent(asked[^1] - first + 1);
        foreach (var doc in asked)
            spread[doc - first] = -1;
        foreach (var doc in list)
            spread[doc - first] = at++;
        for (var i = 0; i < asked.Length; i++)
            found[i] = spread[asked[i] - first];
        ArrayPool<int>.Shared.Return(spread);
    }

    private static RankedBits?[] LongLists(int count, int[] starts, int[] docs)
    {
        if (count < FewRecords)
            return [];
        var lists = new RankedBits?[starts.Length - 1];
        for (var term = 0; term < lists.Length; term++)
        {
            if (starts[term + 1] - starts[term] >= count / LongShare)
                lists[term] = new RankedBits(docs.AsSpan(starts[term]..starts[term + 1]), count);
        }

        return lists;
    }
}
