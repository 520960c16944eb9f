using System.Globalization;

namespace KhuyenCong.Catalogue.Common;

/// <summary>Every address of the site, in both languages. Paths only: what stands after "?" belongs to the filters.</summary>
public static class Links
{
    public static string Home(Language language) => language is Language.En ? "/en" : "/";

    public static string Products(Language language) => language.Pick("/san-pham", "/en/products");

    public static string Product(Language language, string slug, int id) => Detail(Products(language), slug, id);

    public static string Comparison(Language language) => language.Pick("/so-sanh", "/en/compare");

    public static string ProducerComparison(Language language) => language.Pick("/so-sanh/co-so", "/en/compare/producers");

    public static string Producers(Language language) => language.Pick("/co-so", "/en/producers");

    public static string Producer(Language language, string slug, int id) => Detail(Producers(language), slug, id);

    /// <summary>A list of products as CSV; the query is the list's.</summary>
    public static string ProductsTable(Language language) => Products(language) + language.Pick("/danh-sach.csv", "/list.csv");

    /// <summary>A list of producers as CSV; the query is the list's.</summary>
    public static string ProducersTable(Language language) => Producers(language) + language.Pick("/danh-sach.csv", "/list.csv");

    public static string Certificates(Language language) => language.Pick("/chung-nhan", "/en/certificates");

    /// <summary>Look-up of many codes at once; English under its list too.</summary>
    public static string CertificateBatch(Language language) => language.Pick("/chung-nhan/tra-cuu", "/en/certificates/look-up");

    public static string Certificate(Language language, string code) => $"{Certificates(language)}/{code}";

    public static string Rounds(Language language) => language.Pick("/ky-binh-chon", "/en/rounds");

    public static string Round(Language language, string slug, int id) => Detail(Rounds(language), slug, id);

    public static string Documents(Language language) => language.Pick("/van-ban", "/en/documents");

    public static string Document(Language language, string slug, int id) => Detail(Documents(language), slug, id);

    public static string Showrooms(Language language) => language.Pick("/phong-trung-bay", "/en/showrooms");

    public static string Showroom(Language language, string slug, int id) => Detail(Showrooms(language), slug, id);

    public static string Fairs(Language language) => language.Pick("/hoi-cho", "/en/fairs");

    public static string Fair(Language language, string slug, int id) => Detail(Fairs(language), slug, id);

    public static string FairCalendar(Language language, string slug, int id) => Fair(language, slug, id) + ".ics";

    public static string News(Language language) => language.Pick("/tin-tuc", "/en/news");

    public static string Topic(Language language, string slug) => $"{News(language)}/{language.Pick("chuyen-muc", "topics")}/{slug}";

    public static string Article(Language language, string slug, int id) => Detail(News(language), slug, id);

    public static string Programmes(Language language) => language.Pick("/chuong-trinh", "/en/programmes");

    public static string Programme(Language language, string slug, int id) => Detail(Programmes(language), slug, id);

    public static string Projects(Language language) => language.Pick("/chuong-trinh/de-an", "/en/programmes/projects");

    public static string Project(Language language, string slug, int id) => Detail(Projects(language), slug, id);

    public static string Statistics(Language language) => language.Pick("/thong-ke", "/en/statistics");

    /// <summary>The figures behind one chart, as CSV.</summary>
    public static string StatisticsFile(Language language, string name) => $"{Statistics(language)}/{name}.csv";

    /// <summary>The first page of a section, by the name that its pages give; null where there is none of that name.</summary>
    public static string? Section(Language language, string? name) => name switch
    {
        "products" => Products(language),
        "producers" => Producers(language),
        "certificates" => Certificates(language),
        "rounds" => Rounds(language),
        "showrooms" => Showrooms(language),
        "fairs" => Fairs(language),
        "programmes" => Programmes(language),
        "news" => News(language),
        "documents" => Documents(language),
        "statistics" => Statistics(language),
        "search" => Search(language),
        "site-map" => SiteMap(language),
        _ => null,
    };

    public static string SiteMap(Language language) => language.Pick("/so-do-trang", "/en/site-map");

    public static string Search(Language language) => language.Pick("/tim-kiem", "/en/search");

    /// <summary>Names while one types, as JSON.</summary>
    public static string Suggestions(Language language) => language.Pick("/goi-y", "/en/suggest");

    public static string Page(Language language, string slug, string slugEn) => language.Pick($"/{slug}", $"/en/{slugEn}");

    /// <summary>The drawing of a kind of goods, shown while there is no photograph.</summary>
    public static string Illustration(string name) => $"/img/kinds/{name}.svg";

    /// <summary>The same drawing in the tint of one record: neighbours in a list differ. The fragment chooses among the looks within the file.</summary>
    public static string Illustration(string name, int id) => Tinted(Illustration(name), id);

    /// <summary>A drawing made for a record, by its path below /img/.</summary>
    public static string Drawing(string file, int id) => Tinted($"/img/{file}", id);

    private static string Tinted(string url, int id) => (id % 4) is 0 ? url : string.Create(CultureInfo.InvariantCulture, $"{url}#v{id % 4}");

    /// <summary>A photograph or a file of the data folder, by its path below media/.</summary>
    public static string Media(string file) => $"/media/{file}";

    /// <summary>A picture of 1200 × 630 for links that are shared: one for each drawing, and "site".</summary>
    public static string SharedPicture(string name) => $"/lib/og/{name}.png";

    public static string Api(string path) => $"/api/v1/{path}";

    /// <summary>"atom" or "json".</summary>
    public static string NewsFeed(Language language, string format = "atom") => language.Pick($"/feed.{format}", $"/en/feed.{format}");

    public static string TopicFeed(Language language, string topic, string format = "atom") =>
        language.Pick($"/tin-tuc/chuyen-muc/{topic}/feed.{format}", $"/en/news/topics/{topic}/feed.{format}");

    public static string CertificatesFeed(Language language, string format = "atom") => $"{Certificates(language)}/feed.{format}";

    public static string ProductsFeed(Language language, string format = "atom") => $"{Products(language)}/feed.{format}";

    public static string ProducersFeed(Language language, string format = "atom") => $"{Producers(language)}/feed.{format}";

    public static string SearchFeed(Language language, string format = "atom") => $"{Search(language)}/feed.{format}";

    /// <summary>Name: a kind of record, as in the API; format: csv or jsonl.</summary>
    public static string Dump(string name, string format) => $"/du-lieu-mo/{name}.{format}";

    public const string BackOffice = "/quan-tri";

    public const string Account = "/tai-khoan";

    public const string SignIn = "/tai-khoan/dang-nhap";

    public const string SignInCode = "/tai-khoan/xac-nhan";

    public const string ForgottenPassword = "/tai-khoan/quen-mat-khau";

    public const string Users = "/quan-tri/nguoi-dung";

    public static string User(string id) => $"{Users}/{id}";

    /// <summary>The officer's page of a certificate.</summary>
    public static string CertificateDesk(string code) => $"/quan-tri/chung-nhan/{code}/ho-so";

    /// <summary>Where results of a round are recorded.</summary>
    public static string RoundResults(int id) => string.Create(CultureInfo.InvariantCulture, $"/quan-tri/ky-binh-chon/{id}/ket-qua");

    /// <summary>The certificates of a round, for officers.</summary>
    public static string RoundCertificates(int id) => string.Create(CultureInfo.InvariantCulture, $"/quan-tri/ky-binh-chon/{id}/giay-chung-nhan");

    public const string SignOut = "/tai-khoan/dang-xuat";

    /// <summary>Where a link that can be used once leads; the purpose as a kebab word.</summary>
    public static string OneTime(string purpose, string key) => $"/tai-khoan/{(purpose switch { "first-administrator" => "quan-tri-dau-tien", "invitation" => "loi-moi", _ => "mat-khau-moi" })}?ma={key}";

    private static string Detail(string list, string slug, int id) => string.Create(CultureInfo.InvariantCulture, $"{list}/{slug}-{id}");
}
