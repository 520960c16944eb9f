using System.Collections.Immutable;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>The question behind the list of users: words of name or address, a role, a state.</summary>
public sealed record UserFilter
{
    private static readonly ImmutableArray<string> States = ["dang-dung", "cho-nhan", "bi-khoa"];

    public string Text { get; init; } = "";

    public Role? Role { get; init; }

    /// <summary>"dang-dung" in use, "cho-nhan" invited, "bi-khoa" locked; empty for all.</summary>
    public string State { get; init; } = "";

    public int Page { get; init; } = 1;

    public bool IsEmpty => Text.Length == 0 && Role is null && State.Length == 0;

    public static UserFilter Read(IQueryCollection query, List<FilterFault> faults) => new()
    {
        Text = QueryValues.ReadText(query["q"]),
        Role = Kebab.Parse<Role>(QueryValues.ReadWord("vai-tro", query["vai-tro"], [.. Kebab.All<Role>()], faults)),
        State = QueryValues.ReadWord("tinh-trang", query["tinh-trang"], States, faults),
        Page = QueryValues.ReadPage(query["trang"], faults),
    };

    public IQueryable<User> Apply(IQueryable<User> users)
    {
        if (Text.Length > 0)
        {
            var (folded, address) = (VietnameseText.Fold(Text), Text.ToUpperInvariant());
            users = users.Where(u => u.SearchKey.Contains(folded) || u.NormalizedEmail!.Contains(address));
        }

        if (Role is { } role)
        {
            var word = Kebab.Of(role);
            users = users.Where(u => u.Roles.Contains(word));
        }

        return State switch
        {
            "dang-dung" => users.Where(u => u.LockedAt == null && u.PasswordHash != null),
            "cho-nhan" => users.Where(u => u.LockedAt == null && u.PasswordHash == null),
            "bi-khoa" => users.Where(u => u.LockedAt != null),
            _ => users,
        };
    }

    public string ToQuery() => new QueryText()
        .Add("q", Text).Add("vai-tro", Role is { } role ? Kebab.Of(role) : null).Add("tinh-trang", State).Add("trang", Page, unless: 1).ToString();
}
