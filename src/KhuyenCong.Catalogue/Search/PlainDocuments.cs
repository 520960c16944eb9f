using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Documents;
using KhuyenCong.Search;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Documents of the index for the kinds that hold no certificates: name, places, text.</summary>
internal sealed class PlainDocuments(ReferenceData reference)
{
    public IndexDocument? Of(Round r) => new IndexTexts()
        .Add(TextField.Name, r.Name, r.NameEn)
        .Add(TextField.Place, RegionOf(r.RegionSlug))
        .AddProvince(reference, r.ProvinceSlug)
        .Add(TextField.Text, r.Decision?.Number, r.Issuer, r.CeremonyPlace)
        .AddMarkdown(r.Text, r.TextEn)
        .DocumentOf(r, Kinds.Round, r.Id, r.SortKey)?.In(r.ProvinceSlug, null);

    public IndexDocument? Of(Fair f) => new IndexTexts()
        .Add(TextField.Name, f.Name, f.NameEn)
        .Add(TextField.Place, RegionOf(f.RegionSlug))
        .AddProvince(reference, f.ProvinceSlug)
        .AddProvince(reference, f.FormerProvinceSlug)
        .Add(TextField.Place, f.Venue, f.Address)
        .Add(TextField.Text, f.Theme)
        .AddMarkdown(f.Text, f.TextEn)
        .Add(TextField.Text, f.Organisers.Select(o => o.Name))
        .Add(TextField.Text, f.Exhibitors.Select(e => e.Name))
        .DocumentOf(f, Kinds.Fair, f.Id, f.SortKey)?.In(f.ProvinceSlug, f.FormerProvinceSlug);

    public IndexDocument? Of(Showroom s) => new IndexTexts()
        .Add(TextField.Name, s.Name, s.NameEn)
        .AddProvince(reference, s.ProvinceSlug)
        .AddProvince(reference, s.FormerProvinceSlug)
        .Add(TextField.Place, s.Address)
        .Add(TextField.Text, s.Manager, s.Admission, s.AdmissionEn)
        .AddMarkdown(s.Text, s.TextEn)
        .DocumentOf(s, Kinds.Showroom, s.Id, s.SortKey)?.In(s.ProvinceSlug, s.FormerProvinceSlug);

    public static IndexDocument? Of(Article a) => new IndexTexts()
        .Add(TextField.Name, a.Title, a.TitleEn)
        .Add(TextField.Place, a.Topic?.Name, a.Topic?.NameEn)
        .Add(TextField.Text, a.Summary, a.SummaryEn)
        .AddMarkdown(a.Text, a.TextEn)
        .DocumentOf(a, Kinds.Article, a.Id, VietnameseText.SortKey(a.Title));

    public static IndexDocument? Of(Programme p) => new IndexTexts()
        .Add(TextField.Name, p.Name, p.NameEn)
        .Add(TextField.Text, p.Decision?.Number)
        .AddMarkdown(p.Text, p.TextEn)
        .DocumentOf(p, Kinds.Programme, p.Id, p.SortKey);

    public IndexDocument? Of(Project p) => new IndexTexts()
        .Add(TextField.Name, p.Name, p.NameEn)
        .AddProvince(reference, p.ProvinceSlug)
        .AddProvince(reference, p.FormerProvinceSlug)
        .Add(TextField.Place, p.PlaceAsPrinted)
        .Add(TextField.Text, p.Branch, p.BranchEn, p.Implementer, p.Outcome, p.OutcomeEn)
        .Add(TextField.Text, p.Beneficiaries.Select(b => b.Name))
        .DocumentOf(p, Kinds.Project, p.Id, p.SortKey)?.In(p.ProvinceSlug, p.FormerProvinceSlug);

    /// <summary>A number in a title is that of another document, and no name of this one.</summary>
    public static IndexDocument? Of(Document d) => new IndexTexts()
        .Add(TextField.Name, DocumentWords.Citation(Language.Vi, d.Type, d.Number), DocumentNumber.Without(d.Title))
        .Add(TextField.Name, DocumentWords.Citation(Language.En, d.Type, d.Number), DocumentNumber.Without(d.TitleEn))
        .Add(TextField.Text, d.Title, d.TitleEn, d.Issuer, d.IssuerEn, d.Abstract, d.AbstractEn)
        .DocumentOf(d, Kinds.Document, d.Id, VietnameseText.SortKey(d.Number));

    public static IndexDocument? Of(Page p) => new IndexTexts()
        .Add(TextField.Name, p.Title, p.TitleEn)
        .Add(TextField.Text, p.Summary, p.SummaryEn)
        .AddMarkdown(p.Text, p.TextEn)
        .DocumentOf(p, Kinds.Page, p.Id, VietnameseText.SortKey(p.Title));

    private string? RegionOf(string? slug) => reference.Regions.GetValueOrDefault(slug ?? "")?.Name;
}
