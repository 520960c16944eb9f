using System.Text.Encodings.Web;
using Markdig;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;

namespace KhuyenCong.Catalogue.Common;

/// <summary>Safe HTML: only the Markdown renderer makes it, with raw HTML switched off.</summary>
public sealed class Html : IHtmlContent
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();

    private readonly string markup;

    private Html(string markup) => this.markup = markup;

    /// <summary>Null for an empty text. Links may lead to http, https, mailto, tel and paths of the site; others lose their target.</summary>
    public static Html? FromMarkdown(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return null;
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants().OfType<Markdig.Syntax.Inlines.LinkInline>())
            if (!IsSafe(link.Url))
                link.Url = "";
        foreach (var link in document.Descendants().OfType<Markdig.Syntax.Inlines.AutolinkInline>())
            if (!link.IsEmail && !IsSafe(link.Url))
                link.Url = "";
        return new(document.ToHtml(Pipeline));
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(markup);

    private static bool IsSafe(string? url) =>
        url is null || (!url.StartsWith("//", StringComparison.Ordinal) && url.StartsWith('/')) || url.StartsWith('#')
        || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https" or "mailto" or "tel"));
}
