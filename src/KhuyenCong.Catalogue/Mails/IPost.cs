using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Mails;

/// <summary>Whoever takes mails from the outbox: a server, or a folder.</summary>
public interface IPost
{
    /// <summary>Vietnamese, for the page of jobs: where mails go.</summary>
    string Where { get; }

    /// <exception cref="System.Net.Mail.SmtpException">Not taken: to be tried again.</exception>
    /// <exception cref="IOException">Not written: to be tried again.</exception>
    Task HandOverAsync(OutboxMail mail, CancellationToken cancellationToken);
}
