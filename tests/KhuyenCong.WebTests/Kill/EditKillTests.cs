using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.Kill;

public sealed class EditKillTests
{
    /// <summary>During a save, and as many during a publication.</summary>
    private const int Kills = 3;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task SaveAndPublish_KilledAtRandomMoments_LeaveWholeStates(Engine engine)
    {
        var (problems, changes) = await EditKill.RunAsync(engine, Kills, seed: 17);
        Assert.Empty(problems);
        Assert.True(changes > 4 * Kills, "Nothing was saved between the kills.");
    }
}
