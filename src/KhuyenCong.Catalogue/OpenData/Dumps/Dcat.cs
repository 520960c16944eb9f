using System.Globalization;
using System.Text.Json.Nodes;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>The description of the open data in DCAT 3: a catalogue, a dataset with two distributions for each kind of record, and the API as a data service. The context is within.</summary>
internal static class Dcat
{
    private const string Vietnamese = "http://publications.europa.eu/resource/authority/language/VIE";
    private const string English = "http://publications.europa.eu/resource/authority/language/ENG";
    private const string EveryDay = "http://publications.europa.eu/resource/authority/frequency/DAILY";
    private const string Public = "http://publications.europa.eu/resource/authority/access-right/PUBLIC";

    private static readonly (string Name, string Title, string TitleEn, string About, string AboutEn)[] Sets =
    [
        ("products", "Sản phẩm", "Products", "Mọi sản phẩm trong sổ, mỗi dòng một sản phẩm, kèm các chứng nhận của nó.", "Every product of the register, one a line, with its certificates."),
        ("producers", "Cơ sở", "Producers", "Mọi cơ sở công nghiệp nông thôn trong sổ.", "Every rural industrial producer of the register."),
        ("certificates", "Chứng nhận", "Certificates", "Mọi giấy chứng nhận trong sổ và trạng thái trong ngày.", "Every certificate of the register and its state on the day."),
        ("rounds", "Kỳ bình chọn", "Rounds", "Các kỳ bình chọn với quyết định, số đăng ký và số được công nhận.", "The rounds of recognition with their decisions and how many were registered and recognised."),
        ("documents", "Văn bản", "Documents", "Văn bản pháp luật và quyết định, số, ngày, hiệu lực và trích yếu.", "Laws, circulars and decisions: number, dates, effect and abstract."),
        ("showrooms", "Phòng trưng bày", "Showrooms", "Phòng trưng bày và sản phẩm đang trưng bày.", "Showrooms and what they display."),
        ("fairs", "Hội chợ", "Fairs", "Hội chợ, triển lãm với ngày, nơi, đơn vị tổ chức và đơn vị tham gia.", "Fairs with their dates, places, organisers and exhibitors."),
        ("articles", "Tin tức", "News", "Tin bài với nguồn, đính chính và bản ghi được nhắc đến.", "Articles with their sources, corrections and the records they mention."),
        ("programmes", "Chương trình khuyến công", "Programmes", "Chương trình khuyến công với mục tiêu và kết quả.", "Programmes of industrial promotion with targets and results."),
        ("projects", "Đề án khuyến công", "Projects", "Đề án được hỗ trợ: kinh phí, vốn đối ứng, đơn vị thụ hưởng, nơi thực hiện.", "Supported projects: support, counterpart, beneficiaries and place."),
    ];

    public static JsonObject Of(IReadOnlyList<Dump> dumps, CatalogueSettings settings)
    {
        var root = settings.Absolute(Links.Page(Language.Vi, "du-lieu-mo", "open-data"));
        var catalogue = Linked.Typed(
            "dcat:Catalog",
            ("@id", root + "#catalog"),
            ("dct:title", Texts($"Dữ liệu mở: {settings.Site.Name}", $"Open data: {settings.Site.NameEn}")),
            ("dct:description", Texts("Dữ liệu của sổ đăng ký, tải về cả bộ hoặc hỏi qua giao diện lập trình.", "The register's data, as whole files or through an interface.")),
            ("dct:publisher", Publisher(settings)),
            ("dct:language", new JsonArray(Id(Vietnamese), Id(English))),
            ("dct:modified", Instant(dumps.Max(d => d.Modified))),
            ("dct:license", Id(settings.DataTerms)),
            ("foaf:homepage", Id(root)),
            ("dcat:dataset", Linked.List(Sets.Select(s => DatasetOf(s, [.. dumps.Where(d => d.Name == s.Name)], root, settings)))),
            ("dcat:service", Linked.Typed(
                "dcat:DataService",
                ("@id", root + "#api"),
                ("dct:title", Texts("Giao diện lập trình", "Programming interface")),
                ("dcat:endpointURL", Id(settings.Absolute("/api/v1"))),
                ("dcat:endpointDescription", Id(settings.Absolute("/openapi/v1.json"))),
                ("dct:license", Id(settings.DataTerms)),
                ("dcat:servesDataset", Linked.List(Sets.Select(s => Id($"{root}#{s.Name}")))))));
        catalogue.Insert(0, "@context", new JsonObject
        {
            ["dcat"] = "http://www.w3.org/ns/dcat#",
            ["dct"] = "http://purl.org/dc/terms/",
            ["foaf"] = "http://xmlns.com/foaf/0.1/",
            ["spdx"] = "http://spdx.org/rdf/terms#",
            ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
            ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        });
        return catalogue;
    }

    private static JsonObject DatasetOf((string Name, string Title, string TitleEn, string About, string AboutEn) set, List<Dump> dumps, string root, CatalogueSettings settings) => Linked.Typed(
        "dcat:Dataset",
        ("@id", $"{root}#{set.Name}"),
        ("dct:identifier", set.Name),
        ("dct:title", Texts(set.Title, set.TitleEn)),
        ("dct:description", Texts(set.About, set.AboutEn)),
        ("dct:publisher", Publisher(settings)),
        ("dcat:contactPoint", settings.Site.Email is { Length: > 0 } email
            ? Linked.Typed("vcard:Organization", ("vcard:fn", settings.Site.Operator.Length > 0 ? settings.Site.Operator : settings.Site.Name), ("vcard:hasEmail", Id("mailto:" + email)))
            : null),
        ("dct:modified", Instant(dumps.Max(d => d.Modified))),
        ("dct:accrualPeriodicity", Id(EveryDay)),
        ("dct:accessRights", Id(Public)),
        ("dct:license", Id(settings.DataTerms)),
        ("dct:spatial", Id("http://publications.europa.eu/resource/authority/country/VNM")),
        ("dcat:landingPage", Id(root)),
        ("dcat:distribution", Linked.List(dumps.Select(d => DistributionOf(d, root, settings)))));

    private static JsonObject DistributionOf(Dump dump, string root, CatalogueSettings settings)
    {
        var file = settings.Absolute(Links.Dump(dump.Name, dump.Format));
        return Linked.Typed(
            "dcat:Distribution",
            ("@id", $"{root}#{dump.Name}-{dump.Format}"),
            ("dct:title", $"{dump.Name}.{dump.Format}"),
            ("dcat:accessURL", Id(file)),
            ("dcat:downloadURL", Id(file)),
            ("dcat:mediaType", Id(dump.Format == "csv" ? "https://www.iana.org/assignments/media-types/text/csv" : "https://www.iana.org/assignments/media-types/application/json")),
            ("dct:conformsTo", dump.Format == "csv" ? Id("https://www.rfc-editor.org/rfc/rfc4180") : Id("https://jsonlines.org/")),
            ("dcat:byteSize", Typed(dump.Bytes.ToString(CultureInfo.InvariantCulture), "xsd:nonNegativeInteger")),
            ("dct:modified", Instant(dump.Modified)),
            ("dct:license", Id(settings.DataTerms)),
            ("spdx:checksum", Linked.Typed(
                "spdx:Checksum",
                ("spdx:algorithm", Id("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")),
                ("spdx:checksumValue", Typed(dump.Sha256, "xsd:hexBinary")))));
    }

    private static JsonObject Publisher(CatalogueSettings settings) => Linked.Typed(
        "foaf:Agent",
        ("@id", settings.Absolute("/#publisher")),
        ("foaf:name", settings.Site.Operator.Length > 0 ? settings.Site.Operator : settings.Site.Name));

    private static JsonObject Id(string address) => new() { ["@id"] = address };

    private static JsonArray Texts(string vietnamese, string english) => [Linked.Text(vietnamese, "vi"), Linked.Text(english, "en")];

    private static JsonObject Typed(string value, string type) => new() { ["@type"] = type, ["@value"] = value };

    private static JsonObject Instant(DateTimeOffset at) => Typed(at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), "xsd:dateTime");
}
