using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Fairs;

/// <summary>The terms of fairs and their days, as people of either language write them.</summary>
public static class FairWords
{
    public static string KindName(Language language, FairKind kind) => kind switch
    {
        FairKind.OutstandingProducts => language.Pick("Hội chợ sản phẩm công nghiệp nông thôn tiêu biểu", "Fair of outstanding rural industrial products"),
        FairKind.IndustryAndTrade => language.Pick("Hội chợ công thương", "Industry and trade fair"),
        FairKind.Ocop => language.Pick("Hội chợ OCOP", "OCOP fair"),
        FairKind.CraftVillages => language.Pick("Hội chợ làng nghề", "Craft villages fair"),
        FairKind.Abroad => language.Pick("Hội chợ ở nước ngoài", "Fair abroad"),
        _ => language.Pick("Hội chợ khác", "Other fair"),
    };

    public static string WhenName(Language language, Timing time) => time switch
    {
        Timing.Upcoming => language.Pick("Sắp diễn ra", "Upcoming"),
        Timing.Running => language.Pick("Đang diễn ra", "On now"),
        _ => language.Pick("Đã diễn ra", "Past"),
    };

    public static string DisruptionName(Language language, FairDisruption disruption) =>
        disruption is FairDisruption.Cancelled ? language.Pick("Đã hủy", "Cancelled") : language.Pick("Hoãn", "Postponed");

    public static string RoleName(Language language, OrganiserRole role) => role switch
    {
        OrganiserRole.Host => language.Pick("Chủ trì", "Host"),
        OrganiserRole.Partner => language.Pick("Phối hợp", "Partner"),
        _ => language.Pick("Thực hiện", "Implementer"),
    };

    public static string BoothName(Language language, BoothKind kind) => kind switch
    {
        BoothKind.Standard => language.Pick("Gian tiêu chuẩn", "Standard booth"),
        BoothKind.OpenSpace => language.Pick("Đất trống", "Open space"),
        BoothKind.ProvincialStand => language.Pick("Gian chung của tỉnh", "Provincial stand"),
        _ => language.Pick("Gian sản phẩm đạt giải", "Stand of awarded products"),
    };

    /// <summary>"16/05 – 19/05/2024" · "16 – 19 May 2024"; what is not known is said.</summary>
    public static string Days(Language language, FairDays days) => (days.First, days.Last) switch
    {
        ({ } from, { } to) when from == to => Say.Date(language, from),
        ({ } from, { } to) => $"{Before(language, from, to)} – {Say.Date(language, to)}",
        ({ } from, null) => language.Pick($"khai mạc {Say.Date(language, from)}, chưa rõ ngày bế mạc", $"opening {Say.Date(language, from)}, closing day not known"),
        (null, { } to) => language.Pick($"đến {Say.Date(language, to)}, chưa rõ ngày khai mạc", $"until {Say.Date(language, to)}, opening day not known"),
        _ => language.Pick($"năm {days.Year}, chưa rõ ngày", $"{days.Year}, dates not known"),
    };

    /// <summary>The first day without what it shares with the last.</summary>
    private static string Before(Language language, DateOnly from, DateOnly to)
    {
        if (from.Year != to.Year)
            return Say.Date(language, from);
        return language is Language.Vi ? from.ToString("dd/MM", Say.Culture(Language.En)) : from.ToString(from.Month == to.Month ? "%d" : "d MMMM", Say.Culture(Language.En));
    }
}
