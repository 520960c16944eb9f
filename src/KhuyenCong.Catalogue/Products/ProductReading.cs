using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Products;

/// <summary>Reads one product's page.</summary>
public sealed class ProductReading(CatalogueDb db, Register register, IOptions<CatalogueSettings> settings)
{
    private const int SimilarCount = 4;

    /// <summary>Read more than are shown: likeness of words alone would put a basket beside pepper because both are called "mây".</summary>
    private const int SimilarCandidates = 12;

    public async Task<ProductPage> ReadAsync(Product product, RequestFace face, DateOnly? asked, CancellationToken cancellationToken)
    {
        var reference = register.Reference;
        var day = asked ?? face.Moment.Today;
        var similar = register.Index.Similar(new DocumentKey(Kinds.Product, product.Id), face.Moment.UnixMilliseconds, Kinds.Product, SimilarCandidates).Select(k => k.Id).ToList();
        var (all, allPictures) = await new ProductCards(db, reference, settings.Value).ReadWithPicturesAsync([product.Id, .. similar], face.Moment, day, cancellationToken);
        var card = all.Single(c => c.Id == product.Id);
        var pictures = allPictures.GetValueOrDefault(product.Id, []);
        var members = await db.Set<ProductMember>().AsNoTracking().Where(m => m.ProductId == product.Id).OrderBy(m => m.Position).ToListAsync(cancellationToken);
        var specifications = await db.Set<ProductSpecification>().AsNoTracking().Where(s => s.ProductId == product.Id).OrderBy(s => s.Position).ToListAsync(cancellationToken);
        var marks = await db.Marks.AsNoTracking().Visible(face.Moment.Now).Where(m => m.ProductId == product.Id).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        return new()
        {
            Card = card,
            Brand = product.Brand,
            Summary = product.Summary,
            SummaryEn = product.SummaryEn,
            Text = Html.FromMarkdown(product.Text),
            TextEn = Html.FromMarkdown(product.TextEn),
            GroupInferred = product.GroupInferred,
            Notice = product.Notice,
            RecordNote = product.RecordNote,
            RecordNoteEn = product.RecordNoteEn,
            Pictures = pictures.Count > 0 ? pictures : [card.Picture],
            Members = [.. members.Select(m => new MemberFace(m.Name, m.NameEn))],
            Specifications = [.. specifications.Select(s => new SpecificationFace(s.Label, s.LabelEn, s.Value, s.ValueEn))],
            Marks = [.. marks.Select(m => FaceOf(m, reference))],
            Ladder = LadderOf(card.Certificates),
            Appearances = await Appearances.ReadAsync(db, reference, [product.Id], card.Producer?.Id, null, face.Moment, cancellationToken),
            Similar = [.. all.Where(c => c.Id != product.Id && c.GroupSlug == card.GroupSlug).OrderByDescending(c => c.CategorySlug == card.CategorySlug).Take(SimilarCount)],
            Sources = reference.SourcesOf(product.Sources),
            UpdatedAt = product.UpdatedAt,
            Day = day,
            DayAsked = asked is not null,
        };
    }

    public static MarkFace FaceOf(Mark mark, ReferenceData reference)
    {
        var scheme = reference.MarkSchemes[mark.SchemeSlug];
        return new(
            scheme.Name, scheme.NameEn, mark.Grade, mark.Number, mark.Issuer ?? scheme.Issuer, mark.IssuedOn, mark.ExpiresOn, mark.WithoutEnd,
            mark.VerifiedBy is { } by && mark.VerifiedOn is { } on ? new(by, on) : null,
            reference.SourcesOf(mark.Sources));
    }

    /// <summary>Commune to national; the former district level only where the product holds a certificate of it.</summary>
    private static IReadOnlyList<LadderRung> LadderOf(IReadOnlyList<CertificateFace> certificates) =>
    [
        .. Enum.GetValues<Level>()
            .Select(level => new LadderRung(level, [.. certificates.Where(c => c.Level == level).OrderByDescending(c => c.GrantYear)]))
            .Where(rung => rung.Level != Level.District || rung.Certificates.Count > 0),
    ];
}
