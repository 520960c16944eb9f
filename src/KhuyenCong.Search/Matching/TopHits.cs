namespace KhuyenCong.Search.Matching;

/// <summary>
/// Keeps the best hits of a segment. A hit is one number, the lower the better: the order asked in the high half, the record in the low
/// half, which is also its place by name.
/// </summary>
internal sealed class TopHits(int most)
{
    private ulong[] _keys = new ulong[Math.Min(64, most * 2)];
    private int _count;

    /// <summary>Only keys below this can still get in.</summary>
    public ulong Limit { get; private set; } = most == 0 ? 0 : ulong.MaxValue;

    public static ulong Key(uint order, int doc) => ((ulong)order << 32) | (uint)doc;

    public static int Doc(ulong key) => (int)(uint)key;

    public static uint Order(ulong key) => (uint)(key >> 32);

    /// <summary>Scores as order: the highest first. Scores are not negative.</summary>
    public static uint ByScore(float score) => ~BitConverter.SingleToUInt32Bits(score);

    /// <summary>Days as order, the latest first; of one day, the better known record first (0 to 1).</summary>
    public static uint Latest(int day, float completeness) =>
        ((uint)(DateOnly.MaxValue.DayNumber - Math.Clamp(day, -1, DateOnly.MaxValue.DayNumber)) << 8) | (255 - (uint)(completeness * 255));

    public static uint Earliest(int day) => (uint)day ^ 0x80000000;

    public void Add(ulong key)
    {
        if (key >= Limit)
            return;
        if (_count == _keys.Length)
        {
            if (_count < most * 2L)
                Array.Resize(ref _keys, (int)Math.Min(most * 2L, _count * 2L));
            else
                Shrink();
        }

        _keys[_count++] = key;
    }

    /// <summary>The best, best first.</summary>
    public ReadOnlySpan<ulong> Best()
    {
        if (_count > 0)
            Shrink();
        return _keys.AsSpan(0, _count);
    }

    private void Shrink()
    {
        Array.Sort(_keys, 0, _count);
        if (_count < most)
            return;
        _count = most;
        Limit = _keys[most - 1];
    }
}
