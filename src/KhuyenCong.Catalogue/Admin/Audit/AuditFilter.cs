using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;
using Microsoft.AspNetCore.Http;

namespace KhuyenCong.Catalogue.Admin.Audit;

/// <summary>The question behind the audit: who, what, to which record, from which day to which.</summary>
public sealed record AuditFilter
{
    /// <summary>Part of a name or an address, or a whole key.</summary>
    public string Who { get; init; } = "";

    /// <summary>Word of an action, such as "publish".</summary>
    public string Action { get; init; } = "";

    /// <summary>Word of a kind, such as "product".</summary>
    public string Kind { get; init; } = "";

    /// <summary>Number, code or key of a record.</summary>
    public string Record { get; init; } = "";

    /// <summary>First and last day in Viet Nam, both counted in.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public int Page { get; init; } = 1;

    public bool IsEmpty => this with { Page = 1 } == new AuditFilter();

    public static AuditFilter Read(IQueryCollection query, List<FilterFault> faults) => new()
    {
        Who = QueryValues.ReadText(query["ai"]),
        Action = QueryValues.ReadText(query["viec"]),
        Kind = QueryValues.ReadText(query["loai"]),
        Record = QueryValues.ReadText(query["ban-ghi"]),
        From = ReadDay("tu", query, faults),
        To = ReadDay("den", query, faults),
        Page = QueryValues.ReadPage(query["trang"], faults),
    };

    public IQueryable<AuditEntry> Apply(CatalogueDb db)
    {
        IQueryable<AuditEntry> rows = db.Audit;
        if (Who.Length > 0)
        {
            // The name of today for who still has an account, the one kept for who has not.
            var (folded, address) = (VietnameseText.Fold(Who), Who.ToUpperInvariant());
            var keys = db.Users.Where(u => u.SearchKey.Contains(folded) || u.NormalizedEmail!.Contains(address)).Select(u => u.Id);
            rows = rows.Where(a => a.ActorKey == Who || keys.Contains(a.ActorKey!));
        }

        if (Action.Length > 0)
            rows = rows.Where(a => a.Action == Action);
        if (Kind.Length > 0)
            rows = rows.Where(a => a.Kind == Kind);
        if (Record.Length > 0)
            rows = rows.Where(a => a.RecordId == Record);
        if (From is { } from)
        {
            var start = VietnamClock.StartOf(from);
            rows = rows.Where(a => a.At >= start);
        }

        if (To is { } to)
        {
            var end = VietnamClock.StartOf(to.AddDays(1));
            rows = rows.Where(a => a.At < end);
        }

        return rows.OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
    }

    public string ToQuery() => new QueryText()
        .Add("ai", Who).Add("viec", Action).Add("loai", Kind).Add("ban-ghi", Record)
        .Add("tu", From is { } from ? Say.Typed(from) : null).Add("den", To is { } to ? Say.Typed(to) : null).Add("trang", Page, unless: 1).ToString();

    private static DateOnly? ReadDay(string name, IQueryCollection query, List<FilterFault> faults)
    {
        var read = new List<FilterFault>();
        var day = QueryValues.ReadTypedDay(query[name], read);
        faults.AddRange(read.Select(f => f with { Name = name }));
        return day;
    }
}
