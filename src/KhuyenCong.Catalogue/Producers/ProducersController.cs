using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Producers;

public sealed class ProducersController(CatalogueDb db, Register register, ProducerListing listing, IOptions<CatalogueSettings> settings) : Controller
{
    private const int MostProducts = 100;

    [Get("co-so"), Get("en/producers")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var (filter, faults) = ProducerFilter.Read(Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var list = await listing.ReadAsync(filter, RequestFace.Of(HttpContext), ProducerFilter.PageSize, cancellationToken);
        SearchCounting.Tell(Response, list.Page.Total);
        return list.Page.Exists ? View(list) : this.Missing();
    }

    /// <summary>The list as CSV, in its order, whole; its page does not count.</summary>
    [Get("co-so/danh-sach.csv"), Get("en/producers/list.csv")]
    public async Task<IActionResult> Table(CancellationToken cancellationToken)
    {
        var (filter, faults) = ProducerFilter.Read(Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var face = RequestFace.Of(HttpContext);
        var cards = (await listing.ReadAsync(filter.Explaining(false).At(1), face, ProducerTable.Most, cancellationToken)).Page.Items;
        var ids = cards.Select(c => c.Id).ToList();
        var contacts = await db.Producers.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new ProducerContact(p.Id, p.Phone, p.Email, p.Website)).ToDictionaryAsync(c => c.Id, cancellationToken);
        return File(
            ProducerTable.ToCsv(cards, contacts, face.Moment.Today, face.Language, settings.Value.PublicUrl.TrimEnd('/')),
            CsvText.ContentType, $"{face.Language.Pick("co-so", "producers")}-{Say.Iso(face.Moment.Today)}.csv");
    }

    [Get("co-so/{slug}-{id:int}"), Get("en/producers/{slug}-{id:int}")]
    public async Task<IActionResult> Detail(int id, CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var producer = await db.Producers.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (!this.MayShow(producer, p => Links.Producer(face.Language, p.Slug, id), out var instead))
            return instead;

        var products = await db.Products.Visible(face.Moment.Now).Where(p => p.ProducerId == id).OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => p.Id).Take(MostProducts).ToListAsync(cancellationToken);
        var namesakes = await db.Producers.Visible(face.Moment.Now).Where(p => p.SearchKey == producer.SearchKey && p.Id != id).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellationToken);
        var cards = await listing.ReadCardsAsync([id, .. namesakes], face.Moment, cancellationToken);
        var marks = await db.Marks.AsNoTracking().Visible(face.Moment.Now).Where(m => m.ProducerId == id).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        return View(new ProducerPage
        {
            Card = cards.Single(c => c.Id == id),
            Phone = producer.Phone,
            Email = producer.Email,
            Website = producer.Website,
            Capacity = producer.Capacity,
            Summary = producer.Summary,
            SummaryEn = producer.SummaryEn,
            Text = Html.FromMarkdown(producer.Text),
            TextEn = Html.FromMarkdown(producer.TextEn),
            Products = await new ProductCards(db, register.Reference, settings.Value).ReadAsync(products, face.Moment, face.Moment.Today, cancellationToken),
            Pictures = await db.PicturesOfAsync(Kinds.Producer, id, cancellationToken),
            Marks = [.. marks.Select(m => ProductReading.FaceOf(m, register.Reference))],
            Appearances = await Appearances.ReadAsync(db, register.Reference, products, id, id, face.Moment, cancellationToken),
            Namesakes = [.. cards.Where(c => c.Id != id)],
            Sources = register.Reference.SourcesOf(producer.Sources),
            UpdatedAt = producer.UpdatedAt,
        });
    }
}
