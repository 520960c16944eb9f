using KhuyenCong.Testing;
using KhuyenCong.WebTests.ImportExport;

namespace KhuyenCong.WebTests.Kill;

/// <summary>The real host, killed with SIGKILL: whatever the moment, the old state or the new one is there whole, and a second run completes it.</summary>
public sealed class KillTests
{
    private const int Kills = 3;
    private const int Products = 500;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Migrate_KilledAtRandomMoments_LeavesAWholeState(Engine engine) =>
        await KillAsync(new(engine, contentFolder: null, expectedProducts: 0), seed: 11);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Import_KilledAtRandomMoments_LeavesAWholeState(Engine engine)
    {
        using var folder = new ContentFolder();
        GeneratedContent.Write(folder.Path, ContentFolder.Committed, Products, seed: 7);
        await KillAsync(new(engine, folder.Path, Products), seed: 12);
    }

    private static async Task KillAsync(KillRun run, int seed)
    {
        var length = await run.MeasureAsync();
        var outcomes = new List<KillOutcome>();
        foreach (var at in KillPlan.Moments(length, Kills, seed))
            outcomes.Add(await run.KillAsync(at));
        Assert.All(outcomes, o => Assert.Empty(o.Problems));
        Assert.Contains(outcomes, o => o.WasAlive);
    }
}
