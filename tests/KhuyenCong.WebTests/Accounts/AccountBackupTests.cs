using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Catalogue.Web.Commands;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.ImportExport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Accounts;

public sealed class AccountBackupTests
{
    /// <summary>A backup brings accounts with their keys to either engine, and nobody who was signed in; content files hold nothing of them.</summary>
    [Theory, MemberData(nameof(BackupTests.Pairs), MemberType = typeof(BackupTests))]
    public async Task Restore_Backup_BringsAccountsAndSignsEverybodyOut(Engine from, Engine to)
    {
        await using var source = await TestDatabase.CreateAsync(from);
        await using var target = await TestDatabase.CreateAsync(to);
        var (_, _, user) = await SignedIn.CookieAsync(source.Services, Role.Editor, Role.Officer);
        await SignedIn.CookieAsync(target.Services, Role.Buyer);
        await source.ReadAsync(async db =>
        {
            db.Add(new IdentityUserToken<string> { UserId = user.Id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = "ABCD" });
            db.Add(new UserPasskey { UserId = user.Id, CredentialId = [1, 2, 3], Data = new() { PublicKey = [4, 5], Name = "máy ở cơ quan", Transports = ["internal"], SignCount = 7, AttestationObject = [], ClientDataJson = [] } });
            db.OneTimeLinks.Add(new() { KeyHash = "x", Purpose = LinkPurpose.PasswordReset, UserId = user.Id, ExpiresAt = FakeClock.SampleDay.AddYears(1) });
            await db.SaveChangesAsync();
        });
        using var folder = new ContentFolder();
        var file = Path.Combine(folder.Path, "register.zip");
        await source.Services.GetRequiredService<Backup>().WriteAsync(file, default);
        await target.Services.GetRequiredService<Backup>().RestoreAsync(file, default);

        Assert.Equal(await AccountsAsync(source), await AccountsAsync(target));
        await target.ReadAsync(async db =>
        {
            Assert.Empty(await db.Sessions.ToListAsync());
            Assert.Empty(await db.OneTimeLinks.ToListAsync());
        });
        Assert.DoesNotContain(await source.ExportAsync(), f => f.Value.Contains(user.Email!, StringComparison.Ordinal) || f.Value.Contains(user.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task UserCreate_FromTheCommandLine_MakesAnAccountThatWaitsForItsPassword()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        Assert.Equal(0, await CreateAsync("an@example.vn", "editor", "officer"));
        var user = await database.ReadAsync(db => db.Users.SingleAsync());
        Assert.Equal(("an@example.vn", null), (user.Name, user.PasswordHash));
        Assert.Equal(["editor", "officer"], user.Roles);
        Assert.Equal([(LinkPurpose.Invitation, user.Id)], await database.ReadAsync(async db => (await db.OneTimeLinks.ToListAsync()).ConvertAll(l => (l.Purpose, l.UserId!))));
        Assert.Empty(await database.ReadAsync(db => db.Outbox.ToListAsync()));
        Assert.Equal(["operator"], await database.ReadAsync(db => db.Audit.Select(a => a.ActorKey).ToListAsync()));
        Assert.Contains("has an account", (await Assert.ThrowsAsync<InvalidDataException>(() => CreateAsync("AN@example.vn"))).Message, StringComparison.Ordinal);
        Assert.Contains("chief", (await Assert.ThrowsAsync<InvalidDataException>(() => CreateAsync("b@example.vn", "chief"))).Message, StringComparison.Ordinal);

        Task<int> CreateAsync(string email, params string[] roles) => People.CreateAsync(TestDatabase.BuilderOn(database, new FakeClock(FakeClock.SampleDay)), email, null, roles, default);
    }

    private static Task<List<string>> AccountsAsync(TestDatabase database) => database.ReadAsync(async db =>
    {
        var lines = (await db.Users.ToListAsync()).ConvertAll(u => $"{u.Id} {u.Email} {u.Name} {string.Join(',', u.Roles)} {u.CreatedAt:O} {u.SecurityStamp} {u.ConcurrencyStamp}");
        lines.AddRange((await db.Set<IdentityUserToken<string>>().ToListAsync()).ConvertAll(t => $"{t.UserId} {t.Name} {t.Value}"));
        lines.AddRange((await db.UserPasskeys.ToListAsync()).ConvertAll(p => $"{p.UserId} {Convert.ToHexString(p.CredentialId)} {p.Data.Name} {p.Data.SignCount} {string.Join(',', p.Data.Transports ?? [])} {Convert.ToHexString(p.Data.PublicKey)}"));
        Assert.Equal(3, lines.Count);
        return lines;
    });
}
