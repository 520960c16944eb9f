using System.Collections.Immutable;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Certificates;

/// <summary>What an officer does to a certificate after its grant.</summary>
public enum CertificateAct
{
    Suspend,
    Reinstate,
    Revoke,
    Correct,

    /// <summary>Sets a last day other than the rule's.</summary>
    OverrideEnd,

    /// <summary>Takes back such a day: the rule holds again.</summary>
    LiftEnd,

    /// <summary>Says who compared the record with the original file, and when.</summary>
    Verify,

    LiftVerification,
}

/// <summary>A field of the form of an act; its word is the field's name.</summary>
public enum ActField
{
    By,
    Day,
    Decision,
    Ground,
    Note,
    NoteEn,
}

/// <summary>An act as it was typed: dates as 31/12/2026, a decision as "25 · 1997/QĐ-BCT", its record number or its own number.</summary>
/// <param name="Act">Which.</param>
/// <param name="Version">Version of the certificate that the form was opened on.</param>
/// <param name="Fields">Trimmed; a field that is not there is blank.</param>
public sealed record TypedAct(CertificateAct Act, int Version, IReadOnlyDictionary<ActField, string> Fields)
{
    public string this[ActField field] => Fields.GetValueOrDefault(field, "").Trim();
}

/// <summary>Something typed that cannot stand, in Vietnamese.</summary>
public sealed record ActFault(ActField Field, string Message);

public enum ActResult
{
    Done,
    Faulty,

    /// <summary>Somebody changed the certificate after the form was opened.</summary>
    Conflict,
    Missing,
}

/// <summary>What came of an act, or would come of it.</summary>
public sealed record ActOutcome(ActResult Result)
{
    public IReadOnlyList<ActFault> Faults { get; init; } = [];

    /// <summary>The public status from the first day that is told otherwise than before; empty where none is.</summary>
    public IReadOnlyList<StatusSpan> Changes { get; init; } = [];

    /// <summary>As it is told today with the act; null where there is none.</summary>
    public CertificateFace? Face { get; init; }
}

/// <summary>Acts and their fields, in Vietnamese.</summary>
public static class ActWords
{
    public static string Title(CertificateAct act) => act switch
    {
        CertificateAct.Suspend => "Tạm dừng hiệu lực",
        CertificateAct.Reinstate => "Khôi phục hiệu lực",
        CertificateAct.Revoke => "Thu hồi",
        CertificateAct.Correct => "Đính chính",
        CertificateAct.OverrideEnd => "Ấn định ngày hết hạn riêng",
        CertificateAct.LiftEnd => "Bỏ ngày hết hạn riêng",
        CertificateAct.Verify => "Xác nhận đã đối chiếu hồ sơ gốc",
        _ => "Bỏ xác nhận đối chiếu",
    };

    public static string About(CertificateAct act) => act switch
    {
        CertificateAct.Suspend => "Từ ngày có hiệu lực, trang công khai báo chứng nhận đang tạm dừng, cho đến khi được khôi phục.",
        CertificateAct.Reinstate => "Chỉ dành cho chứng nhận đang tạm dừng vào ngày có hiệu lực.",
        CertificateAct.Revoke => "Thu hồi là việc cuối cùng: sau đó chỉ còn đính chính được.",
        CertificateAct.Correct => "Ghi một đính chính vào diễn biến; không đổi trạng thái.",
        CertificateAct.OverrideEnd => "Dùng khi văn bản định một ngày hết hạn khác quy định chung. Lý do hiện trên trang công khai.",
        CertificateAct.LiftEnd => "Thời hạn trở lại theo quy định chung. Lý do được ghi vào diễn biến như một đính chính, hiện trên trang công khai.",
        CertificateAct.Verify => "Tên và ngày hiện trên trang công khai thay cho câu chưa đối chiếu.",
        _ => "Trang công khai lại báo chưa đối chiếu. Lý do được ghi vào diễn biến như một đính chính, hiện trên trang công khai.",
    };

    public static string Done(CertificateAct act) => $"Đã ghi: {char.ToLowerInvariant(Title(act)[0])}{Title(act)[1..]}.";

    /// <summary>The word of the audit.</summary>
    public static string Audited(CertificateAct act) => act switch
    {
        CertificateAct.Suspend => "suspend",
        CertificateAct.Reinstate => "reinstate",
        CertificateAct.Revoke => "revoke",
        CertificateAct.Correct => "correct",
        CertificateAct.OverrideEnd => "override-end",
        CertificateAct.LiftEnd => "lift-end",
        CertificateAct.Verify => "verify",
        _ => "lift-verification",
    };

    public static ImmutableArray<ActField> Fields(CertificateAct act) => act switch
    {
        CertificateAct.OverrideEnd => [ActField.Day, ActField.Ground],
        CertificateAct.Verify => [ActField.By, ActField.Day],
        CertificateAct.LiftEnd or CertificateAct.LiftVerification => [ActField.Ground],
        _ => [ActField.Day, ActField.Decision, ActField.Ground, ActField.Note, ActField.NoteEn],
    };

    public static bool IsRequired(CertificateAct act, ActField field) => field switch
    {
        ActField.By or ActField.Day => true,
        ActField.Ground => act is not (CertificateAct.Reinstate or CertificateAct.Correct),
        _ => false,
    };

    public static string Label(CertificateAct act, ActField field) => field switch
    {
        ActField.By => "Người đối chiếu",
        ActField.Day when act is CertificateAct.OverrideEnd => "Ngày cuối cùng còn hiệu lực",
        ActField.Day when act is CertificateAct.Verify => "Ngày đối chiếu",
        ActField.Day => "Ngày có hiệu lực",
        ActField.Decision => "Theo quyết định",
        ActField.Ground when act is CertificateAct.Suspend or CertificateAct.Reinstate or CertificateAct.Revoke => "Căn cứ",
        ActField.Ground => "Lý do",
        ActField.Note => "Ghi chú công khai",
        _ => "Ghi chú công khai, tiếng Anh",
    };

    public static string? Hint(ActField field) => field switch
    {
        ActField.By => "Tên như muốn hiện trên trang công khai.",
        ActField.Day => "Ngày/tháng/năm, ví dụ 31/12/2026.",
        ActField.Decision => "Gõ số văn bản, hoặc một phần rồi chọn; để trống nếu chưa có trong kho văn bản.",
        ActField.Ground => "Hiện trên trang công khai.",
        _ => null,
    };

    public static string OfEvent(CertificateEventKind kind) => kind switch
    {
        CertificateEventKind.Suspended => "Tạm dừng",
        CertificateEventKind.Reinstated => "Khôi phục",
        CertificateEventKind.Revoked => "Thu hồi",
        _ => "Đính chính",
    };
}
