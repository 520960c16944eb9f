using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Web.Commands;

/// <summary>Accounts made from the machine itself: the first administrator's link, and user create.</summary>
public static class People
{
    /// <summary>The address at which the first administrator is made; null where there is one.</summary>
    public static async Task<string?> OfferFirstAdministratorAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<AccountEditor>().HasAdministratorAsync(cancellationToken))
            return null;
        var link = await scope.ServiceProvider.GetRequiredService<OneTimeLinks>().AddAsync(LinkPurpose.FirstAdministrator, null, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<CatalogueDb>().SaveChangesAsync(cancellationToken);
        return link;
    }

    public static Task<int> CreateAsync(WebApplicationBuilder builder, string email, string? name, string[] roles, CancellationToken cancellationToken) => Keeping.WithinAsync(builder, migrate: true, async services =>
    {
        var read = roles.Length == 0 ? [Role.Administrator] : Array.ConvertAll(roles, r => Kebab.Parse<Role>(r) ?? throw new InvalidDataException($"\"{r}\" is no role: {string.Join(", ", Kebab.All<Role>())}"));
        var (result, _, link) = await services.GetRequiredService<AccountEditor>().InviteAsync(email, string.IsNullOrWhiteSpace(name) ? email : name, read, Actor.Operator, mailed: false, cancellationToken);
        if (!result.Succeeded)
            throw new InvalidDataException(result.Errors.Any(e => e.Code.StartsWith("Duplicate", StringComparison.Ordinal)) ? $"{email} has an account already." : $"\"{email}\" is no address of mail.");
        Console.WriteLine($"Made: {email} ({string.Join(", ", read.Select(Kebab.Of))}). Within seven days, choose the password by this link, which works once: {link}");
        return 0;
    }, cancellationToken);
}
