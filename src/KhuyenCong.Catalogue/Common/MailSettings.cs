using System.ComponentModel.DataAnnotations;

namespace KhuyenCong.Catalogue.Common;

/// <summary>How mails leave: by SMTP where a server is named, else as files under mails/ of the data folder.</summary>
public sealed class MailSettings : IValidatableObject
{
    /// <summary>Server that takes mails; empty: files.</summary>
    public string Host { get; set; } = "";

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>STARTTLS before anything is said. To be switched off for a server on this machine alone.</summary>
    public bool Tls { get; set; } = true;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Address that mails come from; empty: no-reply at the host of the public address.</summary>
    [EmailAddress]
    public string? From { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Seconds until a server that does not answer is given up for this time.</summary>
    [Range(1, 300)]
    public int Timeout { get; set; } = 30;

    public bool IsSmtp => Host.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (User.Length > 0 != Password.Length > 0)
            yield return new("User and Password are set together or not at all", [nameof(User)]);
        if (User.Length > 0 && !Tls)
            yield return new("A password is not sent without TLS", [nameof(Tls)]);
    }
}
