using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Fairs;

/// <summary>Reads one fair's page: its facts, a page of exhibitors with their products, a part of the plan, other editions.</summary>
public sealed class FairReading(CatalogueDb db, ReferenceData reference, CatalogueSettings settings)
{
    /// <summary>Lines of exhibitors and products on one page.</summary>
    public const int PageSize = 24;

    /// <param name="fair">With organisers and halls.</param>
    /// <param name="parts">Of its plan.</param>
    /// <param name="chosen">Key of the part to show; empty: the first.</param>
    /// <param name="number">Page of exhibitors.</param>
    /// <param name="face">Moment and language.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<FairPage> ReadAsync(Fair fair, IReadOnlyList<FairPlan.Part> parts, string chosen, int number, RequestFace face, CancellationToken cancellationToken)
    {
        var exhibitors = await db.Set<Exhibitor>().AsNoTracking().Where(e => e.FairId == fair.Id).Include(e => e.Producer).OrderBy(e => e.Position).ToListAsync(cancellationToken);
        var shown = await db.Set<ExhibitedProduct>().Where(e => e.FairId == fair.Id)
            .Join(db.Products.Visible(face.Moment.Now), e => e.ProductId, p => p.Id, (e, p) => new { e.ExhibitorPosition, p.Id, p.SortKey })
            .ToListAsync(cancellationToken);
        var products = shown.OrderBy(s => s.SortKey, StringComparer.Ordinal).ThenBy(s => s.Id).ToLookup(s => s.ExhibitorPosition, s => s.Id);
        var lines = exhibitors.SelectMany(e => products[e.Position].Select(id => (int?)id).DefaultIfEmpty(), (e, id) => (Exhibitor: e, Product: id)).ToList();
        var page = lines.Paged(number, PageSize).ToList();
        var continued = number > 1 && page.Count > 0 && lines[((number - 1) * PageSize) - 1].Exhibitor == page[0].Exhibitor;
        var exhibited = await ExhibitedAsync([.. page.Select(l => l.Product).OfType<int>().Distinct()], fair, face.Moment, cancellationToken);
        var hallOfBooth = parts.SelectMany(p => p.Booths, (p, b) => (b.Number, p.Hall?.Name)).ToDictionary(b => b.Number, b => b.Name, StringComparer.Ordinal);
        string Query(int at, string part) => new QueryText().Add("nha", part).Add("trang", at, unless: 1).ToString();
        return new()
        {
            Row = RowOf(fair, face.Moment.Today),
            Theme = fair.Theme,
            Hours = fair.Hours,
            Organisers = [.. fair.Organisers.OrderBy(o => o.Role).ThenBy(o => o.Position).Select(o => new OrganiserFace(o.Role, o.Name))],
            Halls = [.. fair.Halls.OrderBy(h => h.Position).Select(h => h.Name)],
            ProvinceCount = fair.ProvinceCount,
            Admission = fair.Admission,
            AdmissionEn = fair.AdmissionEn,
            ApplyBy = fair.ApplyBy,
            HowToApply = fair.HowToApply,
            SupportedByPromotion = fair.SupportedByPromotion,
            Text = Html.FromMarkdown(fair.Text),
            TextEn = Html.FromMarkdown(fair.TextEn),
            ExhibitorCount = exhibitors.Count,
            ProductCount = shown.Select(s => s.Id).Distinct().Count(),
            Exhibitors = new(
                [
                    .. page.GroupBy(l => l.Exhibitor).Select((g, i) => new ExhibitorFace(
                        g.Key.Position, g.Key.Name, ProducerLink.To(g.Key.Producer, face.Moment.Now), ProvinceLink.Of(reference, g.Key.ProvinceSlug), g.Key.BoothNumber,
                        g.Key.BoothNumber is { } booth ? hallOfBooth.GetValueOrDefault(booth) : null,
                        [.. g.Where(l => l.Product is not null && exhibited.ContainsKey(l.Product.Value)).Select(l => exhibited[l.Product!.Value])],
                        i == 0 && continued)),
                ],
                lines.Count, number, PageSize),
            Plan = parts.Count == 0 ? null : PlanOf(parts, chosen, exhibitors, face, key => Links.Fair(face.Language, fair.Slug, fair.Id) + Query(number, key)),
            Pictures = await db.PicturesOfAsync(Kinds.Fair, fair.Id, cancellationToken),
            Editions = await EditionsAsync(fair, face.Moment, cancellationToken),
            CalendarHref = FairCalendar.Holds(fair) ? Links.FairCalendar(face.Language, fair.Slug, fair.Id) : null,
            Sources = reference.SourcesOf(fair.Sources),
            UpdatedAt = fair.UpdatedAt,
            Query = Query,
            PlanKey = chosen,
        };
    }

    public FairRow RowOf(Fair f, DateOnly today)
    {
        var days = FairDays.Of(f);
        var region = reference.Regions.GetValueOrDefault(f.RegionSlug ?? "");
        return new()
        {
            Id = f.Id,
            Slug = f.Slug,
            Name = f.Name,
            NameEn = f.NameEn,
            Kind = f.Kind,
            Level = f.Level,
            Days = days,
            Time = days.On(today),
            Disruption = f.Disruption,
            RegionName = region?.Name,
            RegionNameEn = region?.NameEn,
            Venue = f.Venue,
            Place = PlaceFace.Of(reference, f.ProvinceSlug, f.FormerProvinceSlug, f.Address),
            BoothCount = f.BoothCount,
        };
    }

    private async Task<Dictionary<int, ExhibitedFace>> ExhibitedAsync(IReadOnlyList<int> ids, Fair fair, Moment moment, CancellationToken cancellationToken)
    {
        var first = fair.StartsOn ?? fair.EndsOn;
        var cards = await new ProductCards(db, reference, settings).ReadAsync(ids, moment, first ?? moment.Today, cancellationToken);
        return cards.ToDictionary(c => c.Id, c => new ExhibitedFace(c, first is { } from ? FairValidity.Over(c.Certificates, from, fair.EndsOn ?? from) : []));
    }

    private static HallPlan PlanOf(IReadOnlyList<FairPlan.Part> parts, string chosen, List<Exhibitor> exhibitors, RequestFace face, Func<string, string> href)
    {
        var part = parts.FirstOrDefault(p => p.Key == chosen) ?? parts[0];
        var byBooth = exhibitors.Where(e => e.BoothNumber is not null).ToDictionary(e => e.BoothNumber!, StringComparer.Ordinal);
        var (toScale, places) = FairPlan.PlacesOf(part);
        return new(
            part.Hall?.Name,
            toScale,
            [
                .. places.Select(p => new BoothFace(
                    p.Booth.Number, p.Booth.Kind, p.Left, p.Top, p.Width, p.Depth,
                    byBooth.GetValueOrDefault(p.Booth.Number)?.Name, ProducerLink.To(byBooth.GetValueOrDefault(p.Booth.Number)?.Producer, face.Moment.Now))),
            ],
            [.. parts.Select((p, i) => new PlanTab(p.Key, LabelOf(p, face.Language), p.Booths.Count, p == part, href(i == 0 ? "" : p.Key)))]);
    }

    private static string LabelOf(FairPlan.Part part, Language language)
    {
        var hall = part.Hall?.Name ?? language.Pick("Ngoài các nhà", "Outside the halls");
        return part.Parts == 1 ? hall : language.Pick($"{hall}, phần {part.Number}", $"{hall}, part {part.Number}");
    }

    /// <summary>Fairs of the same series: the same kind, level and region; where the kind names no series, also the same name but for its numbers.</summary>
    private async Task<IReadOnlyList<FairRow>> EditionsAsync(Fair fair, Moment moment, CancellationToken cancellationToken)
    {
        var others = await db.Fairs.AsNoTracking().Visible(moment.Now)
            .Where(f => f.Id != fair.Id && f.Kind == fair.Kind && f.Level == fair.Level && f.RegionSlug == fair.RegionSlug)
            .ToListAsync(cancellationToken);
        return
        [
            .. others
                .Where(f => fair.Kind is FairKind.OutstandingProducts && fair.Level is not null || Series(f) == Series(fair))
                .OrderByDescending(f => FairDays.Of(f).Place).ThenBy(f => f.Id)
                .Select(f => RowOf(f, moment.Today)),
        ];
    }

    private static string Series(Fair fair) => string.Join(' ', fair.SearchKey.Split(' ').Where(w => !w.All(char.IsAsciiDigit)));
}
