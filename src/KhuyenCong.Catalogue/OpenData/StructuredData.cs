using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>JSON-LD for a page, as a data block: nothing in it runs, and the encoder of <see cref="Linked.Json"/> keeps "&lt;/script&gt;" out.</summary>
public sealed class StructuredData : IHtmlContent
{
    internal StructuredData(JsonObject data)
    {
        Data = data;
        data.Insert(0, "@context", "https://schema.org");
    }

    internal JsonObject Data { get; }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<script type=\"application/ld+json\">");
        writer.Write(Data.ToJsonString(Linked.Json));
        writer.Write("</script>");
    }
}
