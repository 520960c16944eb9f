using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KhuyenCong.Catalogue.Search;

/// <summary>
/// Counts searches by day, and the texts that find nothing; nothing of who asked. Gathered in memory and added to the database once a minute and when
/// the site stops: a node that is killed loses a minute.
/// </summary>
public sealed partial class SearchCounts(IDbContextFactory<CatalogueDb> databases, VietnamClock clock, ILogger<SearchCounts> log) : BackgroundService
{
    /// <summary>Texts of a node between two writings; more are counted, not kept.</summary>
    public const int MostTexts = 500;

    /// <summary>Longer texts are sentences: they may tell of somebody.</summary>
    public const int LongestText = 60;

    /// <summary>A telephone number, an identity number: so many digits are never kept.</summary>
    public const int FewestDigitsRefused = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<DateOnly, Gathered> days = [];

    /// <summary>Since the process began, over all days.</summary>
    public long Queries { get; private set; }

    public long Misses { get; private set; }

    /// <summary>The text as it may be kept: composed, in lower case, single spaces; null where it may not be.</summary>
    public static string? Tidy(string text)
    {
        var tidy = string.Join(' ', QueryValues.Clean(text).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return tidy.Length is 0 or > LongestText || tidy.Contains('@', StringComparison.Ordinal) || tidy.Count(char.IsDigit) >= FewestDigitsRefused || !tidy.Any(char.IsLetter) ? null : tidy;
    }

    public void Add(string text, int found)
    {
        var day = clock.Read().Today;
        lock (gate)
        {
            var gathered = days.TryGetValue(day, out var known) ? known : days[day] = new();
            Queries++;
            gathered.Queries++;
            if (found > 0)
                return;
            Misses++;
            gathered.Misses++;
            if (Tidy(text) is { } tidy && (gathered.Texts.ContainsKey(tidy) || gathered.Texts.Count < MostTexts))
                gathered.Texts[tidy] = gathered.Texts.GetValueOrDefault(tidy) + 1;
        }
    }

    /// <summary>Adds what was gathered to the database. What cannot be written stays gathered.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var tally in Taken())
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(cancellationToken);
                await SearchCountsStore.AddAsync(db, tally, cancellationToken);
            }
            catch
            {
                GiveBack(tally);
                throw;
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryWriteAsync(stoppingToken);
    }

    private async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogUnwritten(fault);
        }
    }

    private List<SearchTally> Taken()
    {
        lock (gate)
        {
            var taken = days.Select(d => new SearchTally(d.Key, d.Value.Queries, d.Value.Misses, d.Value.Texts)).ToList();
            days.Clear();
            return taken;
        }
    }

    private void GiveBack(SearchTally tally)
    {
        lock (gate)
        {
            var gathered = days.TryGetValue(tally.Day, out var known) ? known : days[tally.Day] = new();
            gathered.Queries += tally.Queries;
            gathered.Misses += tally.Misses;
            foreach (var (text, count) in tally.Texts)
                gathered.Texts[text] = gathered.Texts.GetValueOrDefault(text) + count;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The counts of searches could not be written; they are tried again")]
    private partial void LogUnwritten(Exception fault);

    private sealed class Gathered
    {
        public int Queries { get; set; }

        public int Misses { get; set; }

        public Dictionary<string, int> Texts { get; } = new(StringComparer.Ordinal);
    }
}
