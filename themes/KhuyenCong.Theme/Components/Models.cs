using System.Collections.Immutable;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;

namespace KhuyenCong.Theme.Components;

/// <summary>A step of the way down from the home page; the last one has no address.</summary>
public sealed record Crumb(string Label, string? Href, string? LabelLang = null);

public sealed record Pager(int Page, int Pages, Func<int, string> Href)
{
    /// <summary>The pages worth a link: the ends and the neighbours; 0 stands for a gap.</summary>
    public IEnumerable<int> Numbers()
    {
        var last = 0;
        foreach (var page in Enumerable.Range(1, Pages).Where(p => p == 1 || p == Pages || Math.Abs(p - Page) <= 1))
        {
            if (page > last + 1)
                yield return 0;
            yield return page;
            last = page;
        }
    }
}

/// <summary>Where facts come from and whether the file was seen.</summary>
/// <param name="Sources">As recorded.</param>
/// <param name="Verified">Who compared the certificate with its file.</param>
/// <param name="OfCertificate">Only a certificate has a file to compare with.</param>
/// <param name="Brief">Names the first source and counts the others: for lists that lead to the full record.</param>
public sealed record SourceNote(IReadOnlyList<Source> Sources, Verification? Verified, bool OfCertificate, bool Brief = false);

/// <param name="Facets">As counted.</param>
/// <param name="Open">Names of the facets that stand open at first.</param>
/// <param name="Total">Results, for the button that closes the sheet.</param>
/// <param name="Title">What is narrowed.</param>
public sealed record FacetColumn(IReadOnlyList<Facet> Facets, IReadOnlyList<string> Open, int Total, string Title);

/// <summary>What the register did with the question before it answered: words read as conditions, marks ignored, a former province meant.</summary>
public sealed record Hints(RelaxedNote? Relaxed, IReadOnlyList<FormerProvinceHint> FormerProvinces, ReadNote? Read = null, ReadHelp? Help = null);

/// <summary>The same list by its address, as a feed and through the API.</summary>
/// <param name="Here">Address without what is only of this reader.</param>
/// <param name="Feed">As Atom.</param>
/// <param name="Api">As JSON.</param>
/// <param name="Why">The list with or without the reasons of its order; null where it is not ordered by relevance.</param>
/// <param name="Explained">The reasons are shown.</param>
public sealed record Outlets(string Here, string Feed, string Api, string? Why, bool Explained, string? Table = null);

public sealed record ChipRow(IReadOnlyList<Chip> Chips, string ClearHref);

/// <summary>What is ticked in a list for comparison.</summary>
/// <param name="Name">Name in the query.</param>
/// <param name="Chosen">Numbers ticked, also on other pages of the list.</param>
/// <param name="Shown">Numbers that stand on this page, with a tick of their own.</param>
/// <param name="Words">How many may be or are chosen.</param>
/// <param name="Action">The comparison.</param>
/// <param name="ClearHref">The list without a tick.</param>
public sealed record TrayRow(string Name, ImmutableArray<int> Chosen, IReadOnlyCollection<int> Shown, string Words, string Action, string ClearHref);

/// <summary>The tick of one record.</summary>
public sealed record TrayPick(TrayRow Row, int Id, Worded Name);

/// <summary>A field for a day, written as people write it; the address keeps yyyy-MM-dd.</summary>
/// <param name="Label">In the language of the page.</param>
/// <param name="Day">Stands in the field at first; null for an empty field.</param>
/// <param name="Fault">What was typed and is no day.</param>
public sealed record DayField(string Label, DateOnly? Day, FilterFault? Fault);

/// <summary>A certificate in a list of them; the source is told where it is not told once for all.</summary>
public sealed record AwardRow(CertificateFace Face, bool WithSource);

public sealed record ValidityRuler(CertificateFace Face, DateOnly Day);
