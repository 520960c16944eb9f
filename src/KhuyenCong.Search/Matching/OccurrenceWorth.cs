using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>What an occurrence counts in BM25F: by field, by the field's length in this record, little inside boilerplate.</summary>
/// <param name="lengths">Four to a record, see <see cref="Segment.Lengths"/>.</param>
/// <param name="weights">See <see cref="Ranking.OccurrenceWeights"/>.</param>
internal sealed class OccurrenceWorth(byte[] lengths, float[] weights)
{
    public float Of(int doc, uint occurrence)
    {
        var field = Occurrence.Field(occurrence);
        var worth = weights[(field << 8) | lengths[(doc << 2) | field]];
        return Occurrence.InBoilerplate(occurrence) ? worth * Ranking.BoilerplateWeight : worth;
    }

    public float Of(int doc, ReadOnlySpan<uint> occurrences)
    {
        var worth = 0f;
        foreach (var occurrence in occurrences)
            worth += Of(doc, occurrence);
        return worth;
    }
}
