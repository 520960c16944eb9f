using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Documents;

/// <summary>Whether a document binds on a day, as far as its recorded days tell.</summary>
public enum DocumentForce
{
    NotYet,
    InForce,
    Ended,

    /// <summary>No source tells when it took effect.</summary>
    Unknown,
}

/// <summary>The register's words for documents.</summary>
public static class DocumentWords
{
    public static string TypeName(Language language, DocumentType type) => type switch
    {
        DocumentType.Law => language.Pick("Luật", "Law"),
        DocumentType.Resolution => language.Pick("Nghị quyết", "Resolution"),
        DocumentType.Decree => language.Pick("Nghị định", "Decree"),
        DocumentType.PrimeMinisterDecision => language.Pick("Quyết định của Thủ tướng Chính phủ", "Decision of the Prime Minister"),
        DocumentType.Decision => language.Pick("Quyết định", "Decision"),
        DocumentType.Directive => language.Pick("Chỉ thị", "Directive"),
        DocumentType.Circular => language.Pick("Thông tư", "Circular"),
        DocumentType.JointCircular => language.Pick("Thông tư liên tịch", "Joint circular"),
        DocumentType.ConsolidatedText => language.Pick("Văn bản hợp nhất", "Consolidated text"),
        DocumentType.OfficialLetter => language.Pick("Công văn", "Official letter"),
        DocumentType.Plan => language.Pick("Kế hoạch", "Plan"),
        _ => language.Pick("Thông báo", "Notice"),
    };

    /// <summary>"Thông tư 26/2014/TT-BCT" · "Circular 26/2014/TT-BCT".</summary>
    public static string Citation(Language language, DocumentType type, string number) =>
        $"{TypeName(language, type is DocumentType.PrimeMinisterDecision ? DocumentType.Decision : type)} {number}";

    /// <param name="document">Ends on <see cref="Document.EndedOn"/>, the first day on which it binds no more.</param>
    /// <param name="day">Day asked.</param>
    public static DocumentForce ForceOf(Document document, DateOnly day) =>
        document.EndedOn <= day ? DocumentForce.Ended
        : document.EffectiveOn is { } from ? from <= day ? DocumentForce.InForce : DocumentForce.NotYet
        : document.IssuedOn > day ? DocumentForce.NotYet
        : DocumentForce.Unknown;

    /// <summary>What the relation is called from the document that has it, and from the one it is about.</summary>
    public static string RelationName(Language language, DocumentRelationKind kind, bool incoming) => (kind, incoming) switch
    {
        (DocumentRelationKind.Amends, false) => language.Pick("Sửa đổi", "Amends"),
        (DocumentRelationKind.Amends, true) => language.Pick("Được sửa đổi bởi", "Amended by"),
        (DocumentRelationKind.Replaces, false) => language.Pick("Thay thế", "Replaces"),
        (DocumentRelationKind.Replaces, true) => language.Pick("Được thay thế bởi", "Replaced by"),
        (DocumentRelationKind.Consolidates, false) => language.Pick("Hợp nhất", "Consolidates"),
        (DocumentRelationKind.Consolidates, true) => language.Pick("Được hợp nhất trong", "Consolidated in"),
        (_, false) => language.Pick("Hướng dẫn", "Guides"),
        _ => language.Pick("Được hướng dẫn bởi", "Guided by"),
    };
}
