using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>Which records of a kind: q (a part of the name, or the number), trang-thai, thieu (tieng-anh), sap-xep (ten, moi-sua), trang.</summary>
public sealed record RecordFilter
{
    public const int PageSize = 25;
    public const string ByName = "ten";
    public const string ByChange = "moi-sua";
    public const string English = "tieng-anh";

    public string Text { get; init; } = "";

    public RecordState? State { get; init; }

    /// <summary>Only those without an English name.</summary>
    public bool LacksEnglish { get; init; }

    public string Sort { get; init; } = ByChange;

    public int Page { get; init; } = 1;

    public static (RecordFilter Filter, IReadOnlyList<FilterFault> Faults) Read(IQueryCollection query)
    {
        var faults = new List<FilterFault>();
        var (state, lacks, sort) = (QueryValues.Clean(query["trang-thai"]), QueryValues.Clean(query["thieu"]), QueryValues.Clean(query["sap-xep"]));
        if (state.Length > 0 && StateOf(state) is null)
            faults.Add(new("trang-thai", state, "không phải trạng thái nào", "is no state"));
        if (lacks is not ("" or English))
            faults.Add(new("thieu", lacks, "không phải điều có thể thiếu", "is nothing that can be missing"));
        if (sort is not ("" or ByName or ByChange))
            faults.Add(new("sap-xep", sort, "không phải cách sắp xếp nào", "is no order"));
        return (new() { Text = QueryValues.Clean(query["q"]), State = StateOf(state), LacksEnglish = lacks.Length > 0, Sort = sort.Length == 0 ? ByChange : sort, Page = QueryValues.ReadPage(query["trang"], faults) }, faults);
    }

    public static string Word(RecordState state) => state switch
    {
        RecordState.Draft => "nhap",
        RecordState.InReview => "cho-duyet",
        RecordState.Scheduled => "hen-gio",
        RecordState.Published => "hien",
        RecordState.Withdrawn => "da-go",
        _ => "thung-rac",
    };

    public RecordFilter At(int page) => this with { Page = page };

    public RecordFilter SortedBy(string sort) => this with { Sort = sort, Page = 1 };

    public string Href(EditedKind kind) => BackOfficeLinks.Records(kind) + new QueryText()
        .Add("q", Text)
        .Add("trang-thai", State is { } state ? Word(state) : null)
        .Add("thieu", LacksEnglish ? English : null)
        .Add("sap-xep", Sort == ByChange ? null : Sort)
        .Add("trang", Page, unless: 1);

    private static RecordState? StateOf(string word) => Enum.GetValues<RecordState>().Cast<RecordState?>().FirstOrDefault(s => Word(s!.Value) == word);
}

/// <summary>Addresses of the pages that edit records.</summary>
public static class BackOfficeLinks
{
    public static string Records(EditedKind kind) => $"/quan-tri/{kind.Path}";

    public static string New(EditedKind kind) => $"{Records(kind)}/moi";

    public static string Record(EditedKind kind, string id) => $"{Records(kind)}/{kind.InAddress(id)}";

    public static string History(EditedKind kind, string id) => $"{Record(kind, id)}/lich-su";

    public static string Preview(EditedKind kind, string id) => $"{Record(kind, id)}/xem-truoc";
}
