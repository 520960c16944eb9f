using System.Net;
using System.Net.Mail;
using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Mails;

/// <summary>Hands mails to the SMTP server of the settings. The same mail always carries the same Message-ID, by which a mailbox knows a repetition.</summary>
internal sealed class SmtpPost(IOptions<CatalogueSettings> settings) : IPost
{
    public string Where => $"máy chủ thư {settings.Value.Mail.Host}:{settings.Value.Mail.Port}";

    public async Task HandOverAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        var mails = settings.Value.Mail;
        using var message = Message(mail, settings.Value);
        using var client = new SmtpClient(mails.Host, mails.Port) { EnableSsl = mails.Tls };
        if (mails.User.Length > 0)
            client.Credentials = new NetworkCredential(mails.User, mails.Password);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(mails.Timeout));
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException cut) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmtpException($"{mails.Host}:{mails.Port} did not answer within {mails.Timeout} s.", cut);
        }
    }

    internal static MailMessage Message(OutboxMail mail, CatalogueSettings settings)
    {
        var from = settings.Mail.From ?? $"no-reply@{new Uri(settings.PublicUrl).Host}";
        var message = new MailMessage(new MailAddress(from, settings.Site.Name, Encoding.UTF8), new MailAddress(mail.Recipient))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Body,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", mail.MessageId);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
