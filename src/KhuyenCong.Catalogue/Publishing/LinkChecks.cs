using System.Globalization;
using System.Text.RegularExpressions;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;
using Site = KhuyenCong.Catalogue.Common.Links;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>Do the links of a text that lead within this site lead anywhere?</summary>
public sealed partial class LinkChecks(CatalogueDb db, SiteRoutes routes, TimeProvider time)
{
    private const string Nowhere = "không dẫn tới trang nào";

    private static readonly string[] KnownPaths =
    [
        .. ((Func<Language, string>[])[Site.Home, Site.Products, Site.Producers, Site.Certificates, Site.Rounds, Site.Documents, Site.Showrooms, Site.Fairs, Site.News, Site.Programmes, Site.Statistics, Site.SiteMap, Site.Search, Site.Comparison])
            .SelectMany(l => (string[])[l(Language.Vi), l(Language.En)]),
    ];

    /// <summary>Paths of this site in a Markdown text.</summary>
    public static IEnumerable<string> PathsIn(string markdown) =>
        LinkShape().Matches(markdown).Select(m => m.Groups["path"].Value.Split('#', '?')[0]).Where(p => p.Length > 1).Concat(Html.RecordsIn(markdown).Select(r => r.ByNumber)).Distinct(StringComparer.Ordinal);

    /// <summary>What is wrong with a path, in Vietnamese: null where it leads somewhere, or where only asking could tell.</summary>
    public async Task<string?> FaultOfAsync(string path, CancellationToken cancellationToken)
    {
        var parts = path.TrimEnd('/').Split('/');
        // Feeds, dumps and other files.
        if (parts[^1].Contains('.', StringComparison.Ordinal))
            return null;
        var now = time.GetUtcNow();
        foreach (var kind in EditedKind.All.Where(k => k.IsPublished && k.Kind is not (Kinds.Page or Kinds.Mark)))
        {
            if (!IsUnder(kind, path))
                continue;
            var table = RecordShape.Of(db, kind).Table;
            var key = kind.Kind == Kinds.Certificate ? parts[^1] : parts[^1].Split('-')[^1];
            if (kind.Kind != Kinds.Certificate && !int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                return null;
            object typed = kind.Kind == Kinds.Certificate ? key : int.Parse(key, CultureInfo.InvariantCulture);
            var found = await EntityRows.Of(table.Type).ValuesAsync(db, [nameof(IPublished.VisibleFrom), nameof(IPublished.VisibleTo)], table.Type.FindPrimaryKey()!.Properties[0], [typed], cancellationToken);
            return found switch
            {
                [] => $"không dẫn tới {kind.Noun} nào",
                [[DateTimeOffset from, var to]] when from <= now && !(to is DateTimeOffset end && end <= now) => null,
                _ => $"dẫn tới {kind.Noun} không hiển thị công khai",
            };
        }

        if (parts.Length != 2 || KnownPaths.Contains(path))
            return null;
        var slug = parts[1];
        return await db.Pages.AnyAsync(p => p.Slug == slug, cancellationToken) || await db.Redirects.AnyAsync(r => r.FromPath == path, cancellationToken) ? null : Nowhere;
    }

    /// <summary>The same of an address that a menu or a redirect leads to: there any path of this site is held against its routes, static pages and redirects.</summary>
    public async Task<string?> FaultOfAddressAsync(string address, CancellationToken cancellationToken)
    {
        if (!address.StartsWith('/'))
            return null;
        var path = Uri.UnescapeDataString(address.Split('?', '#')[0]);
        if (await FaultOfAsync(path, cancellationToken) is { } fault && fault != Nowhere)
            return fault;
        if (routes.Answers(path))
            return null;
        var english = path.StartsWith("/en/", StringComparison.Ordinal);
        var slug = path[(english ? 4 : 1)..];
        return await db.Pages.AnyAsync(p => english ? p.SlugEn == slug : p.Slug == slug, cancellationToken) || await db.Redirects.AnyAsync(r => r.FromPath == path, cancellationToken) ? null : Nowhere;
    }

    private static bool IsUnder(EditedKind kind, string path)
    {
        var list = kind.Kind switch
        {
            Kinds.Product => Site.Products(Language.Vi),
            Kinds.Producer => Site.Producers(Language.Vi),
            Kinds.Certificate => Site.Certificates(Language.Vi),
            Kinds.Round => Site.Rounds(Language.Vi),
            Kinds.Document => Site.Documents(Language.Vi),
            Kinds.Article => Site.News(Language.Vi),
            Kinds.Showroom => Site.Showrooms(Language.Vi),
            Kinds.Fair => Site.Fairs(Language.Vi),
            Kinds.Project => Site.Projects(Language.Vi),
            _ => Site.Programmes(Language.Vi),
        };
        return path.StartsWith(list + "/", StringComparison.Ordinal) && !path.AsSpan(list.Length + 1).Contains('/');
    }

    [GeneratedRegex(@"\]\((?<path>/[^)\s]*)")]
    private static partial Regex LinkShape();
}
