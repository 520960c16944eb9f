using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Fairs;

/// <summary>
/// One fair as an iCalendar object (RFC 5545): a whole-day event over its days, or, where it lasts one day and its hours can be read, a timed event in
/// Asia/Ho_Chi_Minh with that zone beside it.
/// </summary>
public static partial class FairCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const string Zone = "Asia/Ho_Chi_Minh";
    private const int LongestLine = 75;

    /// <summary>Is there a day to put into a calendar?</summary>
    public static bool Holds(Fair fair) => fair.StartsOn is not null;

    /// <param name="fair">With a first day.</param>
    /// <param name="language">Of the summary and the description.</param>
    /// <param name="publicUrl">Scheme and host of the site; the host makes the UID unique.</param>
    /// <param name="province">Name of the unit, for the location; left out where the address says it.</param>
    public static string Write(Fair fair, Language language, string publicUrl, string? province)
    {
        var first = fair.StartsOn!.Value;
        var last = fair.EndsOn ?? first;
        var text = new StringBuilder();
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//KhuyenCong//Catalogue//VI");
        Line("CALSCALE", "GREGORIAN");
        var hours = first == last ? HoursOf(fair.Hours) : null;
        if (hours is not null)
            foreach (var (name, value) in ZoneLines)
                Line(name, value);
        Line("BEGIN", "VEVENT");
        Line("UID", string.Create(CultureInfo.InvariantCulture, $"fair-{fair.Id}@{new Uri(publicUrl).Host}"));
        Line("DTSTAMP", Instant(fair.UpdatedAt));
        Line("LAST-MODIFIED", Instant(fair.UpdatedAt));
        Line("SEQUENCE", Math.Max(0, fair.Version - 1).ToString(CultureInfo.InvariantCulture));
        if (hours is { } open)
        {
            Line($"DTSTART;TZID={Zone}", Local(first, open.From));
            Line($"DTEND;TZID={Zone}", Local(first, open.To));
        }
        else
        {
            Line("DTSTART;VALUE=DATE", Day(first));
            // The end of a whole-day event is the day after (RFC 5545, 3.6.1).
            Line("DTEND;VALUE=DATE", Day(last.AddDays(1)));
        }

        Line("SUMMARY", Escape(language.Word(fair.Name, fair.NameEn).Text));
        var unit = fair.Address is { } address && province is not null && address.Contains(province, StringComparison.OrdinalIgnoreCase) ? null : province;
        if (Join(", ", fair.Venue, fair.Address, unit) is { Length: > 0 } place)
            Line("LOCATION", Escape(place));
        if (Join("\n", DescriptionOf(fair, language)) is { Length: > 0 } description)
            Line("DESCRIPTION", Escape(description));
        Line("URL", publicUrl.TrimEnd('/') + Links.Fair(language, fair.Slug, fair.Id));
        Line("STATUS", fair.Disruption switch { FairDisruption.Cancelled => "CANCELLED", FairDisruption.Postponed => "TENTATIVE", _ => "CONFIRMED" });
        Line("TRANSP", "TRANSPARENT");
        Line("END", "VEVENT");
        Line("END", "VCALENDAR");
        return text.ToString();

        void Line(string name, string value) => Fold(text, $"{name}:{value}");
    }

    /// <summary>UTC+7 since 13 June 1975, without summer time.</summary>
    private static readonly (string Name, string Value)[] ZoneLines =
    [
        ("BEGIN", "VTIMEZONE"), ("TZID", Zone), ("BEGIN", "STANDARD"), ("DTSTART", "19750613T000000"), ("TZOFFSETFROM", "+0800"), ("TZOFFSETTO", "+0700"), ("TZNAME", "+07"),
        ("END", "STANDARD"), ("END", "VTIMEZONE"),
    ];

    /// <summary>"8:00 - 21:30", "8h00 đến 21h30"; null for anything else: the words then stand in the description.</summary>
    private static (TimeOnly From, TimeOnly To)? HoursOf(string? hours)
    {
        if (hours is null || HoursPattern().Match(hours) is not { Success: true } match)
            return null;
        var (from, to) = (TimeOf(match.Groups["h1"], match.Groups["m1"]), TimeOf(match.Groups["h2"], match.Groups["m2"]));
        return from is { } f && to is { } t && f < t ? (f, t) : null;
    }

    private static TimeOnly? TimeOf(Group hour, Group minute)
    {
        var (h, m) = (int.Parse(hour.ValueSpan, CultureInfo.InvariantCulture), minute.Length > 0 ? int.Parse(minute.ValueSpan, CultureInfo.InvariantCulture) : 0);
        return h < 24 && m < 60 ? new TimeOnly(h, m) : null;
    }

    private static string?[] DescriptionOf(Fair fair, Language language) =>
    [
        fair.EndsOn is null ? language.Pick("Chưa rõ ngày bế mạc.", "Closing day not known.") : null,
        fair.Hours is { } hours ? $"{language.Pick("Giờ mở cửa", "Hours")}: {hours}" : null,
        (fair.Admission is { } admission ? language.Word(admission, fair.AdmissionEn).Text : null) is { } entry ? $"{language.Pick("Vào cửa", "Admission")}: {entry}" : null,
        fair.Disruption is { } disruption ? FairWords.DisruptionName(language, disruption) : null,
    ];

    private static string Join(string separator, params string?[] parts) => string.Join(separator, parts.Where(p => !string.IsNullOrWhiteSpace(p)));

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Local(DateOnly day, TimeOnly time) => day.ToDateTime(time).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>TEXT of RFC 5545, 3.3.11.</summary>
    private static string Escape(string text) => text
        .ReplaceLineEndings("\n")
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Lines of at most 75 octets, each further one begun with a space (RFC 5545, 3.1); no letter is cut.</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    [GeneratedRegex(@"^\s*(?<h1>\d{1,2})\s*(?:[:hg.]\s*(?<m1>\d{2})?)?\s*(?:-|–|đến)\s*(?<h2>\d{1,2})\s*(?:[:hg.]\s*(?<m2>\d{2})?)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex HoursPattern();
}
