using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Rounds;

/// <summary>Which rounds: cap (level), nam (year), trang.</summary>
public sealed record RoundFilter
{
    public const int PageSize = 24;

    public Level? Level { get; init; }

    public int? Year { get; init; }

    public int Page { get; init; } = 1;

    public static (RoundFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var level = QueryValues.ReadWord("cap", query["cap"], ProductFilter.LevelWords, faults);
        var filter = new RoundFilter
        {
            Level = level.Length > 0 ? ProductFilter.LevelOf(level) : null,
            Year = QueryValues.ReadYear("nam", query["nam"], faults),
            Page = QueryValues.ReadPage(query["trang"], faults),
        };
        return (filter, faults);
    }

    public RoundFilter With(Level? level) => this with { Level = level, Page = 1 };

    public RoundFilter With(int? year) => this with { Year = year, Page = 1 };

    public RoundFilter At(int page) => this with { Page = page };

    public IQueryable<Round> Apply(IQueryable<Round> rounds) =>
        rounds.Where(r => (Level == null || r.Level == Level) && (Year == null || r.Year == Year));

    public string ToQuery() => new QueryText()
        .Add("cap", Level is { } level ? Say.LevelSlug(level) : null)
        .Add("nam", Year?.ToString(CultureInfo.InvariantCulture))
        .Add("trang", Page, unless: 1)
        .ToString();
}
