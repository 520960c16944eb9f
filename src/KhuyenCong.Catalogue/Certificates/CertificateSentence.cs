using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Certificates;

/// <summary>The answer in one sentence: is it valid, until when, or since when not and why.</summary>
public static class CertificateSentence
{
    public static string Of(Language language, CertificateFace face, DateOnly day, bool dayAsked)
    {
        var asked = dayAsked ? language.Pick($"Vào ngày {Say.Date(language, day)}, chứng nhận này", $"On {Say.Date(language, day)} this certificate") : language.Pick("Chứng nhận này", "This certificate");
        return $"{asked} {Rest(language, face, dayAsked)}";
    }

    private static string Rest(Language language, CertificateFace face, bool past)
    {
        var end = face.ValidTo is { } to ? Say.Date(language, to) : null;
        var ended = face.ValidTo is { } last ? Say.Date(language, last.AddDays(1)) : null;
        return face.Status switch
        {
            CertificateStatus.Valid or CertificateStatus.Expiring => language.Pick($"còn hiệu lực đến hết ngày {end}.", past ? $"was valid until the end of {end}." : $"is valid until the end of {end}."),
            CertificateStatus.Expired when face.EndIsCertain => language.Pick($"đã hết hiệu lực từ ngày {ended}, vì thời hạn kết thúc vào ngày {end}.", $"has not been valid since {ended}: its term ended on {end}."),
            CertificateStatus.Expired => language.Pick("đã hết hiệu lực; chưa rõ ngày hết hạn chính xác.", "is no longer valid; the exact day of its end is not known."),
            CertificateStatus.Revoked => Happened(language, face, CertificateEventKind.Revoked, "đã bị thu hồi", "was revoked"),
            CertificateStatus.Suspended => Happened(language, face, CertificateEventKind.Suspended, "đang tạm dừng hiệu lực", "has been suspended"),
            CertificateStatus.NotYet when face.GrantedOn is { } granted => language.Pick($"chưa có hiệu lực; ngày cấp là {Say.Date(language, granted)}.", $"is not yet valid; it is granted on {Say.Date(language, granted)}."),
            CertificateStatus.NotYet => language.Pick($"chưa có hiệu lực; năm cấp là {face.GrantYear}.", $"is not yet valid; it is granted in {face.GrantYear}."),
            _ => language.Pick(
                $"chưa rõ hiệu lực: nguồn chỉ cho biết năm cấp {face.GrantYear}, chưa đủ để xác định trạng thái của ngày này.",
                $"is of unknown validity: the sources give only the year of the grant, {face.GrantYear}, which does not settle the state on this day."),
        };
    }

    private static string Happened(Language language, CertificateFace face, CertificateEventKind kind, string vietnamese, string english)
    {
        var happening = face.Events.Where(e => e.Kind == kind && e.EffectiveOn >= face.StatusSince).MinBy(e => e.EffectiveOn) ?? face.Events.Last(e => e.Kind == kind);
        var day = Say.Date(language, happening.EffectiveOn);
        var by = happening.Decision is { } decision ? language.Pick($" theo Quyết định số {decision.Number}", $" by decision {decision.Number}") : "";
        var why = happening.Ground is { Length: > 0 } ground ? language.Pick($", vì {ground}", $" ({ground})") : "";
        return language.Pick($"{vietnamese} từ ngày {day}{by}{why}.", $"{english} from {day}{by}{why}.");
    }
}
