using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Razor.Internal;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Common;

/// <summary>Base of the theme's templates: the language of the page, the words of the interface in both, the day, the settings.</summary>
public abstract class PublicPage<TModel> : RazorPage<TModel>
{
    private RequestFace? face;

    [RazorInject]
    public IOptions<CatalogueSettings> Settings { get; set; } = null!;

    [RazorInject]
    public SiteMenus Menus { get; set; } = null!;

    public SiteSettings Site => Settings.Value.Site;

    public RequestFace Face => face ??= RequestFace.Of(Context);

    public Language Lang => Face.Language;

    /// <summary>The language of the same page's other face.</summary>
    public Language OtherLang => Lang is Language.En ? Language.Vi : Language.En;

    /// <summary>Today in Viet Nam, the same for the whole request.</summary>
    public DateOnly Today => Face.Moment.Today;

    /// <summary>A word of the interface in the language of the page.</summary>
    public string T(string vietnamese, string english) => Lang.Pick(vietnamese, english);

    public string D(DateOnly day) => Say.Date(Lang, day);

    public string D(DateTimeOffset instant) => Say.Date(Lang, instant);

    public string N(decimal number) => Say.Number(Lang, number);

    /// <summary>A heading in which numbers of documents (26/2014/TT-BCT) do not break at the end of a line.</summary>
    public IHtmlContent Unbroken(string text) => DocumentNumber.Unbroken(text, HtmlEncoder);

    /// <summary>The lang attribute of a text whose language differs from the page's, else null (no attribute is written).</summary>
    public string? LangOf(Worded text) => LangOf(text.Lang);

    public string? LangOf(string language) => language == Lang.Code() ? null : language;
}
