using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>
/// The columns of the CSV dumps of what stands around the certificates. Several values of one cell are separated by " | ", numbers of records by a space; what has
/// columns of its own, such as a programme's targets, is whole in the JSON lines alone.
/// </summary>
internal static partial class DumpColumns
{
    public static readonly IReadOnlyList<(string Name, Func<ApiRound, string?> Value)> Rounds =
    [
        ("id", r => Number(r.Id)), ("url", r => r.Url), ("name", r => r.Name), ("nameEn", r => r.NameEn), ("level", r => Kebab.Of(r.Level)), ("year", r => Number(r.Year)),
        ("ordinal", r => Number(r.Ordinal)), ("region", r => r.Region), ("province", r => r.Province?.Slug), ("provinceName", r => r.Province?.Name),
        ("decisionNumber", r => r.DecisionNumber), ("issuer", r => r.Issuer), ("registered", r => Number(r.Registered)), ("recognised", r => Number(r.Recognised)),
        ("ceremonyOn", r => Day(r.CeremonyOn)), ("sources", r => Several(r.Sources)),
    ];

    public static readonly IReadOnlyList<(string Name, Func<ApiDocument, string?> Value)> Documents =
    [
        ("id", d => Number(d.Id)), ("url", d => d.Url), ("number", d => d.Number), ("type", d => Kebab.Of(d.Type)), ("title", d => d.Title), ("titleEn", d => d.TitleEn),
        ("issuer", d => d.Issuer), ("signer", d => d.Signer), ("issuedOn", d => Day(d.IssuedOn)), ("effectiveOn", d => Day(d.EffectiveOn)), ("endedOn", d => Day(d.EndedOn)),
        ("abstract", d => d.Abstract), ("publishedAt", d => d.PublishedAt), ("relations", d => Several(d.Relations.Select(r => $"{Kebab.Of(r.Kind)} {r.Number}"))), ("sources", d => Several(d.Sources)),
    ];

    public static readonly IReadOnlyList<(string Name, Func<ApiShowroom, string?> Value)> Showrooms =
    [
        ("id", s => Number(s.Id)), ("url", s => s.Url), ("name", s => s.Name), ("nameEn", s => s.NameEn), ("manager", s => s.Manager), ("address", s => s.Address),
        ("province", s => s.Province?.Slug), ("provinceName", s => s.Province?.Name), ("formerProvince", s => s.FormerProvince?.Slug), ("formerProvinceName", s => s.FormerProvince?.Name),
        ("hours", s => s.Hours), ("phone", s => s.Phone), ("sells", s => s.Sells is { } sells ? Truth(sells) : null), ("admission", s => s.Admission),
        ("openedOn", s => Day(s.OpenedOn)), ("closedOn", s => Day(s.ClosedOn)), ("products", s => Numbers(s.Products.Select(p => p.Product.Id))), ("sources", s => Several(s.Sources)),
    ];

    public static readonly IReadOnlyList<(string Name, Func<ApiFair, string?> Value)> Fairs =
    [
        ("id", f => Number(f.Id)), ("url", f => f.Url), ("name", f => f.Name), ("nameEn", f => f.NameEn), ("kind", f => Kebab.Of(f.Kind)),
        ("level", f => f.Level is { } level ? Kebab.Of(level) : null), ("year", f => Number(f.Year)), ("startsOn", f => Day(f.StartsOn)), ("endsOn", f => Day(f.EndsOn)),
        ("disruption", f => f.Disruption is { } disruption ? Kebab.Of(disruption) : null), ("venue", f => f.Venue), ("address", f => f.Address),
        ("province", f => f.Province?.Slug), ("provinceName", f => f.Province?.Name), ("formerProvince", f => f.FormerProvince?.Slug), ("formerProvinceName", f => f.FormerProvince?.Name),
        ("booths", f => Number(f.Booths)), ("organisers", f => Several(f.Organisers.Select(o => o.Name))), ("exhibitors", f => Several(f.Exhibitors.Select(e => e.Name))),
        ("products", f => Numbers(f.Exhibitors.SelectMany(e => e.Products).Select(p => p.Id))), ("sources", f => Several(f.Sources)),
    ];

    public static readonly IReadOnlyList<(string Name, Func<ApiArticle, string?> Value)> Articles =
    [
        ("id", a => Number(a.Id)), ("url", a => a.Url), ("title", a => a.Title), ("titleEn", a => a.TitleEn), ("summary", a => a.Summary), ("topic", a => a.Topic), ("author", a => a.Author),
        ("basis", a => Kebab.Of(a.Basis)), ("publishedAt", a => Instant(a.PublishedAt)), ("updatedAt", a => Instant(a.UpdatedAt)), ("text", a => a.Text),
        ("mentions", a => Several(a.Mentions.Select(m => $"{m.Kind} {m.Id}"))), ("corrections", a => Several(a.Corrections.Select(c => $"{Say.Iso(c.NotedOn)} {c.Note}"))), ("sources", a => Several(a.Sources)),
    ];

    public static readonly IReadOnlyList<(string Name, Func<ApiProgramme, string?> Value)> Programmes =
    [
        ("id", p => Number(p.Id)), ("url", p => p.Url), ("name", p => p.Name), ("nameEn", p => p.NameEn), ("fromYear", p => Number(p.FromYear)), ("toYear", p => Number(p.ToYear)),
        ("decisionNumber", p => p.DecisionNumber), ("targets", p => Number(p.Targets.Count)), ("results", p => Number(p.Results.Count)), ("sources", p => Several(p.Sources)),
    ];

    public static readonly IReadOnlyList<(string Name, Func<ApiProject, string?> Value)> Projects =
    [
        ("id", p => Number(p.Id)), ("url", p => p.Url), ("name", p => p.Name), ("nameEn", p => p.NameEn), ("programmeId", p => Number(p.ProgrammeId)),
        ("fromYear", p => Number(p.FromYear)), ("toYear", p => Number(p.ToYear)), ("funding", p => Kebab.Of(p.Funding)), ("shape", p => p.Shape is { } shape ? Kebab.Of(shape) : null),
        ("activity", p => p.Activity is { } activity ? Kebab.Of(activity) : null), ("branch", p => p.Branch), ("implementer", p => p.Implementer),
        ("province", p => p.Province?.Slug), ("provinceName", p => p.Province?.Name), ("formerProvince", p => p.FormerProvince?.Slug), ("formerProvinceName", p => p.FormerProvince?.Name),
        ("totalCost", p => Number(p.TotalCost)), ("totalAtLeast", p => Truth(p.TotalAtLeast)), ("support", p => Number(p.Support)), ("counterpart", p => Number(p.Counterpart)),
        ("beneficiaryCount", p => Number(p.BeneficiaryCount)), ("beneficiaries", p => Several(p.Beneficiaries.Select(b => b.Name))), ("sources", p => Several(p.Sources)),
    ];

    private static string? Number(long? number) => number is { } known ? known.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string Numbers(IEnumerable<int> numbers) => string.Join(' ', numbers.Distinct().Order().Select(n => Number(n)));

    private static string Several(IEnumerable<string> values) => string.Join(" | ", values);

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
