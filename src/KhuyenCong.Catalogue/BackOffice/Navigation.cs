using System.Collections.Immutable;
using KhuyenCong.Catalogue.Accounts;

namespace KhuyenCong.Catalogue.BackOffice;

/// <summary>A way into the back office; shown to who may take it.</summary>
public sealed record Way(string Label, string Href, Permission Permission);

/// <summary>Ways that belong together.</summary>
public sealed record WayGroup(string Label, ImmutableArray<Way> Ways);

/// <summary>The contents of the back office. A slice adds its line here.</summary>
public static class Navigation
{
    public static readonly ImmutableArray<WayGroup> Groups =
    [
        new("Bàn làm việc", [new("Tổng quan", "/quan-tri", Permission.Enter)]),
        new("Vận hành",
        [
            new("Người dùng", "/quan-tri/nguoi-dung", Permission.ManageUsers),
            new("Nhật ký", "/quan-tri/nhat-ky", Permission.ReadAudit),
            new("Tác vụ và thư", "/quan-tri/tac-vu", Permission.RunJobs),
            new("Tìm kiếm", "/quan-tri/tim-kiem", Permission.ReadSearch),
        ]),
    ];
}
