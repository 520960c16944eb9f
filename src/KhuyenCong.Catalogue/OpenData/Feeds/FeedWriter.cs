using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>Writes a feed as Atom (RFC 4287) or as JSON Feed 1.1.</summary>
public sealed class FeedWriter(CatalogueSettings settings, Language language)
{
    public const string AtomType = "application/atom+xml";
    public const string JsonType = "application/feed+json";

    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>A feed without entries has not changed since this day.</summary>
    private static readonly DateTimeOffset Beginning = VietnamClock.StartOf(new(2026, 1, 1));

    private string Author => settings.Site.Operator.Length > 0 ? settings.Site.Operator : language.Pick(settings.Site.Name, settings.Site.NameEn);

    public byte[] ToAtom(Feed feed)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, feed.Language);
            xml.WriteElementString("id", Atom, TagOf(feed.Key));
            xml.WriteElementString("title", Atom, Clean(feed.Title));
            xml.WriteElementString("updated", Atom, Instant(feed.Updated ?? Beginning));
            WriteLink(xml, "self", AtomType, feed.Self);
            WriteLink(xml, "alternate", "text/html", feed.Page);
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, Author);
            xml.WriteEndElement();
            foreach (var entry in feed.Entries)
                WriteEntry(xml, entry);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    public byte[] ToJson(Feed feed)
    {
        var json = Linked.Of(
            ("version", "https://jsonfeed.org/version/1.1"),
            ("title", feed.Title),
            ("home_page_url", settings.Absolute(feed.Page)),
            ("feed_url", settings.Absolute(feed.SelfJson)),
            ("language", feed.Language),
            ("authors", new JsonArray(Linked.Of(("name", Author)))));
        json["items"] = Linked.List(feed.Entries.Select(ItemOf));
        return Encoding.UTF8.GetBytes(json.ToJsonString(Linked.Json));
    }

    private JsonObject ItemOf(FeedEntry entry) => Linked.Of(
        ("id", TagOf(entry.Key)),
        ("url", settings.Absolute(entry.Href)),
        ("title", entry.Title),
        ("summary", entry.Summary),
        ("content_html", entry.Content),
        ("content_text", entry.Content is null ? entry.Summary.Length > 0 ? entry.Summary : entry.Title : null),
        ("date_published", Instant(entry.Published)),
        ("date_modified", Instant(entry.Updated)),
        ("authors", entry.Author is { } author ? new JsonArray(Linked.Of(("name", author))) : null),
        ("tags", entry.Topic is { } topic ? new JsonArray(topic) : null),
        ("language", entry.Language));

    private void WriteEntry(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        if (entry.Language is { } own)
            xml.WriteAttributeString("xml", "lang", null, own);
        xml.WriteElementString("id", Atom, TagOf(entry.Key));
        xml.WriteElementString("title", Atom, Clean(entry.Title));
        xml.WriteElementString("published", Atom, Instant(entry.Published));
        xml.WriteElementString("updated", Atom, Instant(entry.Updated));
        WriteLink(xml, "alternate", "text/html", entry.Href);
        if (entry.Author is { } author)
        {
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, Clean(author));
            xml.WriteEndElement();
        }

        if (entry.Topic is { } topic)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", Clean(topic));
            xml.WriteEndElement();
        }

        if (entry.Summary.Length > 0)
            xml.WriteElementString("summary", Atom, Clean(entry.Summary));
        if (entry.Content is { } content)
        {
            xml.WriteStartElement("content", Atom);
            xml.WriteAttributeString("type", "html");
            xml.WriteAttributeString("xml", "base", null, settings.Absolute(entry.Href));
            xml.WriteString(Clean(content));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteLink(XmlWriter xml, string rel, string type, string path)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", settings.Absolute(path));
        xml.WriteEndElement();
    }

    /// <summary>RFC 4151; the face is part of the name, as each language is an entry of its own.</summary>
    private string TagOf(string key) => $"tag:{new Uri(settings.PublicUrl).Host},2026:{language.Code()}/{key}";

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without what XML cannot carry.</summary>
    private static string Clean(string text) => text.All(XmlConvert.IsXmlChar) ? text : new([.. text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);
}
