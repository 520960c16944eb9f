using System.Globalization;
using System.Text;
using System.Xml;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>Sitemaps protocol 0.9 with alternates by language. Written in steps, so that a file of any size takes little memory.</summary>
internal sealed class SitemapWriter : IAsyncDisposable
{
    private const string Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const int Step = 1 << 16;

    private readonly MemoryStream buffer = new();
    private readonly XmlWriter xml;
    private readonly Stream target;
    private readonly CatalogueSettings settings;

    public SitemapWriter(Stream target, CatalogueSettings settings, string root)
    {
        this.target = target;
        this.settings = settings;
        xml = XmlWriter.Create(buffer, new() { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement(root, Protocol);
        if (root == "urlset")
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
    }

    /// <summary>One address of the two, with both and the default named as alternates.</summary>
    public Task WritePageAsync(SitemapEntry entry, Language language, CancellationToken cancellationToken)
    {
        xml.WriteStartElement("url", Protocol);
        xml.WriteElementString("loc", Protocol, settings.Absolute(language.Pick(entry.Vietnamese, entry.English)));
        WriteChange(entry.Changed);
        WriteAlternate("vi", entry.Vietnamese);
        WriteAlternate("en", entry.English);
        WriteAlternate("x-default", entry.Vietnamese);
        xml.WriteEndElement();
        return SendAsync(Step, cancellationToken);
    }

    public Task WriteFileAsync(string path, DateTimeOffset? changed, CancellationToken cancellationToken)
    {
        xml.WriteStartElement("sitemap", Protocol);
        xml.WriteElementString("loc", Protocol, settings.Absolute(path));
        WriteChange(changed);
        xml.WriteEndElement();
        return SendAsync(Step, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        xml.WriteEndElement();
        xml.Dispose();
        await SendAsync(0, CancellationToken.None);
        await buffer.DisposeAsync();
    }

    private void WriteChange(DateTimeOffset? changed)
    {
        if (changed is { } at)
            xml.WriteElementString("lastmod", Protocol, at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    private void WriteAlternate(string language, string path)
    {
        xml.WriteStartElement("link", Xhtml);
        xml.WriteAttributeString("rel", "alternate");
        xml.WriteAttributeString("hreflang", language);
        xml.WriteAttributeString("href", settings.Absolute(path));
        xml.WriteEndElement();
    }

    private async Task SendAsync(int atLeast, CancellationToken cancellationToken)
    {
        if (buffer.Length < atLeast)
            return;
        if (xml.WriteState is not WriteState.Closed)
            xml.Flush();
        buffer.Position = 0;
        await buffer.CopyToAsync(target, cancellationToken);
        buffer.SetLength(0);
    }
}
