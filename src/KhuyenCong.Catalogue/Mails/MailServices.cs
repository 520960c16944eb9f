using KhuyenCong.Catalogue.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Mails;

public static class MailServices
{
    public static IServiceCollection AddMails(this IServiceCollection services)
    {
        services.AddScoped<Outbox>();
        services.AddSingleton<IPost>(provider => provider.GetRequiredService<IOptions<CatalogueSettings>>() is { Value.Mail.IsSmtp: true } settings
            ? new SmtpPost(settings)
            : new FolderPost(provider.GetRequiredService<IOptions<CatalogueSettings>>()));
        services.AddSingleton<MailSender>();
        return services;
    }
}
