using System.Collections.Immutable;
using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Documents;

/// <summary>Which documents: q, loai (type), co-quan (issuer as named then), nam (year of issue), ngay (certainly in force on a day), sap-xep, trang.</summary>
public sealed record DocumentFilter
{
    public const int PageSize = 24;

    private const int FirstYear = 1945;

    public static readonly ImmutableArray<string> Sorts = ["lien-quan", "moi", "cu", "so"];
    public static readonly ImmutableArray<string> TypeWords = [.. Kebab.All<DocumentType>()];

    public string Text { get; init; } = "";

    public DocumentType? Type { get; init; }

    public string Issuer { get; init; } = "";

    public int? Year { get; init; }

    public DateOnly? Day { get; init; }

    public string Sort { get; init; } = "";

    public int Page { get; init; } = 1;

    public bool IsEmpty => Text.Length == 0 && Type is null && Issuer.Length == 0 && Year is null && Day is null;

    public string EffectiveSort => Sort.Length > 0 && (Sort != "lien-quan" || Text.Length > 0) ? Sort : Text.Length > 0 ? "lien-quan" : "moi";

    public static (DocumentFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var filter = new DocumentFilter
        {
            Text = QueryValues.ReadText(query["q"]),
            Type = Kebab.Parse<DocumentType>(QueryValues.ReadWord("loai", query["loai"], TypeWords, faults)),
            Issuer = QueryValues.ReadText(query["co-quan"]),
            Year = QueryValues.ReadYear("nam", query["nam"], faults, FirstYear),
            Day = QueryValues.ReadTypedDay(query["ngay"], faults),
            Sort = QueryValues.ReadWord("sap-xep", query["sap-xep"], Sorts, faults),
            Page = QueryValues.ReadPage(query["trang"], faults),
        };
        return (filter, faults);
    }

    public DocumentFilter At(int page) => this with { Page = page };

    public DocumentFilter SortedBy(string sort) => this with { Sort = sort, Page = 1 };

    public DocumentFilter WithoutText() => this with { Text = "", Sort = Sort == "lien-quan" ? "" : Sort, Page = 1 };

    public DocumentFilter With(DocumentType? type) => this with { Type = type, Page = 1 };

    public DocumentFilter By(string issuer) => this with { Issuer = issuer, Page = 1 };

    public DocumentFilter Of(int? year) => this with { Year = year, Page = 1 };

    public DocumentFilter On(DateOnly? day) => this with { Day = day, Page = 1 };

    /// <summary>All but the text, which the index answers.</summary>
    public IQueryable<Document> Apply(IQueryable<Document> documents)
    {
        documents = ApplyWithoutDay(documents);
        return Day is { } day ? documents.Where(d => d.EffectiveOn <= day && (d.EndedOn == null || d.EndedOn > day)) : documents;
    }

    /// <summary>Documents that may have been in force on the day: no source tells when they took effect.</summary>
    public IQueryable<Document> ApplyToUnknown(IQueryable<Document> documents) =>
        ApplyWithoutDay(documents).Where(d => d.EffectiveOn == null && (d.IssuedOn == null || d.IssuedOn <= Day) && (d.EndedOn == null || d.EndedOn > Day));

    private IQueryable<Document> ApplyWithoutDay(IQueryable<Document> documents)
    {
        if (Type is { } type)
            documents = documents.Where(d => d.Type == type);
        if (Issuer.Length > 0)
            documents = documents.Where(d => d.Issuer == Issuer);
        if (Year is not { } year)
            return documents;
        var first = new DateOnly(year, 1, 1);
        var last = new DateOnly(year, 12, 31);
        return documents.Where(d => d.IssuedOn >= first && d.IssuedOn <= last);
    }

    public string ToQuery() => new QueryText()
        .Add("q", Text)
        .Add("loai", Type is { } type ? Kebab.Of(type) : null)
        .Add("co-quan", Issuer)
        .Add("nam", Year?.ToString(CultureInfo.InvariantCulture))
        .Add("ngay", Day is { } day ? Say.Iso(day) : null)
        .Add("sap-xep", Sort)
        .Add("trang", Page, unless: 1)
        .ToString();
}
