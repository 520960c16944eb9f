using System.ComponentModel.DataAnnotations;
using System.Text;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Common;

/// <summary>What an operator may set, section "Catalogue": in appsettings, as Catalogue__Name in the environment, or on the command line.</summary>
public sealed class CatalogueSettings : IValidatableObject
{
    public const string Section = "Catalogue";

    private volatile SiteSettings? saved;

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

    /// <summary>How often jobs are looked at, milliseconds; 0: this node runs none.</summary>
    [Range(0, 60_000)]
    public int JobInterval { get; set; } = 2000;

    [ValidateObjectMembers]
    public MailSettings Mail { get; set; } = new();

    /// <summary>Who runs the site, as configured: what holds where nothing else was saved in the browser.</summary>
    [ValidateObjectMembers, ConfigurationKeyName("Site")]
    public SiteSettings SiteAsConfigured { get; set; } = new();

    /// <summary>Who runs the site now. The change feed replaces it as a whole when other words were saved: it is read when it is shown, and never kept.</summary>
    public SiteSettings Site => saved ?? SiteAsConfigured;

    /// <summary>An address of this site with its scheme and host, whatever host was asked.</summary>
    public string Absolute(string path) => PublicUrl.TrimEnd('/') + path;

    /// <summary>Where the conditions for using the data again are told.</summary>
    public string DataTerms => Site.DataLicence is { Length: > 0 } licence ? licence : Absolute(Links.Page(Language.Vi, "dieu-khoan", "terms"));

    /// <summary>Where the site's own logo lies; null where none is set.</summary>
    public string? LogoFile => Site.Logo.Length == 0 ? null : Path.Combine(Path.GetFullPath(DataFolder), Site.Logo);

    internal void Take(SiteProfile? details) => saved = details is null ? null : SiteAsConfigured.With(details);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LogoFile is { } logo && !File.Exists(logo))
            yield return new($"Site.Logo: {logo} is not there", ["Site.Logo"]);
    }
}

/// <summary>Who runs this site. What is empty is not shown.</summary>
public sealed class SiteSettings : IValidatableObject
{
    /// <summary>Forms of a logo that browsers show, with their content types.</summary>
    public static readonly IReadOnlyDictionary<string, string> LogoTypes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [".svg"] = "image/svg+xml", [".png"] = "image/png", [".webp"] = "image/webp" };

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
    public string? Email { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Address of the licence under which the data may be used again; empty: the dumps and their description lead to the terms of use.</summary>
    [Url]
    public string? DataLicence { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Numbers of notices or registrations to be shown in the footer.</summary>
    public string Notice { get; set; } = "";

    /// <summary>Picture shown in place of the register's mark: a square SVG, PNG or WebP, by its path below the data folder.</summary>
    public string Logo { get; set; } = "";

    /// <summary>Colour of links, buttons and the cover in place of indigo, like #1f4e79, by day and in the dark; both or none.</summary>
    public string Accent { get; set; } = "";

    public string AccentDark { get; set; } = "";

    /// <summary>Address of a script that counts visits, https; its origin is then allowed, which is none otherwise.</summary>
    public string MeasuringScript { get; set; } = "";

    /// <summary>An https address that may stand in the content policy: a header, and so in plain letters.</summary>
    public static bool IsScript(string address) =>
        Ascii.IsValid(address) && Uri.TryCreate(address, UriKind.Absolute, out var script) && script.Scheme == Uri.UriSchemeHttps && script.UserInfo.Length == 0 && Uri.CheckHostName(script.Host) is UriHostNameType.Dns or UriHostNameType.IPv4;

    /// <summary>These with what was saved in the browser in their place, field by field.</summary>
    internal SiteSettings With(SiteProfile saved) => new()
    {
        Name = saved.Name ?? Name,
        NameEn = saved.NameEn ?? NameEn,
        Operator = saved.Operator ?? Operator,
        OperatorEn = saved.OperatorEn ?? OperatorEn,
        ResponsiblePerson = saved.ResponsiblePerson ?? ResponsiblePerson,
        Address = saved.Address ?? Address,
        Phone = saved.Phone ?? Phone,
        Email = saved.Email ?? Email,
        DataLicence = saved.DataLicence ?? DataLicence,
        Notice = saved.Notice ?? Notice,
        Logo = Logo,
        Accent = saved.Accent ?? Accent,
        AccentDark = saved.AccentDark ?? AccentDark,
        MeasuringScript = saved.MeasuringScript ?? MeasuringScript,
    };

    /// <summary>Scheme and host of the script; null where none is set.</summary>
    public string? MeasuringOrigin => Uri.TryCreate(MeasuringScript, UriKind.Absolute, out var script) ? script.GetLeftPart(UriPartial.Authority) : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Logo.Length > 0 && (!LogoTypes.ContainsKey(Path.GetExtension(Logo)) || Logo.Contains("..", StringComparison.Ordinal) || Path.IsPathRooted(Logo)))
            yield return new($"\"{Logo}\" is no picture below the data folder: .svg, .png or .webp", [nameof(Logo)]);
        if (Accent.Length > 0 != AccentDark.Length > 0)
            yield return new("Accent and AccentDark are set together or not at all", [nameof(Accent)]);
        if (Accent.Length > 0 && AccentStyles.FaultOf(Accent, dark: false) is { } light)
            yield return new(light, [nameof(Accent)]);
        if (AccentDark.Length > 0 && AccentStyles.FaultOf(AccentDark, dark: true) is { } dark)
            yield return new(dark, [nameof(AccentDark)]);
        if (MeasuringScript.Length > 0 && !IsScript(MeasuringScript))
            yield return new($"\"{MeasuringScript}\" is no https address of a script", [nameof(MeasuringScript)]);
    }
}
