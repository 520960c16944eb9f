using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>Who does something: the key that is kept for good, and the name of today.</summary>
public sealed record Actor(string Key, string Name)
{
    /// <summary>Whoever may run commands on the machine.</summary>
    public static Actor Operator { get; } = new("operator", "Người vận hành");

    /// <summary>The site itself: jobs.</summary>
    public static Actor Site { get; } = new("site", "Hệ thống");

    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its permission.</exception>
    public static Actor Of(ClaimsPrincipal who) =>
        who.FindFirstValue(ClaimTypes.NameIdentifier) is { } key ? new(key, who.FindFirstValue(ClaimTypes.Name) ?? "") : throw new InvalidOperationException("Nobody is signed in.");
}

/// <summary>Writes down who did what, in the save of what was done.</summary>
public static class AuditTrail
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Adds the row, which the caller saves together with its cause.</summary>
    /// <param name="db">The context that saves the cause.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <param name="action">What, as a kebab word: "publish", "revoke", "invite".</param>
    /// <param name="record">To which record.</param>
    /// <param name="details">Written as a JSON object; never a name, an address or a text about a person, which could not be erased.</param>
    public static AuditEntry Note(this CatalogueDb db, Actor actor, DateTimeOffset at, string action, RecordRef record, object? details = null)
    {
        var entry = new AuditEntry { At = at, Action = action, Kind = record.Kind, RecordId = record.Id, ActorKey = actor.Key, Details = details is null ? null : JsonSerializer.Serialize(details, Json) };
        db.Audit.Add(entry);
        return entry;
    }
}
