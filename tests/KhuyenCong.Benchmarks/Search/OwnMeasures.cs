using System.Diagnostics;
using KhuyenCong.Search;

namespace KhuyenCong.Benchmarks.Search;

/// <summary>What only our index is asked.</summary>
internal static class OwnMeasures
{
    private const int Names = 40, Batch = 500;

    /// <summary>Suggestions of ten names for every beginning of names as they are typed; milliseconds each.</summary>
    public static double[] Suggestions(SearchIndex index, Corpus corpus)
    {
        var typed = Enumerable.Range(0, Names).Select(i => corpus.Document(i * 31).Texts[0].Text.Split(';')[0])
            .SelectMany(static name => Enumerable.Range(2, Math.Min(14, Math.Max(0, name.Length - 1))).Select(length => name[..Math.Min(length, name.Length)])).ToArray();
        var times = Array.Empty<double>();
        for (var round = 0; round < 3; round++)
        {
            times = Array.ConvertAll(typed, text =>
            {
                var started = Stopwatch.GetTimestamp();
                index.Suggest(text, Corpus.Now, 10);
                return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            });
        }

        return times;
    }

    /// <summary>
    /// A reader asks one small query after the other while so many records change that the base is merged. The longest time between two answers, and the
    /// longest time a writer waited for a batch of 500; and how much of the former the collector of garbage stood still. Beside it, what the machine
    /// alone takes: the longest time between two looks at the clock of a thread that does nothing else, for as long and with as many busy threads. Milliseconds.
    /// </summary>
    public static (double Reader, double Collector, double Writer, double Machine) Pauses(SearchIndex index, Corpus corpus)
    {
        var began = Stopwatch.GetTimestamp();
        var query = new SearchQuery { Text = corpus.Syllables[^1], Now = Corpus.Now, Day = Corpus.Day, Relax = false, Take = 5 };
        using var done = new CancellationTokenSource();
        var longest = 0.0;
        var collector = 0.0;
        var reader = new Thread(() =>
        {
            var collected = GC.GetTotalPauseDuration();
            for (var last = Stopwatch.GetTimestamp(); !done.IsCancellationRequested;)
            {
                index.Search(query);
                var (now, nowCollected) = (Stopwatch.GetTimestamp(), GC.GetTotalPauseDuration());
                if (Stopwatch.GetElapsedTime(last, now).TotalMilliseconds is var gap && gap > longest)
                    (longest, collector) = (gap, (nowCollected - collected).TotalMilliseconds);
                (last, collected) = (now, nowCollected);
            }
        });
        reader.Start();
        var waited = 0.0;
        for (var at = 0; at < corpus.Count / 5; at += Batch)
        {
            var documents = Enumerable.Range(at, Batch).Select(place => corpus.Document(place, "đổi")).ToList();
            var started = Stopwatch.GetTimestamp();
            index.Apply(documents, []);
            waited = Math.Max(waited, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        done.Cancel();
        reader.Join();
        return (longest, collector, waited, LongestGap(Stopwatch.GetElapsedTime(began)));
    }

    private static double LongestGap(TimeSpan length)
    {
        var began = Stopwatch.GetTimestamp();
        var longest = 0.0;
        var beside = Enumerable.Range(0, 2).Select(_ => new Thread(() => { while (Stopwatch.GetElapsedTime(began) < length) { } })).ToList();
        beside.ForEach(static thread => thread.Start());
        for (var last = began; Stopwatch.GetElapsedTime(began, last) < length;)
        {
            var now = Stopwatch.GetTimestamp();
            longest = Math.Max(longest, Stopwatch.GetElapsedTime(last, now).TotalMilliseconds);
            last = now;
        }

        beside.ForEach(static thread => thread.Join());
        return longest;
    }
}
