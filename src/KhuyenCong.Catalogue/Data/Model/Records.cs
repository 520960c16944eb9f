using System.Globalization;

namespace KhuyenCong.Catalogue.Data.Model;

/// <summary>Names a record across kinds: ("product", "25"), ("certificate", "7KQ2M9XWPA"), ("province", "ben-tre").</summary>
public readonly record struct RecordRef(string Kind, string Id)
{
    public static RecordRef To(string kind, int id) => new(kind, id.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => $"{Kind}:{Id}";
}

/// <summary>A row whose change others must hear of: it is written to the change feed, versioned and dated on save.</summary>
public interface IRecord
{
    RecordRef Ref { get; }

    /// <summary>Grows by one with every save; the concurrency token.</summary>
    int Version { get; set; }

    DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>A row that belongs to a record and whose change is the record's.</summary>
public interface IPart
{
    RecordRef Owner { get; }
}

/// <summary>Public while <c>VisibleFrom ≤ now &lt; VisibleTo</c>; never public without <c>VisibleFrom</c>.</summary>
public interface IPublished
{
    DateTimeOffset? VisibleFrom { get; set; }

    DateTimeOffset? VisibleTo { get; set; }
}

/// <summary>Has a name that people look up (folded) and sort by (Vietnamese order); both keys are made on save.</summary>
public interface INamed
{
    string Name { get; }

    string SearchKey { get; set; }

    string SortKey { get; set; }
}

/// <summary>Says where its facts come from: keys of <see cref="Source"/>.</summary>
public interface ISourced
{
    string[] Sources { get; set; }
}

/// <summary>The kinds of record that have an address, as they are called in mentions, changes and the index.</summary>
public static class Kinds
{
    public const string Product = "product";
    public const string Producer = "producer";
    public const string Certificate = "certificate";
    public const string Round = "round";
    public const string Document = "document";
    public const string Showroom = "showroom";
    public const string Fair = "fair";
    public const string Programme = "programme";
    public const string Project = "project";
    public const string Topic = "topic";
    public const string Article = "article";
    public const string Page = "page";
    public const string Mark = "mark";
    public const string Media = "media";
    public const string Redirect = "redirect";

    /// <summary>A kind of goods, and a group of them: edited under these names, told to others as <see cref="Reference"/>.</summary>
    public const string Category = "category";
    public const string Group = "group";

    /// <summary>What frames the pages: a change of these alters no document of the index.</summary>
    public const string Menu = "menu";
    public const string FrontPage = "front-page";
    public const string Synonyms = "synonyms";
    public const string Settings = "settings";

    /// <summary>An account; has no public address.</summary>
    public const string User = "user";

    /// <summary>Reference data: provinces, regions, groups, categories, rules, schemes, sources.</summary>
    public const string Reference = "reference";

    /// <summary>Everything may have changed: the listener reads all anew.</summary>
    public const string Everything = "everything";
}
