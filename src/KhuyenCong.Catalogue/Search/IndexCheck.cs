using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Search;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Compares this node's index with what the database says it should hold.</summary>
public sealed class IndexCheck(CatalogueDb db, Register register, IOptions<CatalogueSettings> settings)
{
    /// <summary>One line for each record that is missing, left over or different; empty when they agree.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var reference = await ReferenceData.ReadAsync(db, cancellationToken);
        var wanted = (await new IndexDocuments(db, reference, settings.Value).ReadAsync(null, cancellationToken))
            .ToDictionary(d => d.Key, SearchIndex.FingerprintOf);
        var held = register.Index.Fingerprints().ToDictionary(f => f.Key, f => f.Fingerprint);
        var differences = new List<string>();
        foreach (var (key, fingerprint) in wanted)
            if (!held.TryGetValue(key, out var own))
                differences.Add($"{key.Kind} {key.Id}: missing from the index");
            else if (own != fingerprint)
                differences.Add($"{key.Kind} {key.Id}: the index holds an older text");
        differences.AddRange(held.Keys.Where(k => !wanted.ContainsKey(k)).Select(k => $"{k.Kind} {k.Id}: in the index, not in the database"));
        return differences;
    }
}
