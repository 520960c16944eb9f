using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.WebUtilities;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>A kind of record that people edit: its address under /quan-tri, its words, what names it. Everything else is read off the description of the content.</summary>
public sealed class EditedKind
{
    public static readonly IReadOnlyList<EditedKind> All =
    [
        new(Kinds.Product, typeof(Product), "san-pham", "sản phẩm", nameof(Product.Name), (l, r) => Links.Product(l, ((Product)r).Slug, ((Product)r).Id)),
        new(Kinds.Producer, typeof(Producer), "co-so", "cơ sở", nameof(Producer.Name), (l, r) => Links.Producer(l, ((Producer)r).Slug, ((Producer)r).Id)),
        new(Kinds.Certificate, typeof(Certificate), "chung-nhan", "giấy chứng nhận", nameof(Certificate.Code), (l, r) => Links.Certificate(l, ((Certificate)r).Code))
        {
            OnlyColumns = [nameof(Certificate.PublicNote), nameof(Certificate.PublicNoteEn)],
        },
        new(Kinds.Mark, typeof(Mark), "danh-hieu", "nhãn khác", nameof(Mark.SchemeSlug), null),
        new(Kinds.Round, typeof(Round), "ky-binh-chon", "kỳ bình chọn", nameof(Round.Name), (l, r) => Links.Round(l, ((Round)r).Slug, ((Round)r).Id)),
        new(Kinds.Document, typeof(Document), "van-ban", "văn bản", nameof(Document.Number), (l, r) => Links.Document(l, ((Document)r).Slug, ((Document)r).Id)),
        new(Kinds.Article, typeof(Article), "tin-tuc", "tin bài", nameof(Article.Title), (l, r) => Links.Article(l, ((Article)r).Slug, ((Article)r).Id)),
        new(Kinds.Showroom, typeof(Showroom), "phong-trung-bay", "phòng trưng bày", nameof(Showroom.Name), (l, r) => Links.Showroom(l, ((Showroom)r).Slug, ((Showroom)r).Id)),
        new(Kinds.Fair, typeof(Fair), "hoi-cho", "hội chợ", nameof(Fair.Name), (l, r) => Links.Fair(l, ((Fair)r).Slug, ((Fair)r).Id)),
        new(Kinds.Programme, typeof(Programme), "chuong-trinh", "chương trình", nameof(Programme.Name), (l, r) => Links.Programme(l, ((Programme)r).Slug, ((Programme)r).Id)),
        new(Kinds.Project, typeof(Project), "de-an", "đề án", nameof(Project.Name), (l, r) => Links.Project(l, ((Project)r).Slug, ((Project)r).Id)),
        new(Kinds.Page, typeof(Page), "trang", "trang tĩnh", nameof(Page.Title), (l, r) => Links.Page(l, ((Page)r).Slug, ((Page)r).SlugEn)),
        new(Kinds.Topic, typeof(Topic), "chuyen-muc", "chuyên mục", nameof(Topic.Name), (l, r) => Links.Topic(l, ((Topic)r).Slug)),
        new(Kinds.Category, typeof(Category), "loai-hang", "loại hàng", nameof(Category.Name), (l, r) => Links.Products(l) + new QueryText().Add("loai", ((Category)r).Slug)),
        new(Kinds.Group, typeof(ProductGroup), "nhom-san-pham", "nhóm sản phẩm", nameof(ProductGroup.Name), (l, r) => Links.Products(l) + new QueryText().Add("nhom", ((ProductGroup)r).Slug))
        {
            OnlyColumns = [nameof(ProductGroup.Name), nameof(ProductGroup.NameEn), nameof(ProductGroup.ShortName), nameof(ProductGroup.ShortNameEn)],
        },
        new(Kinds.Menu, typeof(Menu), "menu", "menu", nameof(Menu.Name), null) { IsFixed = true },
        new(Kinds.FrontPage, typeof(FrontPage), "trang-chu", "trang chủ", nameof(FrontPage.Slug), (l, _) => Links.Home(l)) { IsFixed = true, Title = "Trang chủ", OnlyId = "home" },
        new(Kinds.Synonyms, typeof(SynonymList), "tu-dong-nghia", "từ đồng nghĩa", nameof(SynonymList.Slug), null) { IsFixed = true, Title = "Từ đồng nghĩa", OnlyId = "search" },
        new(Kinds.Settings, typeof(SiteProfile), "cai-dat", "cài đặt của trang", nameof(SiteProfile.Slug), null) { IsFixed = true, Title = "Cài đặt của trang", OnlyId = "site" },
        new(Kinds.Redirect, typeof(Redirect), "chuyen-huong", "chuyển hướng", nameof(Redirect.FromPath), null),
    ];

    private readonly Func<Language, object, string>? address;

    private EditedKind(string kind, Type entity, string path, string noun, string nameProperty, Func<Language, object, string>? address)
    {
        (Kind, Entity, Path, Noun, NameProperty) = (kind, entity, path, noun, nameProperty);
        this.address = address;
    }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string Kind { get; }

    public Type Entity { get; }

    /// <summary>"san-pham" in /quan-tri/san-pham/25.</summary>
    public string Path { get; }

    /// <summary>"sản phẩm", as it stands within a sentence.</summary>
    public string Noun { get; }

    /// <summary>Property that names a record in lists.</summary>
    public string NameProperty { get; }

    /// <summary>Has it an English name beside its own?</summary>
    public bool HasEnglishName => IsWhole && Entity.GetProperty(EnglishName) is not null;

    public string EnglishName => NameProperty + "En";

    /// <summary>Where not all may be edited here: the properties that may. Such a record is neither made nor withdrawn here.</summary>
    public IReadOnlyList<string>? OnlyColumns { get; private init; }

    public bool IsWhole => OnlyColumns is null;

    /// <summary>Has a life of publishing: drafts, moments, withdrawal. What has none is structure: it is valid as soon as it is saved.</summary>
    public bool IsPublished => typeof(IPublished).IsAssignableFrom(Entity);

    /// <summary>May one more be made, and one be removed?</summary>
    public bool MayBeMade => IsWhole && !IsFixed;

    /// <summary>Its records are those that the site knows: none is added or removed.</summary>
    public bool IsFixed { get; private init; }

    /// <summary>Of a kind with one record: what that is called.</summary>
    public string? Title { get; private init; }

    /// <summary>Of a kind with one record: its key. Such a kind has no list.</summary>
    public string? OnlyId { get; private init; }

    /// <summary>Has a public page that shows them.</summary>
    public bool MayHavePictures => Kind is Kinds.Product or Kinds.Producer or Kinds.Article or Kinds.Showroom or Kinds.Fair or Kinds.Project;

    public static EditedKind? OfPath(string path) => All.FirstOrDefault(k => k.Path == path);

    public static EditedKind Of(string kind) => All.First(k => k.Kind == kind);

    /// <summary>A key as it stands in addresses of the back office: a path of a redirect is written in letters that need no escape.</summary>
    public string InAddress(string id) => Entity == typeof(Redirect) ? WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(id)) : id;

    /// <summary>The key behind a part of an address; what cannot be one is given back as it is, and found nowhere.</summary>
    public string FromAddress(string part)
    {
        if (Entity != typeof(Redirect))
            return part;
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(part));
        }
        catch (FormatException)
        {
            return part;
        }
    }

    /// <summary>Its public page; null where it has none of its own.</summary>
    public string? Address(Language language, object record) => address?.Invoke(language, record);
}
