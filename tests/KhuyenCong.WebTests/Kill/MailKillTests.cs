using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.Kill;

public sealed class MailKillTests
{
    private const int Kills = 3;

    /// <summary>The sender dies among its mails, every other time when the server has one and has not said so: none is lost, and it comes again under its own name.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Mails_KilledWhileTheyAreHandedOver_AreNeitherLostNorRenamed(Engine engine)
    {
        var (problems, mails, repeats) = await MailKill.RunAsync(engine, Kills, seed: 29);
        Assert.Empty(problems);
        Assert.True(mails > Kills);
        Assert.InRange(repeats, 1, Kills);
    }
}
