using System.Collections.Frozen;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Common;

public sealed record MenuLink(Worded Label, string Href);

/// <summary>A menu in one language.</summary>
public sealed record SiteMenu(Worded Name, IReadOnlyList<MenuLink> Links);

/// <summary>The menus of every page, those of errors too; replaced as a whole by the change feed.</summary>
public sealed class SiteMenus
{
    public const string Main = "main";
    public const string Footer = "footer";
    public const string Machines = "machines";

    private static readonly SiteMenu Empty = new(new("", "vi"), []);

    private volatile FrozenDictionary<(string, Language), SiteMenu> menus = FrozenDictionary<(string, Language), SiteMenu>.Empty;

    /// <summary>Without links where there is no such menu.</summary>
    public SiteMenu Of(string slug, Language language) => menus.GetValueOrDefault((slug, language), Empty);

    internal void Take(IEnumerable<Menu> saved) => menus = saved
        .SelectMany(menu => Enum.GetValues<Language>(), (menu, language) => (Menu: menu, Language: language))
        .ToFrozenDictionary(m => (m.Menu.Slug, m.Language), m => Read(m.Menu, m.Language));

    private static SiteMenu Read(Menu menu, Language language) => new(
        language.Word(menu.Name, menu.NameEn),
        [.. menu.Items.Select(i => new MenuLink(language.Word(i.Label, i.LabelEn), language.Pick(i.Href, i.HrefEn ?? i.Href)))]);
}
