using System.Globalization;
using System.Text.Json.Nodes;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Fairs;
using KhuyenCong.Catalogue.Home;
using KhuyenCong.Catalogue.News;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>
/// The records of the pages in the words of schema.org. A certificate is a Certification: <c>identifier</c> is the look-up code, <c>certificationRating</c>
/// the level, <c>dateCreated</c> the year of the grant, <c>isBasedOn</c> the decision, <c>validFrom</c> and <c>expires</c> only where known for certain,
/// <c>creativeWorkStatus</c> the register's own word of today's state, <c>auditDate</c> the day it was compared with the original file.
/// </summary>
public static class JsonLd
{
    /// <summary>First words of bodies, with which no one's name begins.</summary>
    private static readonly string[] Bodies = ["Ban ", "Tòa soạn", "Trung tâm ", "Phòng ", "Sở ", "Cục ", "Báo ", "Tạp chí "];

    public static StructuredData Of(HomePage page, Language language, CatalogueSettings settings)
    {
        _ = page;
        var home = settings.Absolute(Links.Home(language));
        return new(Linked.Typed(
            "WebSite",
            ("@id", settings.Absolute("/#site")),
            ("url", home),
            ("name", language.Pick(settings.Site.Name, settings.Site.NameEn)),
            ("inLanguage", language.Code()),
            ("publisher", PublisherOf(language, settings)),
            ("potentialAction", Linked.Typed(
                "SearchAction",
                ("target", Linked.Typed("EntryPoint", ("urlTemplate", settings.Absolute(Links.Search(language)) + "?q={search_term_string}"))),
                ("query-input", "required name=search_term_string")))));
    }

    public static StructuredData Of(ProductPage page, Language language, CatalogueSettings settings)
    {
        var card = page.Card;
        var product = ProductOf(card, language, settings);
        product["description"] = page.Summary is { } summary ? language.Word(summary, page.SummaryEn).Text : null;
        if (product["description"] is null)
            product.Remove("description");
        if (page.Brand is { } brand)
            product["brand"] = Linked.Typed("Brand", ("name", brand));
        var photographs = Linked.List(page.Pictures.Where(p => !p.IsIllustration).Select(p => (JsonNode)settings.Absolute(p.Url)));
        if (photographs.Count > 0)
            product["image"] = photographs;
        if (card.Certificates.Count > 0)
            product["hasCertification"] = Linked.List(card.Certificates.Select(c => CertificationOf(c, language, settings)));
        return new(product);
    }

    public static StructuredData Of(CertificatePage page, Language language, CatalogueSettings settings)
    {
        var certification = CertificationOf(page.Face, language, settings);
        certification["about"] = ProductOf(page.Product, language, settings);
        return new(certification);
    }

    public static StructuredData Of(ProducerPage page, Language language, CatalogueSettings settings)
    {
        var name = page.Card.In(language);
        return new(Linked.Typed(
            "Organization",
            ("@id", settings.Absolute(Links.Producer(Language.Vi, page.Card.Slug, page.Card.Id))),
            ("url", settings.Absolute(Links.Producer(language, page.Card.Slug, page.Card.Id))),
            ("name", name.Text),
            ("alternateName", page.Card.Name == name.Text ? page.Card.NameEn : page.Card.Name),
            ("description", page.Summary is { } summary ? language.Word(summary, page.SummaryEn).Text : null),
            ("address", AddressOf(page.Card.Place, language)),
            ("telephone", page.Phone),
            ("email", page.Email),
            ("sameAs", page.Website)));
    }

    public static StructuredData Of(ArticlePage page, Language language, CatalogueSettings settings)
    {
        var item = page.Item;
        var (by, url) = (PublisherOf(language, settings), settings.Absolute(Links.Article(language, item.Slug, item.Id)));
        return new(Linked.Typed(
            "NewsArticle",
            ("@id", url),
            ("url", url),
            ("headline", item.Title.Text),
            ("description", item.Summary.Text),
            ("inLanguage", page.TextLang),
            ("articleSection", item.Topic.Name.Text),
            ("datePublished", Instant(item.PublishedAt)),
            ("dateModified", Instant(page.UpdatedAt > item.PublishedAt ? page.UpdatedAt : item.PublishedAt)),
            ("author", page.Author is { } author ? Linked.Typed(IsBody(author) ? "Organization" : "Person", ("name", author)) : by?.DeepClone()),
            ("publisher", by),
            ("image", settings.Absolute(page.Shared?.Url ?? Links.SharedPicture("site"))),
            ("correction", Linked.List(page.Corrections.Select(c => (JsonNode)c.Note.Text))),
            ("isBasedOn", Linked.List(page.Sources.Select(s => Linked.Typed("CreativeWork", ("name", s.Citation), ("url", s.Url)))))));
    }

    /// <summary>Null where no day is known: an event without a day is none to a machine.</summary>
    public static StructuredData? Of(FairPage page, Language language, CatalogueSettings settings)
    {
        var row = page.Row;
        if ((row.Days.First ?? row.Days.Last) is not { } first)
            return null;
        var name = row.In(language);
        return new(Linked.Typed(
            "Event",
            ("@id", settings.Absolute(Links.Fair(Language.Vi, row.Slug, row.Id))),
            ("url", settings.Absolute(Links.Fair(language, row.Slug, row.Id))),
            ("name", name.Text),
            ("alternateName", row.Name == name.Text ? row.NameEn : row.Name),
            ("startDate", Say.Iso(first)),
            ("endDate", row.Days.Last is { } last ? Say.Iso(last) : null),
            ("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode"),
            ("eventStatus", row.Disruption switch
            {
                FairDisruption.Cancelled => "https://schema.org/EventCancelled",
                FairDisruption.Postponed => "https://schema.org/EventPostponed",
                _ => "https://schema.org/EventScheduled",
            }),
            ("location", Linked.Typed("Place", ("name", row.Venue ?? row.Place?.AsPrinted ?? row.Place?.Unit?.In(language).Text), ("address", AddressOf(row.Place, language, row.Place?.AsPrinted)))),
            ("organizer", Linked.List(page.Organisers.Select(o => Linked.Typed("Organization", ("name", o.Name)))))));
    }

    /// <summary>The way down from the home page; an entry without an address is the page itself.</summary>
    public static StructuredData Breadcrumb(IEnumerable<(string Label, string? Href)> steps, Language language, CatalogueSettings settings) => new(Linked.Typed(
        "BreadcrumbList",
        ("itemListElement", Linked.List(steps
            .Prepend((Label: language.Pick("Trang chủ", "Home"), Href: Links.Home(language)))
            .Select((step, at) => Linked.Typed("ListItem", ("position", at + 1), ("name", step.Label), ("item", step.Href is { } href ? settings.Absolute(href) : null)))))));

    private static JsonObject ProductOf(ProductCard card, Language language, CatalogueSettings settings)
    {
        var name = card.In(language);
        return Linked.Typed(
            "Product",
            ("@id", settings.Absolute(Links.Product(Language.Vi, card.Slug, card.Id))),
            ("url", settings.Absolute(Links.Product(language, card.Slug, card.Id))),
            ("name", name.Text),
            ("alternateName", card.Name == name.Text ? card.NameEn : card.Name),
            ("category", language.Word(card.CategoryName, card.CategoryNameEn).Text),
            ("manufacturer", card.Producer is { } producer
                ? Linked.Typed("Organization", ("@id", settings.Absolute(Links.Producer(Language.Vi, producer.Slug, producer.Id))), ("name", language.Word(producer.Name, producer.NameEn, producer.NameLang).Text))
                : null));
    }

    private static JsonObject CertificationOf(CertificateFace face, Language language, CatalogueSettings settings)
    {
        var level = Say.LevelName(language, face.Level);
        return Linked.Typed(
            "Certification",
            ("@id", settings.Absolute(Links.Certificate(Language.Vi, face.Code))),
            ("url", settings.Absolute(Links.Certificate(language, face.Code))),
            ("identifier", face.Code),
            ("name", language.Pick($"Sản phẩm công nghiệp nông thôn tiêu biểu, {level} {face.GrantYear}", $"Outstanding rural industrial product, {level} {face.GrantYear}")),
            ("certificationIdentification", face.CertificateNumber),
            ("certificationRating", Linked.Typed("Rating", ("ratingValue", Kebab.Of(face.Level)), ("name", level))),
            ("certificationStatus", face.Status switch
            {
                CertificateStatus.Unknown => null,
                CertificateStatus.Valid or CertificateStatus.Expiring => "https://schema.org/CertificationActive",
                _ => "https://schema.org/CertificationInactive",
            }),
            ("creativeWorkStatus", Kebab.Of(face.Status)),
            ("dateCreated", face.GrantYear.ToString(CultureInfo.InvariantCulture)),
            ("validFrom", face.GrantedOn is { } granted ? Say.Iso(granted) : null),
            ("expires", face is { EndIsCertain: true, ValidTo: { } end } ? Say.Iso(end) : null),
            ("issuedBy", face.Issuer is { } issuer ? Linked.Typed("GovernmentOrganization", ("name", language.Word(issuer, face.IssuerEn).Text)) : null),
            ("isBasedOn", face.Decision is { } decision
                ? Linked.Typed("Legislation", ("legislationIdentifier", decision.Number), ("legislationDate", decision.IssuedOn is { } issued ? Say.Iso(issued) : null))
                : null),
            ("auditDate", face.Verified is { } verified ? Say.Iso(verified.On) : null),
            ("description", face.Verified is null
                ? language.Pick("Theo nguồn đã công bố, chưa đối chiếu hồ sơ gốc.", "From published sources; not yet compared with the original file.")
                : null));
    }

    private static string Instant(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static bool IsBody(string author) => Bodies.Any(word => author.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static JsonObject? AddressOf(PlaceFace? place, Language language, string? street = null) => place?.Unit?.In(language) is { } region
        ? Linked.Typed("PostalAddress", ("streetAddress", street), ("addressRegion", region.Text), ("addressCountry", "VN"))
        : null;

    private static JsonObject? PublisherOf(Language language, CatalogueSettings settings) => settings.Site.Operator.Length == 0 ? null : Linked.Typed(
        "Organization",
        ("name", language is Language.En && settings.Site.OperatorEn.Length > 0 ? settings.Site.OperatorEn : settings.Site.Operator),
        ("telephone", settings.Site.Phone),
        ("email", settings.Site.Email));
}
