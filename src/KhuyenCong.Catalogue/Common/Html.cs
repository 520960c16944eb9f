using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace KhuyenCong.Catalogue.Common;

/// <summary>Safe HTML: only the Markdown renderer makes it, with raw HTML switched off.</summary>
public sealed class Html : IHtmlContent
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();

    private readonly string markup;

    private Html(string markup) => this.markup = markup;

    /// <summary>Null for an empty text. Links may lead to http, https, mailto, tel, paths of the site and records of the register; others lose their target.</summary>
    /// <param name="markdown">A record is named like san-pham:25.</param>
    /// <param name="addresses">Pages of such records; one that is not there is reached by its number, which answers with the right address.</param>
    public static Html? FromMarkdown(string? markdown, IReadOnlyDictionary<TypedLink, string>? addresses = null)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return null;
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants().OfType<LinkInline>())
        {
            if (TypedLink.Read(link.Url) is { } record)
                link.Url = addresses?.GetValueOrDefault(record) ?? record.ByNumber;
            else if (!IsSafe(link.Url))
                link.Url = "";
        }

        foreach (var link in document.Descendants().OfType<AutolinkInline>())
            if (!link.IsEmail && !IsSafe(link.Url))
                link.Url = "";
        foreach (var table in document.Descendants<Table>())
            Dress(table);
        var html = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTable());
        renderer.Render(document);
        return new(html.ToString());
    }

    /// <summary>The records that a Markdown text links to, once each, in their order.</summary>
    public static IReadOnlyList<TypedLink> RecordsIn(string? markdown) => string.IsNullOrWhiteSpace(markdown)
        ? []
        : [.. Markdig.Markdown.Parse(markdown, Pipeline).Descendants().OfType<LinkInline>().Select(l => TypedLink.Read(l.Url)).OfType<TypedLink>().Distinct()];

    /// <summary>The words of a Markdown text, block by block, without its marks and addresses.</summary>
    public static string PlainText(string markdown)
    {
        var text = new StringBuilder();
        foreach (var block in Markdig.Markdown.Parse(markdown, Pipeline).Descendants<LeafBlock>())
        {
            foreach (var inline in block.Inline?.Descendants() ?? [])
                text.Append(inline switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    CodeInline code => code.Content,
                    LineBreakInline => " ",
                    _ => "",
                });
            text.Append('\n');
        }

        return text.ToString();
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(markup);

    private static bool IsSafe(string? url) =>
        url is null || (!url.StartsWith("//", StringComparison.Ordinal) && url.StartsWith('/')) || url.StartsWith('#')
        || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https" or "mailto" or "tel"));

    /// <summary>The renderer would align columns by a style attribute, which the content policy refuses: a class does it.</summary>
    private static void Dress(Table table)
    {
        table.GetAttributes().AddClass("table");
        foreach (var row in table.OfType<TableRow>())
            for (var i = 0; i < row.Count; i++)
                if (table.ColumnDefinitions.ElementAtOrDefault(i)?.Alignment is TableColumnAlign.Right)
                    row[i].GetAttributes().AddClass("number");
        foreach (var column in table.ColumnDefinitions)
            column.Alignment = null;
    }

    /// <summary>A wide table scrolls by itself, by keyboard too, and never the page.</summary>
    private sealed class ScrollingTable : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.Write("<div class=\"table-wrap\" tabindex=\"0\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }
}
