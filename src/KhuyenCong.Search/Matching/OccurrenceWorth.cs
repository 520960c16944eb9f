using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>What an occurrence counts in BM25F: by field, by the field's length in this record, little inside boilerplate.</summary>
/// <param name="lengths">Four to a record, see <see cref="Segment.Lengths"/>.</param>
/// <param name="weights">See <see cref="Ranking.OccurrenceWeights"/>.</param>
internal sealed class OccurrenceWorth(byte[] lengths, float[] weights)
{
    public float Of(int doc, uint occurrence) =>
        weights[(int)((occurrence & 7) << 8) | lengths[(doc << 2) | Occurrence.Field(occurrence)]];
}
