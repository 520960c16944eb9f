using System.Collections.Immutable;
using System.Security.Cryptography;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>
/// The dumps of this node: written to a private folder below the data folder when they are first asked for in a state of the register, in steps of some hundred records, so that
/// memory does not grow with the register; kept until the state moves. The checksum is of the very bytes that are sent.
/// </summary>
public sealed class Dumps(IServiceScopeFactory scopes, Register register, IOptions<CatalogueSettings> settings) : IDisposable
{
    public static readonly ImmutableArray<string> Names = ["products", "producers", "certificates", "rounds", "documents", "showrooms", "fairs", "articles", "programmes", "projects"];
    public static readonly ImmutableArray<string> Formats = ["csv", "jsonl"];

    private const int Step = 500;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Lazy<PrivateFolder> folder = new(() => Open(ParentOf(settings.Value)));
    private readonly Dictionary<string, (string State, ImmutableArray<Dump> Dumps)> written = new(StringComparer.Ordinal);

    /// <summary>Both formats of one kind of record, as public now.</summary>
    public async Task<ImmutableArray<Dump>> ReadAsync(string name, Moment moment, CancellationToken cancellationToken)
    {
        var state = register.StateAt(moment);
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (written.TryGetValue(name, out var known) && known.State == state)
                return known.Dumps;
            var dumps = await WriteAsync(name, moment, cancellationToken);
            if (known.Dumps is { IsDefault: false } former)
                foreach (var dump in former.Where(d => dumps.All(n => n.Path != d.Path)))
                    File.Delete(dump.Path);
            written[name] = (state, dumps);
            return dumps;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>A dump and its open file, which stays whole even when a newer one takes its place.</summary>
    public async Task<(Dump Dump, FileStream Bytes)> OpenAsync(string name, string format, Moment moment, CancellationToken cancellationToken)
    {
        while (true)
        {
            var dump = (await ReadAsync(name, moment, cancellationToken)).Single(d => d.Format == format);
            try
            {
                return (dump, new(dump.Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan));
            }
            catch (FileNotFoundException)
            {
                // Replaced between the two lines.
            }
        }
    }

    public void Dispose()
    {
        gate.Dispose();
        if (folder.IsValueCreated)
            folder.Value.Dispose();
    }

    /// <summary>Folder of the private folders of all nodes.</summary>
    public static string ParentOf(CatalogueSettings settings) => Path.Combine(Path.GetFullPath(settings.DataFolder), "dumps");

    /// <summary>What nodes that were killed left behind goes first; the others hold theirs.</summary>
    private static PrivateFolder Open(string parent)
    {
        PrivateFolder.Sweep(parent);
        return PrivateFolder.Open(parent);
    }

    private async Task<ImmutableArray<Dump>> WriteAsync(string name, Moment moment, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
        var stem = folder.Value.PathOf($"{name}-{Guid.NewGuid():N}");
        var (csv, json) = ($"{stem}.csv", $"{stem}.jsonl");
        var kinds = new ApiKindFaces(Faces, moment.Now);
        var records = name switch
        {
            "products" => await WriteProductsAsync(db, csv, json, moment, cancellationToken),
            "producers" => await WriteProducersAsync(db, scope.ServiceProvider.GetRequiredService<ProducerListing>(), csv, json, moment, cancellationToken),
            "rounds" => await WriteKindAsync(ApiKindRows.Rounds(db), kinds.RoundOf, DumpColumns.Rounds),
            "documents" => await WriteKindAsync(ApiKindRows.Documents(db), kinds.DocumentOf, DumpColumns.Documents),
            "showrooms" => await WriteKindAsync(ApiKindRows.Showrooms(db), kinds.ShowroomOf, DumpColumns.Showrooms),
            "fairs" => await WriteKindAsync(ApiKindRows.Fairs(db), kinds.FairOf, DumpColumns.Fairs),
            "articles" => await WriteKindAsync(ApiKindRows.Articles(db), a => kinds.ArticleOf(a, whole: true), DumpColumns.Articles),
            "programmes" => await WriteKindAsync(ApiKindRows.Programmes(db), kinds.ProgrammeOf, DumpColumns.Programmes),
            "projects" => await WriteKindAsync(ApiKindRows.Projects(db), kinds.ProjectOf, DumpColumns.Projects),
            _ => await WriteCertificatesAsync(db, csv, json, moment, cancellationToken),
        };
        var modified = await ModifiedAsync(db, moment, cancellationToken);
        return [await MeasuredAsync(name, "csv", csv, records, modified, cancellationToken), await MeasuredAsync(name, "jsonl", json, records, modified, cancellationToken)];

        async Task<int> WriteKindAsync<T, TFace>(IQueryable<T> rows, Func<T, TFace> map, IReadOnlyList<(string Name, Func<TFace, string?> Value)> columns)
            where T : class, IPublished
        {
            await using var writer = new DumpWriter<TFace>(csv, json, columns);
            var ordered = rows.AsNoTracking().AsSplitQuery().Visible(moment.Now).OrderBy(r => EF.Property<int>(r, "Id"));
            for (var (done, more) = (0, true); more; done += Step)
            {
                var step = await ordered.Skip(done).Take(Step).ToListAsync(cancellationToken);
                await writer.WriteAsync(step.ConvertAll(r => map(r)), cancellationToken);
                more = step.Count == Step;
            }

            return writer.Records;
        }
    }

    private ApiFaces Faces => new(settings.Value.PublicUrl, register.Reference);

    private async Task<int> WriteProductsAsync(CatalogueDb db, string csv, string json, Moment moment, CancellationToken cancellationToken)
    {
        var cards = new ProductCards(db, register.Reference, settings.Value);
        await using var writer = new DumpWriter<ApiProduct>(csv, json, DumpColumns.Products);
        for (var (last, more) = (0, true); more;)
        {
            var ids = await db.Products.Visible(moment.Now).Where(p => p.Id > last).OrderBy(p => p.Id).Select(p => p.Id).Take(Step).ToListAsync(cancellationToken);
            await writer.WriteAsync((await cards.ReadAsync(ids, moment, moment.Today, cancellationToken)).ConvertAll(Faces.ProductOf), cancellationToken);
            (last, more) = (ids.LastOrDefault(), ids.Count == Step);
        }

        return writer.Records;
    }

    private async Task<int> WriteProducersAsync(CatalogueDb db, ProducerListing listing, string csv, string json, Moment moment, CancellationToken cancellationToken)
    {
        await using var writer = new DumpWriter<ApiProducer>(csv, json, DumpColumns.Producers);
        for (var (last, more) = (0, true); more;)
        {
            var ids = await db.Producers.Visible(moment.Now).Where(p => p.Id > last).OrderBy(p => p.Id).Select(p => p.Id).Take(Step).ToListAsync(cancellationToken);
            await writer.WriteAsync((await listing.ReadCardsAsync(ids, moment, cancellationToken)).ConvertAll(Faces.ProducerOf), cancellationToken);
            (last, more) = (ids.LastOrDefault(), ids.Count == Step);
        }

        return writer.Records;
    }

    /// <summary>By product, then by level and code within it: codes are random, and one product's certificates belong together.</summary>
    private async Task<int> WriteCertificatesAsync(CatalogueDb db, string csv, string json, Moment moment, CancellationToken cancellationToken)
    {
        var cards = new ProductCards(db, register.Reference, settings.Value);
        await using var writer = new DumpWriter<ApiCertificateDetail>(csv, json, DumpColumns.Certificates);
        for (var (last, more) = (0, true); more;)
        {
            var ids = await db.Products.Visible(moment.Now).Where(p => p.Id > last).OrderBy(p => p.Id).Select(p => p.Id).Take(Step).ToListAsync(cancellationToken);
            var lines = (await cards.ReadAsync(ids, moment, moment.Today, cancellationToken))
                .SelectMany(card => card.Certificates.OrderBy(c => c.Level).ThenBy(c => c.Code, StringComparer.Ordinal), (card, face) => Faces.CertificateOf(face, card, moment.Today));
            await writer.WriteAsync([.. lines], cancellationToken);
            (last, more) = (ids.LastOrDefault(), ids.Count == Step);
        }

        return writer.Records;
    }

    private static async Task<DateTimeOffset> ModifiedAsync(CatalogueDb db, Moment moment, CancellationToken cancellationToken)
    {
        var saved = await db.Changes.OrderByDescending(c => c.Sequence).Select(c => (DateTimeOffset?)c.At).FirstOrDefaultAsync(cancellationToken);
        var midnight = VietnamClock.StartOf(moment.Today);
        return saved > midnight ? saved.Value : midnight;
    }

    private static async Task<Dump> MeasuredAsync(string name, string format, string path, int records, DateTimeOffset modified, CancellationToken cancellationToken)
    {
        await using var bytes = File.OpenRead(path);
        return new(name, format, path, bytes.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellationToken)), records, modified);
    }
}
