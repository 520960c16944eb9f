using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.Kill;

public sealed class UploadKillTests
{
    private const int Kills = 3;

    /// <summary>No row without all its files, no answer without its row, no private folder after the next start.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Upload_KilledAtRandomMoments_LeavesWholeStates(Engine engine)
    {
        var (problems, uploads, left) = await UploadKill.RunAsync(engine, Kills, seed: 23);
        Assert.Empty(problems);
        Assert.True(uploads + left > 0, "No upload was under way at any kill.");
    }
}
