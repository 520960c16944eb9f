using System.Collections.Concurrent;
using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

public sealed class MergingTests
{
    [Fact]
    public void Apply_ManyTimes_LeavesMergingToTheScheduler()
    {
        var later = new Later();
        var index = Filled(later);
        for (var i = 0; i < 5; i++)
            index.Apply([Shelf.Product(500 + i, $"Kẹo lạc {i}")], []);
        Assert.Equal(6, index.Metrics.Segments);
        Assert.Equal(1, later.Waiting);
        Assert.Equal(5, index.Search(Shelf.Query("kẹo lạc")).Total);
        var version = index.Version;

        later.RunAll();
        Assert.Equal(2, index.Metrics.Segments);
        Assert.Equal(5, index.Search(Shelf.Query("kẹo lạc")).Total);
        Assert.Equal(version, index.Version);
    }

    [Fact]
    public void Apply_WhileAMergeIsBeingMade_IsCarriedOver()
    {
        var later = new Later();
        var index = Filled(later);
        index.Apply([Shelf.Product(500, "Kẹo lạc"), Shelf.Product(501, "Kẹo vừng"), Shelf.Product(502, "Kẹo mè")], []);
        index.Apply([Shelf.Product(503, "Kẹo dồi"), Shelf.Product(504, "Kẹo sữa")], []);
        later.RunOne();
        index.Apply([Shelf.Product(501, "Mứt gừng")], [new DocumentKey("product", 500), new DocumentKey("product", 1)]);
        later.RunAll();

        Assert.Equal(["Kẹo dồi", "Kẹo mè", "Kẹo sữa"], Names(index, "kẹo"));
        Assert.Equal(["Mứt gừng"], Names(index, "mứt"));
        Assert.Equal(203, index.Count);
        Assert.Equal(203, index.Fingerprints().DistinctBy(static found => found.Key).Count());

        static IEnumerable<string> Names(SearchIndex index, string text) => index.Suggest(text, Shelf.Now, 9).Select(static suggestion => suggestion.Text).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Rebuild_WhileAMergeIsBeingMade_Wins()
    {
        var later = new Later();
        var index = Filled(later);
        index.Apply([Shelf.Product(500, "Kẹo lạc")], []);
        index.Apply([Shelf.Product(501, "Kẹo vừng")], []);
        later.RunOne();
        index.Rebuild([Shelf.Product(7, "Chè đinh")]);
        later.RunAll();
        Assert.Equal(1, index.Count);
        Assert.Equal(0, index.Search(Shelf.Query("kẹo")).Total);
        Assert.Equal(0, index.Metrics.Merges);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task Apply_FromTwoWritersWithMergesAndReaders_AgreesWithBruteForce(int seed)
    {
        var index = new SearchIndex(new IndexOptions { MergeShare = 0.05 });
        var kept = new ConcurrentDictionary<DocumentKey, IndexDocument>();
        var world = new SearchWorld(seed);
        for (var round = 0; round < 4; round++)
        {
            var isOver = new CancellationTokenSource();
            var readers = Enumerable.Range(0, 2).Select(reader => Task.Run(() =>
            {
                var asks = new SearchWorld(seed + 100 + reader);
                while (!isOver.IsCancellationRequested)
                {
                    var found = index.Search(asks.Query().Query);
                    Assert.Equal(found.Total, found.Hits.DistinctBy(static hit => hit.Key).Count());
                }
            })).ToList();
            await Task.WhenAll(Enumerable.Range(0, 2).Select(writer => Task.Run(() => Write(index, kept, new SearchWorld(seed + (round * 10) + writer), writer))));
            await index.MergedAsync();
            await isOver.CancelAsync();
            await Task.WhenAll(readers);
            isOver.Dispose();

            SearchIndexOracleTests.Compare(index, kept.ToDictionary(), world, queries: 25);
        }

        Assert.True(index.Metrics.Merges > 0);
        Assert.True(index.Metrics.Segments < 12);
    }

    /// <summary>Each writer has numbers of its own: the order of the two does not matter.</summary>
    private static void Write(SearchIndex index, ConcurrentDictionary<DocumentKey, IndexDocument> kept, SearchWorld world, int writer)
    {
        for (var i = 0; i < 60; i++)
        {
            var upserts = Enumerable.Range(0, world.Next(7)).Select(_ => world.Document((world.Next(150) * 2) + writer)).DistinctBy(static document => document.Key).ToList();
            var removals = Enumerable.Range(0, world.Next(4)).Select(_ => world.Document((world.Next(150) * 2) + writer).Key).ToList();
            index.Apply(upserts, removals);
            foreach (var key in removals)
                kept.TryRemove(key, out _);
            foreach (var document in upserts)
                kept[document.Key] = document;
        }
    }

    private static SearchIndex Filled(TaskScheduler later)
    {
        var index = new SearchIndex(new IndexOptions { MergeOn = later });
        index.Rebuild([.. Enumerable.Range(1, 200).Select(static id => Shelf.Product(id, $"Gốm {id}"))]);
        return index;
    }

    /// <summary>Runs a task only when told to.</summary>
    private sealed class Later : TaskScheduler
    {
        private readonly Queue<Task> _tasks = [];

        public int Waiting => _tasks.Count;

        public void RunOne() => TryExecuteTask(_tasks.Dequeue());

        public void RunAll()
        {
            while (_tasks.Count > 0)
                RunOne();
        }

        protected override void QueueTask(Task task) => _tasks.Enqueue(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => _tasks;
    }
}
