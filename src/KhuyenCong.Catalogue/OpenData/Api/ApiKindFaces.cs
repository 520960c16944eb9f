using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>Entities with their parts in the API's words, at one moment: what they lead to is left out while it is not public.</summary>
internal sealed class ApiKindFaces(ApiFaces faces, DateTimeOffset now)
{
    public ApiRound RoundOf(Round r) => new()
    {
        Id = r.Id,
        Slug = r.Slug,
        Url = faces.Absolute(Links.Round(Language.Vi, r.Slug, r.Id)),
        Name = r.Name,
        NameEn = r.NameEn,
        Level = r.Level,
        Year = r.Year,
        Ordinal = r.Ordinal,
        Region = r.RegionSlug,
        Province = faces.ProvinceOf(r.ProvinceSlug),
        DecisionNumber = r.Decision?.Number,
        Issuer = r.Issuer,
        Registered = r.Registered,
        Recognised = r.Recognised,
        CeremonyOn = r.CeremonyOn,
        Sources = faces.Citations(r.Sources),
    };

    public ApiDocument DocumentOf(Document d) => new()
    {
        Id = d.Id,
        Slug = d.Slug,
        Url = faces.Absolute(Links.Document(Language.Vi, d.Slug, d.Id)),
        Number = d.Number,
        Type = d.Type,
        Title = d.Title,
        TitleEn = d.TitleEn,
        Issuer = d.Issuer,
        Signer = d.Signer,
        IssuedOn = d.IssuedOn,
        EffectiveOn = d.EffectiveOn,
        EndedOn = d.EndedOn,
        Abstract = d.Abstract,
        PublishedAt = d.Url,
        Relations = [.. d.Relations.Where(r => r.Target is { } target && target.IsVisible(now)).OrderBy(r => r.Kind).ThenBy(r => r.TargetId).Select(r => new ApiDocumentRelation(r.Kind, r.TargetId, r.Target!.Number))],
        Sources = faces.Citations(d.Sources),
    };

    public ApiShowroom ShowroomOf(Showroom s) => new()
    {
        Id = s.Id,
        Slug = s.Slug,
        Url = faces.Absolute(Links.Showroom(Language.Vi, s.Slug, s.Id)),
        Name = s.Name,
        NameEn = s.NameEn,
        Manager = s.Manager,
        Address = s.Address,
        Province = faces.ProvinceOf(s.ProvinceSlug),
        FormerProvince = faces.ProvinceOf(s.FormerProvinceSlug),
        Hours = s.Hours,
        Phone = s.Phone,
        Sells = s.Sells,
        Admission = s.Admission,
        OpenedOn = s.OpenedOn,
        ClosedOn = s.ClosedOn,
        Products =
        [
            .. s.Items.OrderBy(i => i.ProductId).Select(i => (Item: i, Product: faces.LinkTo(i.Product, now))).Where(i => i.Product is not null)
                .Select(i => new ApiDisplayed(i.Product!, i.Item.From, i.Item.To)),
        ],
        Sources = faces.Citations(s.Sources),
    };

    public ApiFair FairOf(Fair f) => new()
    {
        Id = f.Id,
        Slug = f.Slug,
        Url = faces.Absolute(Links.Fair(Language.Vi, f.Slug, f.Id)),
        Name = f.Name,
        NameEn = f.NameEn,
        Kind = f.Kind,
        Level = f.Level,
        Year = f.Year,
        StartsOn = f.StartsOn,
        EndsOn = f.EndsOn,
        Disruption = f.Disruption,
        Venue = f.Venue,
        Address = f.Address,
        Province = faces.ProvinceOf(f.ProvinceSlug),
        FormerProvince = faces.ProvinceOf(f.FormerProvinceSlug),
        Booths = f.BoothCount,
        Organisers = [.. f.Organisers.OrderBy(o => o.Position).Select(o => new ApiOrganiser(o.Role, o.Name))],
        Exhibitors =
        [
            .. f.Exhibitors.OrderBy(e => e.Position).Select(e => new ApiExhibitor(
                e.Name,
                faces.LinkTo(e.Producer, now),
                faces.ProvinceOf(e.ProvinceSlug),
                e.BoothNumber,
                [.. e.Products.OrderBy(p => p.ProductId).Select(p => faces.LinkTo(p.Product, now)).OfType<ApiLink>()])),
        ],
        Sources = faces.Citations(f.Sources),
    };

    public ApiArticle ArticleOf(Article a, bool whole) => new()
    {
        Id = a.Id,
        Slug = a.Slug,
        Url = faces.Absolute(Links.Article(Language.Vi, a.Slug, a.Id)),
        Title = a.Title,
        TitleEn = a.TitleEn,
        Summary = a.Summary,
        Topic = a.TopicSlug,
        Author = a.Author,
        Basis = a.Basis,
        PublishedAt = a.VisibleFrom!.Value,
        UpdatedAt = a.UpdatedAt,
        Text = whole ? a.Text : null,
        Mentions = [.. a.Mentions.OrderBy(m => m.Position).Select(m => new ApiMention(m.Kind, m.TargetId))],
        Corrections = [.. a.Corrections.OrderBy(c => c.Position).Select(c => new ApiCorrection(c.NotedOn, c.Note))],
        Sources = faces.Citations(a.Sources),
    };

    public ApiProgramme ProgrammeOf(Programme p) => new()
    {
        Id = p.Id,
        Slug = p.Slug,
        Url = faces.Absolute(Links.Programme(Language.Vi, p.Slug, p.Id)),
        Name = p.Name,
        NameEn = p.NameEn,
        FromYear = p.FromYear,
        ToYear = p.ToYear,
        DecisionNumber = p.Decision?.Number,
        Targets = [.. p.Targets.OrderBy(t => t.Position).Select(t => new ApiTarget(t.Key, t.Name, t.Unit, t.Amount, t.Approximate))],
        Results = [.. p.Results.OrderBy(r => r.Position).Select(r => new ApiResult(r.TargetKey, r.Name, r.Unit, r.FromYear, r.ToYear, r.Amount, r.AtLeast))],
        Sources = faces.Citations(p.Sources),
    };

    public ApiProject ProjectOf(Project p) => new()
    {
        Id = p.Id,
        Slug = p.Slug,
        Url = faces.Absolute(Links.Project(Language.Vi, p.Slug, p.Id)),
        Name = p.Name,
        NameEn = p.NameEn,
        ProgrammeId = p.ProgrammeId,
        FromYear = p.FromYear,
        ToYear = p.ToYear,
        Funding = p.Funding,
        Shape = p.Shape,
        Activity = p.Activity,
        Branch = p.Branch,
        Implementer = p.Implementer,
        Province = faces.ProvinceOf(p.ProvinceSlug),
        FormerProvince = faces.ProvinceOf(p.FormerProvinceSlug),
        TotalCost = p.TotalCost,
        TotalAtLeast = p.TotalAtLeast,
        Support = p.Support,
        Counterpart = p.Counterpart,
        BeneficiaryCount = p.BeneficiaryCount,
        Beneficiaries = [.. p.Beneficiaries.OrderBy(b => b.Position).Select(b => new ApiBeneficiary(b.Name, faces.LinkTo(b.Producer, now)))],
        Sources = faces.Citations(p.Sources),
    };
}
