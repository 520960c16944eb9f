using System.ComponentModel.DataAnnotations;

namespace KhuyenCong.Catalogue.Common;

/// <summary>What an operator may set, section "Catalogue": in appsettings, as Catalogue__Name in the environment, or on the command line.</summary>
public sealed class CatalogueSettings
{
    public const string Section = "Catalogue";

    /// <summary>Folder of the embedded database and of uploaded files.</summary>
    [Required]
    public string DataFolder { get; set; } = "App_Data";

    /// <summary>Npgsql connection string; empty: the embedded SQLite database in <see cref="DataFolder"/>.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>Scheme and host of every absolute link, without a slash at the end.</summary>
    [Required, Url]
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Folder with reference/ and sample/, imported into an empty database.</summary>
    public string ContentFolder { get; set; } = "content";

    /// <summary>A certificate counts as expiring when it ends within so many days.</summary>
    [Range(0, 366)]
    public int ExpiringDays { get; set; } = 90;

    /// <summary>How often the change feed is read, milliseconds.</summary>
    [Range(50, 60_000)]
    public int FeedInterval { get; set; } = 1000;

    /// <summary>Megabytes of rendered pages kept in memory.</summary>
    [Range(1, 1024)]
    public int PageCacheMegabytes { get; set; } = 32;

    /// <summary>Most addresses in one file of the sitemap; the protocol allows 50,000 and 50 MB.</summary>
    [Range(2, 50_000)]
    public int SitemapAddresses { get; set; } = 20_000;

    public SiteSettings Site { get; set; } = new();

    /// <summary>An address of this site with its scheme and host, whatever host was asked.</summary>
    public string Absolute(string path) => PublicUrl.TrimEnd('/') + path;

    /// <summary>Where the conditions for using the data again are told.</summary>
    public string DataTerms => Site.DataLicence is { Length: > 0 } licence ? licence : Absolute(Links.Page(Language.Vi, "dieu-khoan", "terms"));
}

/// <summary>Who runs this site. What is empty is not shown.</summary>
public sealed class SiteSettings
{
    [Required]
    public string Name { get; set; } = "Sản phẩm công nghiệp nông thôn tiêu biểu";

    [Required]
    public string NameEn { get; set; } = "Outstanding Rural Industrial Products of Viet Nam";

    public string Operator { get; set; } = "";

    public string OperatorEn { get; set; } = "";

    /// <summary>Person responsible for the content, as decree 42/2022/NĐ-CP asks.</summary>
    public string ResponsiblePerson { get; set; } = "";

    public string Address { get; set; } = "";

    public string Phone { get; set; } = "";

    [EmailAddress]
    public string? Email { get; set; }

    /// <summary>Address of the licence under which the data may be used again; empty: the dumps and their description lead to the terms of use.</summary>
    [Url]
    public string? DataLicence { get; set; }

    /// <summary>Numbers of notices or registrations to be shown in the footer.</summary>
    public string Notice { get; set; } = "";
}
