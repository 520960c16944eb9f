using System.Globalization;
using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KhuyenCong.Catalogue.BackOffice.Kit;

/// <summary>
/// A field of a form: label, hint, fault and control, tied to each other. <c>for</c> names a property of the page's model; a form made at run time gives <c>name</c> and
/// <c>value</c> instead. What was typed stays after a fault, passwords apart. Other attributes (autocomplete, inputmode, maxlength, autofocus, lang…) go to the control.
/// </summary>
/// <remarks>
/// Types: text, email, password, number, url, tel, day (31/12/2026), area, select, choices (boxes, several), radios, tick (one box). The last five but tick take <c>choices</c>.
/// </remarks>
[HtmlTargetElement("field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    /// <summary>One value; several with <see cref="Values"/>.</summary>
    public string? Value { get; set; }

    public IEnumerable<string>? Values { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>Told beside the label.</summary>
    public bool Optional { get; set; }

    /// <summary>Where a table's heading says it to the eye: the label is for readers of screens alone.</summary>
    public bool Quiet { get; set; }

    public string Type { get; set; } = "text";

    public int Rows { get; set; } = 6;

    public IEnumerable<Choice> Choices { get; set; } = [];

    /// <summary>The fault, where it is not in the model state.</summary>
    public string? Fault { get; set; }

    private string FieldName => Name ?? ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For?.Name ?? "");

    private string Id => IdOf(FieldName);

    /// <summary>The id of a control, and so the target of a fault in the summary.</summary>
    public static string IdOf(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var fault = Fault ?? (ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null);
        var rest = output.Attributes.ToList();
        output.Attributes.Clear();
        output.TagMode = TagMode.StartTagAndEndTag;
        var grouped = Type is "choices" or "radios";
        output.TagName = grouped ? "fieldset" : "div";
        output.Attributes.SetAttribute("class", "field");
        if (grouped)
            output.Attributes.SetAttribute("id", Id);
        var described = string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", fault is null ? null : $"{Id}-fault" }.OfType<string>());
        if (grouped && described.Length > 0)
            output.Attributes.SetAttribute("aria-describedby", described);
        if (Type != "tick")
            output.Content.AppendHtml(LabelOf(grouped));
        if (Hint is not null)
            output.Content.AppendHtml(Paragraph("field__hint", $"{Id}-hint", Hint));
        if (fault is not null)
            output.Content.AppendHtml(Paragraph("field__error", $"{Id}-fault", fault, "Lỗi: "));
        output.Content.AppendHtml(Type switch
        {
            "choices" or "radios" => Boxes(fault is not null),
            "tick" => Tick(rest, described, fault is not null),
            _ => Control(rest, described, fault is not null),
        });
    }

    private TagBuilder LabelOf(bool grouped)
    {
        var label = new TagBuilder(grouped ? "legend" : "label");
        label.AddCssClass(Quiet ? "visually-hidden" : "field__label");
        if (!grouped)
            label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label);
        if (Optional)
        {
            var optional = new TagBuilder("span");
            optional.AddCssClass("field__optional");
            optional.InnerHtml.Append(" (không bắt buộc)");
            label.InnerHtml.AppendHtml(optional);
        }

        return label;
    }

    private static TagBuilder Paragraph(string cssClass, string id, string text, string? spoken = null)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(cssClass);
        paragraph.Attributes["id"] = id;
        if (spoken is not null)
        {
            var hidden = new TagBuilder("span");
            hidden.AddCssClass("visually-hidden");
            hidden.InnerHtml.Append(spoken);
            paragraph.InnerHtml.AppendHtml(hidden);
        }

        paragraph.InnerHtml.Append(text);
        return paragraph;
    }

    private TagBuilder Control(List<TagHelperAttribute> rest, string described, bool faulty)
    {
        var control = new TagBuilder(Type switch { "area" => "textarea", "select" => "select", _ => "input" });
        control.AddCssClass(Type == "day" ? "input input--day" : "input");
        control.Attributes["id"] = Id;
        control.Attributes["name"] = FieldName;
        Dress(control, rest, described, faulty);
        var value = ValueNow();
        switch (Type)
        {
            case "area":
                control.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
                // A line break right after the tag is not part of the text.
                control.InnerHtml.Append("\n" + value);
                break;
            case "select":
                foreach (var choice in Choices)
                    control.InnerHtml.AppendHtml(OptionOf(choice, choice.Value == value));
                break;
            case "day":
                control.Attributes["type"] = "text";
                control.Attributes["placeholder"] = "ngày/tháng/năm";
                control.Attributes["value"] = value;
                break;
            default:
                control.Attributes["type"] = Type;
                if (Type is not ("password" or "file"))
                    control.Attributes["value"] = value;
                break;
        }

        if (control.TagName == "input")
            control.TagRenderMode = TagRenderMode.SelfClosing;
        return control;
    }

    private TagBuilder Boxes(bool faulty)
    {
        var box = new TagBuilder("div");
        box.AddCssClass("choices");
        var chosen = ValuesNow();
        var number = 0;
        foreach (var choice in Choices)
        {
            var input = BoxOf(Type == "radios" ? "radio" : "checkbox", $"{Id}-{++number}", choice.Value, chosen.Contains(choice.Value));
            if (faulty)
                input.Attributes["aria-invalid"] = "true";
            box.InnerHtml.AppendHtml(Labelled(input, choice.Label, choice.Hint));
        }

        return box;
    }

    private TagBuilder Tick(List<TagHelperAttribute> rest, string described, bool faulty)
    {
        var input = BoxOf("checkbox", Id, "true", string.Equals(ValueNow(), "true", StringComparison.OrdinalIgnoreCase));
        Dress(input, rest, described, faulty);
        return Labelled(input, Label, null);
    }

    private TagBuilder BoxOf(string type, string id, string value, bool chosen)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = type;
        input.Attributes["id"] = id;
        input.Attributes["name"] = FieldName;
        input.Attributes["value"] = value;
        if (chosen)
            input.Attributes["checked"] = "checked";
        return input;
    }

    private static TagBuilder Labelled(TagBuilder input, string text, string? hint)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("choice");
        label.InnerHtml.AppendHtml(input);
        var words = new TagBuilder("span");
        words.InnerHtml.Append(text);
        if (hint is not null)
        {
            var small = new TagBuilder("small");
            small.InnerHtml.Append(hint);
            words.InnerHtml.AppendHtml(small);
        }

        label.InnerHtml.AppendHtml(words);
        return label;
    }

    private static TagBuilder OptionOf(Choice choice, bool chosen)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = choice.Value;
        if (chosen)
            option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(choice.Label);
        return option;
    }

    private static void Dress(TagBuilder control, List<TagHelperAttribute> rest, string described, bool faulty)
    {
        foreach (var attribute in rest)
            control.Attributes[attribute.Name] = attribute.ValueStyle is HtmlAttributeValueStyle.Minimized ? attribute.Name : attribute.Value?.ToString();
        if (described.Length > 0)
            control.Attributes["aria-describedby"] = described;
        if (faulty)
            control.Attributes["aria-invalid"] = "true";
    }

    /// <summary>What was typed last, else what the model holds.</summary>
    private string? ValueNow() => Typed()?.LastOrDefault() ?? Value ?? For?.Model switch
    {
        null => null,
        DateOnly day => Say.Typed(day),
        bool set => set ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    private HashSet<string> ValuesNow() =>
        [.. Typed() ?? Values ?? (For?.Model as IEnumerable<string>) ?? (ValueNow() is { } one ? [one] : [])];

    private IEnumerable<string>? Typed() =>
        ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.RawValue is not null ? entry.RawValue as string[] ?? [entry.AttemptedValue ?? ""] : null;
}
