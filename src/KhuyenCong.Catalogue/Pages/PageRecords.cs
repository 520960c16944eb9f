using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.Catalogue.Pages;

/// <summary>A static page in the language asked for, or in the other where it was not translated.</summary>
public sealed record StaticPage(string Slug, string SlugEn, Worded Title, Worded? Summary, Html Text, string TextLang, DateTimeOffset UpdatedAt);
