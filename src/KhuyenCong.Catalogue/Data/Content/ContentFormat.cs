using System.Runtime.CompilerServices;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhuyenCong.Catalogue.Data.Content;

/// <summary>
/// The content of the register, read off the model: import, export, check, forms and revisions all go by this one description. Tables stand in the order in which they can
/// be written (a table after those it refers to).
/// </summary>
internal sealed class ContentFormat
{
    /// <summary>Kinds that mentions and uses may name, with their entity.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Mentionable = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        [Kinds.Product] = typeof(Product),
        [Kinds.Producer] = typeof(Producer),
        [Kinds.Certificate] = typeof(Certificate),
        [Kinds.Round] = typeof(Round),
        [Kinds.Document] = typeof(Document),
        [Kinds.Showroom] = typeof(Showroom),
        [Kinds.Fair] = typeof(Fair),
        [Kinds.Programme] = typeof(Programme),
        [Kinds.Project] = typeof(Project),
        [Kinds.Topic] = typeof(Topic),
        [Kinds.Article] = typeof(Article),
        [Kinds.Page] = typeof(Page),
        ["province"] = typeof(Province),
    };

    private static readonly ConditionalWeakTable<IModel, ContentFormat> Made = [];

    private readonly Dictionary<Type, ContentTable> byType;

    private ContentFormat(IModel model)
    {
        List<ContentTable> tables = [];
        void Add<T>(string name, ContentLayout layout, string path, Type? owner = null)
        {
            var table = new ContentTable(model.FindEntityType(typeof(T))!, name, layout, path);
            if (owner is not null)
                table.BelongTo(tables.Single(t => t.Type.ClrType == owner));
            tables.Add(table);
        }

        Add<Source>("source", ContentLayout.Csv, "sources.csv");
        Add<Province>("province", ContentLayout.Csv, "provinces.csv");
        Add<ProvinceStatus>("province status", ContentLayout.Csv, "province-statuses.csv", typeof(Province));
        Add<ProvinceAlias>("province alias", ContentLayout.Csv, "province-aliases.csv", typeof(Province));
        Add<Region>("region", ContentLayout.Csv, "regions.csv");
        Add<RegionMember>("region member", ContentLayout.Csv, "region-members.csv", typeof(Region));
        Add<ProductGroup>("group", ContentLayout.Csv, "groups.csv");
        Add<Category>("category", ContentLayout.Csv, "categories.csv");
        Add<ValidityRule>("validity rule", ContentLayout.Csv, "validity-rules.csv");
        Add<MarkScheme>("mark scheme", ContentLayout.Csv, "mark-schemes.csv");
        Add<Topic>("topic", ContentLayout.Csv, "topics.csv");
        Add<Media>("media", ContentLayout.Csv, "media.csv");
        Add<MediaUse>("media use", ContentLayout.Csv, "media-uses.csv", typeof(Media));
        Add<Document>("document", ContentLayout.Csv, "documents.csv");
        Add<DocumentRelation>("document relation", ContentLayout.Csv, "document-relations.csv", typeof(Document));
        Add<Producer>("producer", ContentLayout.Csv, "producers.csv");
        Add<Product>("product", ContentLayout.Csv, "products.csv");
        Add<ProductMember>("product member", ContentLayout.Csv, "product-members.csv", typeof(Product));
        Add<ProductSpecification>("product specification", ContentLayout.Csv, "product-specifications.csv", typeof(Product));
        Add<Mark>("mark", ContentLayout.Csv, "marks.csv");
        Add<Round>("round", ContentLayout.Csv, "rounds.csv");
        Add<RoundGroupCount>("round group count", ContentLayout.Csv, "round-group-counts.csv", typeof(Round));
        Add<Certificate>("certificate", ContentLayout.Csv, "certificates.csv");
        Add<CertificateEvent>("certificate event", ContentLayout.Csv, "certificate-events.csv", typeof(Certificate));
        Add<Programme>("programme", ContentLayout.Yaml, "programmes");
        Add<ProgrammeTarget>("target", ContentLayout.Nested, "targets", typeof(Programme));
        Add<ProgrammeResult>("result", ContentLayout.Nested, "results", typeof(Programme));
        Add<Project>("project", ContentLayout.Csv, "projects.csv");
        Add<ProjectBeneficiary>("project beneficiary", ContentLayout.Csv, "project-beneficiaries.csv", typeof(Project));
        Add<Showroom>("showroom", ContentLayout.Yaml, "showrooms");
        Add<ShowroomItem>("showroom item", ContentLayout.Nested, "items", typeof(Showroom));
        Add<Fair>("fair", ContentLayout.Yaml, "fairs");
        Add<FairOrganiser>("organiser", ContentLayout.Nested, "organisers", typeof(Fair));
        Add<FairHall>("hall", ContentLayout.Nested, "halls", typeof(Fair));
        Add<Booth>("booth", ContentLayout.Nested, "booths", typeof(Fair));
        Add<Exhibitor>("exhibitor", ContentLayout.Nested, "exhibitors", typeof(Fair));
        Add<ExhibitedProduct>("exhibited product", ContentLayout.Nested, "products", typeof(Exhibitor));
        Add<Article>("article", ContentLayout.Markdown, "articles");
        Add<ArticleMention>("mention", ContentLayout.Nested, "mentions", typeof(Article));
        Add<ArticleCorrection>("correction", ContentLayout.Nested, "corrections", typeof(Article));
        Add<Page>("page", ContentLayout.Markdown, "pages");
        Add<Redirect>("redirect", ContentLayout.Csv, "redirects.csv");
        Add<Menu>("menu", ContentLayout.Csv, "menus.csv");
        Add<MenuItem>("menu item", ContentLayout.Csv, "menu-items.csv", typeof(Menu));
        Add<FrontPage>("front page", ContentLayout.Csv, "front-pages.csv");
        Add<FrontBlock>("front block", ContentLayout.Csv, "front-blocks.csv", typeof(FrontPage));
        Add<FeaturedProduct>("featured product", ContentLayout.Csv, "featured-products.csv", typeof(FrontPage));
        Add<SiteProfile>("site", ContentLayout.Csv, "site.csv");
        Add<SynonymList>("synonyms", ContentLayout.Lines, "synonyms.txt");

        Tables = tables;
        byType = tables.ToDictionary(t => t.Type.ClrType);
        foreach (var table in tables)
            table.References = [.. Foreign(table), .. Loose(table)];
    }

    public IReadOnlyList<ContentTable> Tables { get; }

    public IEnumerable<ContentTable> Files => Tables.Where(t => t.Layout is not ContentLayout.Nested);

    /// <summary>One for each engine's model.</summary>
    public static ContentFormat Of(CatalogueDb db) => Made.GetValue(db.Model, model => new(model));

    public ContentTable this[Type entity] => byType[entity];

    private IEnumerable<ContentReference> Foreign(ContentTable table) =>
        from foreign in table.Type.GetForeignKeys()
        let columns = foreign.Properties.Select(p => table.Column(p.Name)).ToList()
        select new ContentReference(columns, byType[foreign.PrincipalEntityType.ClrType], columns[^1]);

    /// <summary>The one reference that the database itself does not hold.</summary>
    private IEnumerable<ContentReference> Loose(ContentTable table)
    {
        if (table.Type.ClrType != typeof(ProgrammeResult))
            return [];
        List<ContentColumn> columns = [table.Column(nameof(ProgrammeResult.ProgrammeId)), table.Column(nameof(ProgrammeResult.TargetKey))];
        return [new(columns, byType[typeof(ProgrammeTarget)], columns[^1])];
    }
}
