using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>One thing that is wrong in the register.</summary>
/// <param name="Record">"product 25".</param>
/// <param name="Column">As the column is called in the content files; null where the whole record is meant.</param>
/// <param name="Message">What is wrong and how to mend it; one line.</param>
public sealed record CheckFault(string Record, string? Column, string Message)
{
    public override string ToString() => Column is null ? $"{Record}: {Message}" : $"{Record} {Column}: {Message}";
}

/// <summary>Holds the stored register against the rules of its content and against what is derived from it. Reads one moment, changes nothing.</summary>
public sealed class RegisterCheck(IDbContextFactory<CatalogueDb> databases, IOptions<CatalogueSettings> settings, TimeProvider time)
{
    public async Task<IReadOnlyList<CheckFault>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await Snapshot.BeginAsync(db, cancellationToken);
        var media = Path.Combine(Path.GetFullPath(settings.Value.DataFolder), BackupFormat.MediaFolder);
        return await new Run(db, ContentFormat.Of(db), media, time.GetUtcNow()).JudgeAllAsync(cancellationToken);
    }

    private sealed class Run(CatalogueDb db, ContentFormat format, string mediaFolder, DateTimeOffset now)
    {
        private readonly Dictionary<ContentTable, HashSet<string>> keys = [];
        private readonly HashSet<int> hiddenProducts = [];
        private readonly HashSet<int> hiddenRounds = [];
        private readonly List<CheckFault> faults = [];

        public async Task<IReadOnlyList<CheckFault>> JudgeAllAsync(CancellationToken cancellationToken)
        {
            foreach (var table in format.Tables)
            {
                var known = keys[table] = new(StringComparer.Ordinal);
                await foreach (var values in EntityRows.Of(table.Type).ValuesAsync(db, table.Key.Select(c => c.PropertyName)).WithCancellation(cancellationToken))
                    known.Add(string.Join('\u001f', values.Select(ContentColumn.Format)));
            }

            var rules = new RecordRules(await db.Provinces.AsNoTracking().ToDictionaryAsync(p => p.Slug, p => p.Scheme, cancellationToken));
            foreach (var table in format.Tables)
                await foreach (var row in EntityRows.Of(table.Type).StreamAsync(db).WithCancellation(cancellationToken))
                    Judge(table, row, rules);
            return faults;
        }

        private void Judge(ContentTable table, object row, RecordRules rules)
        {
            void Tell(string? column, string message) => faults.Add(new($"{table.Name} {ContentTable.Shown(table.KeyOf(row))}", column, message));

            void TellProperty(string property, RuleFault fault) => Tell(table.Column(property).Name, fault.En);

            RecordRules.JudgeValues(table, row, TellProperty);
            rules.JudgeWhole(row, TellProperty);
            foreach (var reference in RowReference.Of(format, table, row))
                if (!keys[reference.To].Contains(reference.Key))
                    Tell(reference.Shown.Name, $"\"{ContentTable.Shown(reference.ShownKey)}\" is no {reference.To.Name}: add it or correct the record");
            if (row is INamed named && (named.SearchKey != RecordKeys.Search(named.Name) || named.SortKey != RecordKeys.Sort(named.Name)))
                Tell("name", "its keys for looking up and sorting are not those of the name: save the record anew");
            if (row is Document document && document.NumberKey != RecordKeys.Search(document.Number))
                Tell("number", "its key for looking up is not that of the number: save the record anew");
            JudgeVisibility(row, Tell);
            if (row is Media { Kind: not MediaKind.Illustration } media && PictureFile.All(media.File).FirstOrDefault(f => !File.Exists(Path.Combine(mediaFolder, f))) is { } lost)
                Tell("file", $"{lost} is not in the folder of files: restore it from a backup, or remove the record");
        }

        /// <summary>Products and rounds are judged before certificates: the tables stand in that order.</summary>
        private void JudgeVisibility(object row, Action<string?, string> tell)
        {
            switch (row)
            {
                case Product product when !IsVisible(product):
                    hiddenProducts.Add(product.Id);
                    break;
                case Round round when !IsVisible(round):
                    hiddenRounds.Add(round.Id);
                    break;
                case Certificate certificate when IsVisible(certificate):
                    if (hiddenProducts.Contains(certificate.ProductId))
                        tell("product", $"the certificate is public, its product {certificate.ProductId} is not: publish or withdraw both");
                    if (hiddenRounds.Contains(certificate.RoundId))
                        tell("round", $"the certificate is public, its round {certificate.RoundId} is not: publish or withdraw both");
                    break;
            }
        }

        private bool IsVisible(IPublished record) => record.VisibleFrom <= now && (record.VisibleTo is null || now < record.VisibleTo);
    }
}
