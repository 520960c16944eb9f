using System.Text.Json;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KhuyenCong.Catalogue.Data;

public sealed partial class CatalogueDb
{
    public DbSet<User> Users => Set<User>();
    public DbSet<UserPasskey> UserPasskeys => Set<UserPasskey>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<SecurityEvent> SecurityEvents => Set<SecurityEvent>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    private static void Accounts(ModelBuilder model)
    {
        model.Entity<User>(e =>
        {
            e.Ignore(x => x.PhoneNumber).Ignore(x => x.PhoneNumberConfirmed);
            e.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
            e.HasIndex(x => x.NormalizedUserName).IsUnique();
            e.HasIndex(x => x.NormalizedEmail).IsUnique();
        });
        model.Entity<IdentityUserToken<string>>(e =>
        {
            e.ToTable("user_tokens");
            e.HasKey(x => new { x.UserId, x.LoginProvider, x.Name });
            e.HasOne<User>().WithMany().HasForeignKey(x => x.UserId);
        });
        model.Entity<UserPasskey>(e =>
        {
            e.HasKey(x => x.CredentialId);
            e.HasOne<User>().WithMany().HasForeignKey(x => x.UserId);
        });
        model.Entity<Session>(e =>
        {
            e.HasIndex(x => x.KeyHash).IsUnique();
            e.HasOne(x => x.User).WithMany().HasForeignKey(x => x.UserId);
        });
        model.Entity<OneTimeLink>(e =>
        {
            e.HasKey(x => x.KeyHash);
            e.HasOne(x => x.User).WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SecurityEvent>(e =>
        {
            e.HasIndex(x => new { x.UserId, x.At });
            e.HasOne<User>().WithMany().HasForeignKey(x => x.UserId);
        });
    }

    private sealed class PasskeyJson() : ValueConverter<IdentityPasskeyData, string>(v => Text(v), v => Read(v))
    {
        public static string Text(IdentityPasskeyData data) => JsonSerializer.Serialize(data);

        public static IdentityPasskeyData Read(string text) => JsonSerializer.Deserialize<IdentityPasskeyData>(text)!;
    }

    /// <summary>The store changes the data in place: they are compared as they are written.</summary>
    private sealed class PasskeyAsWritten() : ValueComparer<IdentityPasskeyData>(
        (a, b) => a == null ? b == null : b != null && PasskeyJson.Text(a) == PasskeyJson.Text(b),
        v => PasskeyJson.Text(v).GetHashCode(StringComparison.Ordinal),
        v => PasskeyJson.Read(PasskeyJson.Text(v)));
}
