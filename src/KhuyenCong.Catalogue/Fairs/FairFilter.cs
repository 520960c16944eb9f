using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Places;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Fairs;

/// <summary>Which fairs: thoi-gian (dang: on now, sap: upcoming, da: past), tinh, nam, trang.</summary>
public sealed record FairFilter
{
    public const int PageSize = 24;

    public Timing? Time { get; init; }

    public string Province { get; init; } = "";

    public int? Year { get; init; }

    public int Page { get; init; } = 1;

    public bool IsEmpty => Time is null && Province.Length == 0 && Year is null;

    public static (FairFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var filter = new FairFilter
        {
            Time = Timings.Read(query, faults),
            Province = QueryValues.Clean(query[ProvinceFacet.Name]),
            Year = QueryValues.ReadYear("nam", query["nam"], faults),
            Page = QueryValues.ReadPage(query["trang"], faults),
        };
        return (filter, faults);
    }

    public FairFilter At(int page) => this with { Page = page };

    public FairFilter When(Timing? time) => this with { Time = time, Page = 1 };

    public FairFilter In(string province) => this with { Province = province, Page = 1 };

    public FairFilter Of(int? year) => this with { Year = year, Page = 1 };

    public bool Holds(FairSketch fair, DateOnly today) =>
        (Time is null || fair.Days.On(today) == Time)
        && (Province.Length == 0 || fair.Province == Province || fair.FormerProvince == Province)
        && (Year is null || fair.Days.Year == Year);

    public string ToQuery() => new QueryText()
        .Add(Timings.Name, Time?.Word())
        .Add(ProvinceFacet.Name, Province)
        .Add("nam", Year?.ToString(CultureInfo.InvariantCulture))
        .Add("trang", Page, unless: 1)
        .ToString();
}

/// <summary>As much of a fair as narrows and orders a list of them.</summary>
public sealed record FairSketch(int Id, FairDays Days, string? Province, string? FormerProvince, string SortKey);
