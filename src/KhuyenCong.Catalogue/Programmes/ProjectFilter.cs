using System.Collections.Immutable;
using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Programmes;

/// <summary>
/// Which projects: nam (a year it runs in), tinh, nguon (quoc-gia, dia-phuong: whose budget), loai (don-le, nhom, diem), thoi-gian (dang, sap, da), trang.
/// </summary>
public sealed record ProjectFilter
{
    public const int PageSize = 24;

    /// <summary>In the order of <see cref="Data.Model.Funding"/>.</summary>
    public static readonly ImmutableArray<string> FundingWords = ["quoc-gia", "dia-phuong"];

    /// <summary>In the order of <see cref="ProjectShape"/>.</summary>
    public static readonly ImmutableArray<string> ShapeWords = ["don-le", "nhom", "diem"];

    public int? Year { get; init; }

    public string Province { get; init; } = "";

    public Funding? Funding { get; init; }

    public ProjectShape? Shape { get; init; }

    public Timing? Time { get; init; }

    public int Page { get; init; } = 1;

    public bool IsEmpty => Year is null && Province.Length == 0 && Funding is null && Shape is null && Time is null;

    public static (ProjectFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        int? Word(string name, ImmutableArray<string> words) => QueryValues.ReadWord(name, query[name], words, faults) is { Length: > 0 } word ? words.IndexOf(word) : null;
        var filter = new ProjectFilter
        {
            Year = QueryValues.ReadYear("nam", query["nam"], faults),
            Province = QueryValues.Clean(query[ProvinceFacet.Name]),
            Funding = (Funding?)Word("nguon", FundingWords),
            Shape = (ProjectShape?)Word("loai", ShapeWords),
            Time = Timings.Read(query, faults),
            Page = QueryValues.ReadPage(query["trang"], faults),
        };
        return (filter, faults);
    }

    public ProjectFilter At(int page) => this with { Page = page };

    /// <summary>Without one choice, by its name in the query.</summary>
    public ProjectFilter Without(string name) => name switch
    {
        "nam" => this with { Year = null, Page = 1 },
        "nguon" => this with { Funding = null, Page = 1 },
        "loai" => this with { Shape = null, Page = 1 },
        Timings.Name => this with { Time = null, Page = 1 },
        _ => this with { Province = "", Page = 1 },
    };

    /// <param name="projects">To narrow.</param>
    /// <param name="thisYear">The year that tells what is under way.</param>
    public IQueryable<Project> Apply(IQueryable<Project> projects, int thisYear)
    {
        if (Year is { } year)
            projects = projects.Where(p => p.FromYear <= year && p.ToYear >= year);
        if (Province.Length > 0)
            projects = projects.Where(p => p.ProvinceSlug == Province || p.FormerProvinceSlug == Province);
        if (Funding is { } funding)
            projects = projects.Where(p => p.Funding == funding);
        if (Shape is { } shape)
            projects = projects.Where(p => p.Shape == shape);
        return Time switch
        {
            Timing.Running => projects.Where(p => p.FromYear <= thisYear && p.ToYear >= thisYear),
            Timing.Upcoming => projects.Where(p => p.FromYear > thisYear),
            Timing.Past => projects.Where(p => p.ToYear < thisYear),
            _ => projects,
        };
    }

    public static Timing TimeOf(int fromYear, int toYear, int thisYear) =>
        fromYear > thisYear ? Timing.Upcoming : toYear < thisYear ? Timing.Past : Timing.Running;

    public string ToQuery() => new QueryText()
        .Add("nam", Year?.ToString(CultureInfo.InvariantCulture))
        .Add(ProvinceFacet.Name, Province)
        .Add("nguon", Funding is { } funding ? FundingWords[(int)funding] : null)
        .Add("loai", Shape is { } shape ? ShapeWords[(int)shape] : null)
        .Add(Timings.Name, Time?.Word())
        .Add("trang", Page, unless: 1)
        .ToString();
}
