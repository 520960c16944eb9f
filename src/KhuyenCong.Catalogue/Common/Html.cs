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

/// <summary>A picture within a text, with what stands below it: words and their language where it is not the page's.</summary>
public sealed record TextFigure(string Address, string? WebP, string? Jpeg, int? Width, int? Height, string Alt, IReadOnlyList<(string Words, string? Lang)> Caption);

/// <summary>Safe HTML: only the Markdown renderer makes it, with raw HTML switched off.</summary>
public sealed class Html : IHtmlContent
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();

    private const string PictureScheme = "hinh:";

    private static readonly object FigureKey = new();

    private readonly string markup;

    private Html(string markup) => this.markup = markup;

    /// <summary>Null for an empty text. Links may lead to http, https, mailto, tel, paths of the site and records of the register; others lose their target.</summary>
    /// <param name="markdown">A record is named like san-pham:25.</param>
    /// <param name="addresses">Pages of such records; one that is not there is reached by its number, which answers with the right address.</param>
    /// <param name="figures">Pictures that the text may show, by number: "![words](hinh:12)" in a paragraph of its own is a figure. Others are left out.</param>
    public static Html? FromMarkdown(string? markdown, IReadOnlyDictionary<TypedLink, string>? addresses = null, IReadOnlyDictionary<int, TextFigure>? figures = null)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            return null;
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants().OfType<LinkInline>().ToList())
        {
            if (PictureOf(link) is { } picture)
            {
                Show(link, figures?.GetValueOrDefault(picture));
                continue;
            }

            // A picture of another site would be asked for by whoever reads a feed: a link with its words stays of it.
            link.IsImage &= link.Url is ['/', not ('/' or '\\'), ..];
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
        renderer.ObjectRenderers.Replace<ParagraphRenderer>(new FigureParagraph());
        renderer.Render(document);
        return new(html.ToString());
    }

    /// <summary>The records that a Markdown text links to, once each, in their order.</summary>
    public static IReadOnlyList<TypedLink> RecordsIn(string? markdown) => string.IsNullOrWhiteSpace(markdown)
        ? []
        : [.. Markdig.Markdown.Parse(markdown, Pipeline).Descendants().OfType<LinkInline>().Select(l => TypedLink.Read(l.Url)).OfType<TypedLink>().Distinct()];

    /// <summary>Numbers of the pictures that a Markdown text shows, once each, in their order.</summary>
    public static IReadOnlyList<int> PicturesIn(string? markdown) => string.IsNullOrWhiteSpace(markdown)
        ? []
        : [.. Markdig.Markdown.Parse(markdown, Pipeline).Descendants().OfType<LinkInline>().Select(PictureOf).OfType<int>().Distinct()];

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

    private static int? PictureOf(LinkInline link) =>
        link.IsImage && link.Url is { } url && url.StartsWith(PictureScheme, StringComparison.Ordinal) && int.TryParse(url.AsSpan(PictureScheme.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static void Show(LinkInline link, TextFigure? figure)
    {
        if (figure is null)
        {
            link.Remove();
            return;
        }

        link.Url = figure.Address;
        link.SetData(FigureKey, figure);
    }

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

    private sealed class FigureParagraph : ParagraphRenderer
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
        {
            if (obj.Inline?.FirstChild is LinkInline { NextSibling: null } link && link.GetData(FigureKey) is TextFigure figure)
                Write(renderer, figure);
            else
                base.Write(renderer, obj);
        }

        private static void Write(HtmlRenderer renderer, TextFigure figure)
        {
            const string Sizes = "(min-width: 46rem) 42rem, 92vw";
            renderer.Write("<figure class=\"piece__figure\"><picture>");
            if (figure.WebP is { } webp)
                renderer.Write($"<source type=\"image/webp\" srcset=\"{webp}\" sizes=\"{Sizes}\">");
            renderer.Write($"<img src=\"{figure.Address}\" alt=\"").WriteEscape(figure.Alt).Write("\"");
            if (figure.Jpeg is { } jpeg)
                renderer.Write($" srcset=\"{jpeg}\" sizes=\"{Sizes}\"");
            if (figure is { Width: { } width, Height: { } height })
                renderer.Write(string.Create(CultureInfo.InvariantCulture, $" width=\"{width}\" height=\"{height}\""));
            renderer.Write(" loading=\"lazy\"></picture>");
            if (figure.Caption.Count > 0)
            {
                renderer.Write("<figcaption class=\"figure__caption\">");
                foreach (var (words, lang) in figure.Caption)
                    renderer.Write(lang is null ? "<span>" : $"<span lang=\"{lang}\">").WriteEscape(words).Write("</span> ");
                renderer.Write("</figcaption>");
            }

            renderer.WriteLine("</figure>");
        }
    }
}
