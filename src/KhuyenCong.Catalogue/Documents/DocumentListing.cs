using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Documents;

/// <summary>Answers a <see cref="DocumentFilter"/>: the index finds the words, the database narrows and orders.</summary>
public sealed class DocumentListing(CatalogueDb db, Register register)
{
    private const int LongestIssuers = 40;

    public async Task<DocumentList> ReadAsync(DocumentFilter filter, RequestFace face, CancellationToken cancellationToken)
    {
        var visible = db.Documents.AsNoTracking().Visible(face.Moment.Now);
        var found = register.Find(Kinds.Document, filter.Text, face.Moment);
        var ranked = found?.Ids;
        var asked = ranked is null ? visible : visible.Where(d => ranked.Contains(d.Id));
        var total = await filter.Apply(asked).CountAsync(cancellationToken);
        var facets = await FacetsAsync(filter, asked, face.Language, cancellationToken);
        return new()
        {
            Filter = filter,
            Page = new([.. (await RowsAsync(filter, asked, ranked, cancellationToken)).Select(d => RowOf(d, face.Language, filter.Day ?? face.Moment.Today))], total, filter.Page, DocumentFilter.PageSize),
            Facets = facets,
            Chips = ChipsOf(filter, facets, face.Language),
            Sorts = SortsOf(filter, face.Language),
            Relaxed = found?.Relaxed,
            UnknownCount = filter.Day is null ? 0 : await filter.ApplyToUnknown(asked).CountAsync(cancellationToken),
        };
    }

    public static DocumentRow RowOf(Document d, Language language, DateOnly day) => new()
    {
        Id = d.Id,
        Slug = d.Slug,
        Href = Links.Document(language, d.Slug, d.Id),
        Number = d.Number,
        Type = d.Type,
        Citation = DocumentWords.Citation(language, d.Type, d.Number),
        Title = language.Word(d.Title, d.TitleEn),
        Issuer = d.Issuer is { } issuer ? language.Word(issuer, d.IssuerEn) : null,
        IssuedOn = d.IssuedOn,
        EffectiveOn = d.EffectiveOn,
        EndedOn = d.EndedOn,
        Force = DocumentWords.ForceOf(d, day),
    };

    private static async Task<List<Document>> RowsAsync(DocumentFilter filter, IQueryable<Document> asked, IReadOnlyList<int>? ranked, CancellationToken cancellationToken)
    {
        var skip = (filter.Page - 1) * DocumentFilter.PageSize;
        if (ranked is not null && filter.EffectiveSort == "lien-quan")
        {
            var left = (await filter.Apply(asked).Select(d => d.Id).ToListAsync(cancellationToken)).ToHashSet();
            var shown = ranked.Where(left.Contains).Skip(skip).Take(DocumentFilter.PageSize).ToList();
            return [.. (await asked.Where(d => shown.Contains(d.Id)).ToListAsync(cancellationToken)).OrderBy(d => shown.IndexOf(d.Id))];
        }

        // Without a day of issue last, in either direction: the engines disagree on where nulls stand.
        var sorted = filter.EffectiveSort switch
        {
            "cu" => filter.Apply(asked).OrderBy(d => d.IssuedOn == null).ThenBy(d => d.IssuedOn).ThenBy(d => d.NumberKey),
            "so" => filter.Apply(asked).OrderBy(d => d.NumberKey),
            _ => filter.Apply(asked).OrderBy(d => d.IssuedOn == null).ThenByDescending(d => d.IssuedOn).ThenBy(d => d.NumberKey),
        };
        return await sorted.ThenBy(d => d.Id).Skip(skip).Take(DocumentFilter.PageSize).ToListAsync(cancellationToken);
    }

    /// <summary>Each facet counts under the other choices; its own is left free.</summary>
    private static async Task<List<Facet>> FacetsAsync(DocumentFilter filter, IQueryable<Document> asked, Language language, CancellationToken cancellationToken)
    {
        var types = await filter.With(null).Apply(asked).GroupBy(d => d.Type).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var issuers = await filter.By("").Apply(asked).Where(d => d.Issuer != null)
            .GroupBy(d => new { d.Issuer, d.IssuerEn }).Select(g => new { g.Key.Issuer, g.Key.IssuerEn, Count = g.Count() }).ToListAsync(cancellationToken);
        var years = await filter.Of(null).Apply(asked).Where(d => d.IssuedOn != null)
            .GroupBy(d => d.IssuedOn!.Value.Year).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return
        [
            new("loai", language.Pick("Loại", "Type"),
            [
                .. types.OrderBy(t => t.Key).Select(t => new FacetOption(Kebab.Of(t.Key), new(DocumentWords.TypeName(language, t.Key), language.Code()), t.Count, filter.Type == t.Key)),
            ]),
            new("co-quan", language.Pick("Cơ quan ban hành", "Issuer"),
            [
                .. issuers.GroupBy(i => i.Issuer!, StringComparer.Ordinal)
                    .Select(g => new FacetOption(g.Key, language.Word(g.Key, g.First().IssuerEn), g.Sum(i => i.Count), filter.Issuer == g.Key))
                    .OrderByDescending(o => o.Selected).ThenByDescending(o => o.Count).ThenBy(o => VietnameseText.SortKey(o.Label.Text), StringComparer.Ordinal)
                    .Take(LongestIssuers),
            ]),
            new("nam", language.Pick("Năm ban hành", "Year of issue"),
            [
                .. years.OrderByDescending(y => y.Key)
                    .Select(y => FacetOption.OfYear(language, y.Key, y.Count, filter.Year == y.Key)),
            ]),
        ];
    }

    private static List<Chip> ChipsOf(DocumentFilter filter, List<Facet> facets, Language language)
    {
        var list = Links.Documents(language);
        var chips = new List<Chip>();
        if (filter.Text.Length > 0)
            chips.Add(new(language.Pick("Tìm", "Search"), filter.Text, list + filter.WithoutText().ToQuery()));
        if (filter.Type is { } type)
            chips.Add(new(language.Pick("Loại", "Type"), DocumentWords.TypeName(language, type), list + filter.With(null).ToQuery()));
        if (filter.Issuer.Length > 0)
            chips.Add(Chip.Of(language.Pick("Cơ quan", "Issuer"), facets.SelectMany(f => f.Options).FirstOrDefault(o => o.Selected && o.Value == filter.Issuer)?.Label ?? new(filter.Issuer, "vi"), list + filter.By("").ToQuery()));
        if (filter.Year is { } year)
            chips.Add(new(language.Pick("Năm", "Year"), year.ToString(CultureInfo.InvariantCulture), list + filter.Of(null).ToQuery()));
        if (filter.Day is { } day)
            chips.Add(new(language.Pick("Có hiệu lực ngày", "In force on"), Say.Date(language, day), list + filter.On(null).ToQuery()));
        return chips;
    }

    private static List<SortOption> SortsOf(DocumentFilter filter, Language language) =>
    [
        .. DocumentFilter.Sorts.Where(s => s != "lien-quan" || filter.Text.Length > 0).Select(s => new SortOption(
            s,
            s switch
            {
                "lien-quan" => language.Pick("Liên quan nhất", "Most relevant"),
                "moi" => language.Pick("Mới ban hành trước", "Newest first"),
                "cu" => language.Pick("Cũ nhất trước", "Oldest first"),
                _ => language.Pick("Số, ký hiệu", "Number"),
            },
            filter.EffectiveSort == s,
            Links.Documents(language) + filter.SortedBy(s).ToQuery())),
    ];
}
