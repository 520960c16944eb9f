using System.Numerics;
using System.Runtime.InteropServices;

namespace KhuyenCong.Search;

/// <summary>
/// Every number that ranking uses. A score is the sum of its named factors: <c>text</c> (BM25F), <c>phrase</c> (words that stand
/// together), <c>written</c> (all words in the very form typed), <c>completeness</c>, <c>valid</c> and <c>kind</c>. There is no other. A word
/// inside boilerplate, or inside a place name of a brand from elsewhere, counts less within <c>text</c> and <c>phrase</c>.
/// </summary>
internal static class Ranking
{
    public const string Text = "text";
    public const string Phrase = "phrase";
    public const string Written = "written";
    public const string Completeness = "completeness";
    public const string Valid = "valid";
    public const string Kind = "kind";

    /// <summary>More than text and phrases of <see cref="Query.QueryPlan"/>'s size can reach: the written form always comes first.</summary>
    public const float WrittenWeight = 2000;

    public const float CompletenessWeight = 0.3f;

    public const float ValidWeight = 0.3f;

    /// <summary>For every kind of record but those that come after the others (news).</summary>
    public const float KindWeight = 5;

    /// <summary>For each two words that stand together in a name; elsewhere by <see cref="PlaceWeight"/>.</summary>
    public const float PairWeight = 1;

    /// <summary>For all words of the query standing together.</summary>
    public const float PhraseWeight = 3;

    /// <summary>An unmarked word that stands for a marked one.</summary>
    public const float LooseWeight = 0.9f;

    public const float StandInWeight = 0.6f;

    /// <summary>A known word of several syllables whose syllables stand apart ("khoai tây, mì sợi" for khoai mì), and one inside another word ("lạc đà" for lạc).</summary>
    public const float ScatteredWeight = 0.15f;

    /// <summary>A word that only begins as typed: flat, in a name and elsewhere.</summary>
    public const float BegunInName = 3, BegunElsewhere = 0.5f;

    public const float OptionalWeight = 0.25f;

    /// <summary>A phrase in a name that is preferred and not required.</summary>
    public const float PreferredWeight = 0.5f;

    public const float BoilerplateWeight = 0.1f;

    /// <summary>A bound of a score must not fall below it by the rounding of sums.</summary>
    public const float RoundUp = 1.00001f;

    /// <summary>Large beside the weight of a field, so that a word in the name and in the text still tells more than one in the name.</summary>
    private const float K1 = 4;

    private static readonly float[] FieldWeights = [6, 3, 2, 1];
    private static readonly float[] LengthWeights = [0.4f, 0.4f, 0.3f, 0.6f];
    private static readonly float[] PhraseFieldWeights = [1, 0.6f, 0.4f, 0.3f];

    /// <summary>Rarity of a term: BM25's inverse document frequency.</summary>
    public static float Rarity(int documents, int frequency)
    {
        var held = Math.Min(documents, frequency);
        return MathF.Log(1 + ((documents - held + 0.5f) / (held + 0.5f)));
    }

    /// <summary>Each further occurrence adds less.</summary>
    public static float Saturate(float frequency) => frequency * (K1 + 1) / (frequency + K1);

    /// <summary>Adds the saturated frequency of each record, times a weight, to its score; both as long.</summary>
    public static void AddSaturated(Span<float> scores, ReadOnlySpan<float> frequencies, float weight)
    {
        var many = MemoryMarshal.Cast<float, Vector<float>>(scores);
        var of = MemoryMarshal.Cast<float, Vector<float>>(frequencies);
        for (var i = 0; i < many.Length; i++)
            many[i] += weight * (of[i] * (K1 + 1) / (of[i] + new Vector<float>(K1)));
        for (var i = many.Length * Vector<float>.Count; i < scores.Length; i++)
            scores[i] += weight * Saturate(frequencies[i]);
    }

    public static float PlaceWeight(int field) => PhraseFieldWeights[field];

    /// <summary>
    /// What one occurrence is worth: longer fields dilute, and boilerplate tells little. By field and boilerplate as an occurrence holds them in its
    /// lowest three bits (high), and length of the field (low, 0-255).
    /// </summary>
    public static float[] OccurrenceWeights(ReadOnlySpan<float> averageLengths)
    {
        var weights = new float[8 * 256];
        for (var i = 0; i < weights.Length; i++)
        {
            var field = i >> 9;
            var relative = (i & 255) / Math.Max(1, averageLengths[field]);
            if (field != (int)TextField.Name)
                relative = Math.Max(1, relative);
            weights[i] = FieldWeights[field] / (1 - LengthWeights[field] + (LengthWeights[field] * relative));
            if ((i & 256) != 0)
                weights[i] *= BoilerplateWeight;
        }

        return weights;
    }
}
