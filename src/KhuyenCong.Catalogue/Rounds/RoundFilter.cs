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
        var level = QueryValues.Clean(query["cap"]);
        if (level.Length > 0 && !ProductFilter.LevelWords.Contains(level))
            faults.Add(new("cap", level, $"phải là một trong: {string.Join(", ", ProductFilter.LevelWords)}", $"must be one of: {string.Join(", ", ProductFilter.LevelWords)}"));
        var year = QueryValues.Clean(query["nam"]);
        var known = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 2000 and <= 2099;
        if (year.Length > 0 && !known)
            faults.Add(new("nam", year, "phải là một năm từ 2000 đến 2099", "must be a year from 2000 to 2099"));
        var filter = new RoundFilter
        {
            Level = level.Length > 0 && faults.Count == 0 ? ProductFilter.LevelOf(level) : null,
            Year = known ? number : null,
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
