using System.Globalization;
using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Html;

namespace KhuyenCong.Catalogue.BackOffice;

/// <summary>Dates and numbers of the back office, in Vietnamese. Imported into every page there.</summary>
public static class Text
{
    /// <summary>31/12/2026</summary>
    public static string Day(DateOnly day) => Say.Date(Language.Vi, day);

    public static string Day(DateTimeOffset instant) => Say.Date(Language.Vi, instant);

    /// <summary>31/12/2026 09:05, in Viet Nam.</summary>
    public static string When(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, VietnamClock.Zone).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>1.234</summary>
    public static string Number(decimal number) => Say.Number(Language.Vi, number);

    /// <summary>The instant for people and machines.</summary>
    public static IHtmlContent Time(DateTimeOffset instant) =>
        new HtmlString($"<time datetime=\"{instant.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}\">{When(instant)}</time>");
}
