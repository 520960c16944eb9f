using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Search;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Search;

/// <summary>
/// content/search/synonyms.txt; without the file the search knows no synonyms. Looked at as often as the change feed: what an editor saved holds at once,
/// and lines that cannot be taken are told with their numbers while the others hold.
/// </summary>
public sealed partial class SynonymFile(Register register, IOptions<CatalogueSettings> settings, TimeProvider time, ILogger<SynonymFile> log) : BackgroundService
{
    public const string Name = "search/synonyms.txt";

    private DateTime savedAt = SavedAt(settings.Value);

    /// <summary>When the words in use were read.</summary>
    public DateTimeOffset ReadAt { get; private set; } = time.GetUtcNow();

    public IReadOnlyList<SynonymFault> Faults => register.Index.Synonyms.Faults;

    public static Synonyms Read(CatalogueSettings settings)
    {
        var file = PathOf(settings);
        if (!File.Exists(file))
            return Synonyms.Empty;
        using var reader = new StreamReader(file, Encoding.UTF8);
        return Synonyms.Parse(reader);
    }

    /// <summary>"search/synonyms.txt:12: …"</summary>
    public static string Tell(SynonymFault fault) => $"{Name}:{fault.Line}: {fault.Message}";

    /// <summary>Takes the file in where it was saved since; true where it was.</summary>
    public bool Look()
    {
        var saved = SavedAt(settings.Value);
        if (saved == savedAt)
            return false;
        register.Index.Synonyms = Read(settings.Value);
        (savedAt, ReadAt) = (saved, time.GetUtcNow());
        TellFaults();
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TellFaults();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(settings.Value.FeedInterval));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Look();
            }
            catch (IOException fault)
            {
                // Half written by its editor: looked at again.
                LogUnread(fault);
            }
        }
    }

    private static string PathOf(CatalogueSettings settings) => Path.Combine(ContentFolder.Of(settings), "search", "synonyms.txt");

    private static DateTime SavedAt(CatalogueSettings settings) => File.GetLastWriteTimeUtc(PathOf(settings));

    private void TellFaults()
    {
        LogRead(register.Index.Synonyms.Count, Faults.Count);
        foreach (var fault in Faults)
            LogFault(Tell(fault));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Synonyms read: {Count} replacements, {Faults} lines left out")]
    private partial void LogRead(int count, int faults);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault}")]
    private partial void LogFault(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The synonyms could not be read; they are tried again")]
    private partial void LogUnread(Exception fault);
}
