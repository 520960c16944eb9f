using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KhuyenCong.Catalogue.BackOffice.Kit;

/// <summary>The summary of faults above a form: takes the focus, and each line leads to its field. Nothing where there is none.</summary>
[HtmlTargetElement("faults", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FaultsTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var faults = ViewContext.ModelState.SelectMany(e => e.Value!.Errors.Select(error => (Field: e.Key, error.ErrorMessage))).ToList();
        if (faults.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("data-testid", "faults");
        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append(faults.Count == 1 ? "Có một chỗ cần sửa" : $"Có {faults.Count} chỗ cần sửa");
        output.Content.AppendHtml(heading);
        var list = new TagBuilder("ul");
        foreach (var (field, words) in faults)
        {
            var line = new TagBuilder("li");
            if (field.Length == 0)
            {
                line.InnerHtml.Append(words);
            }
            else
            {
                var link = new TagBuilder("a");
                link.Attributes["href"] = "#" + FieldTagHelper.IdOf(field);
                link.InnerHtml.Append(words);
                line.InnerHtml.AppendHtml(link);
            }

            list.InnerHtml.AppendHtml(line);
        }

        output.Content.AppendHtml(list);
    }
}
