using System.Net.Mail;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Mails;

/// <summary>Without a mail server: each mail is a file named by its Message-ID, so that a repetition replaces it.</summary>
internal sealed class FolderPost(IOptions<CatalogueSettings> settings) : IPost
{
    public string Where => $"thư mục {Folder}";

    private string Folder => Path.Combine(Path.GetFullPath(settings.Value.DataFolder), "mails");

    public Task HandOverAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        var writing = Directory.CreateDirectory(Path.Combine(Folder, ".writing", mail.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var left in writing.EnumerateFiles())
            left.Delete();
        using var message = SmtpPost.Message(mail, settings.Value);
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = writing.FullName };
        client.Send(message);
        File.Move(writing.EnumerateFiles().Single().FullName, Path.Combine(Folder, mail.MessageId.Trim('<', '>') + ".eml"), overwrite: true);
        writing.Delete();
        return Task.CompletedTask;
    }
}
