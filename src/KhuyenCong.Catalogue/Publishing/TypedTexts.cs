using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>What people have typed and not saved: one text for a person and a form. No revision, no step.</summary>
internal static class TypedTexts
{
    /// <param name="db">Database.</param>
    /// <param name="form">A kind, or the word of a form that is of no kind.</param>
    /// <param name="id">Of the record, empty for one that is not made yet.</param>
    /// <param name="actor">Who typed it.</param>
    public static IQueryable<Autosave> Typed(this CatalogueDb db, string form, string id, string actor) => db.Autosaves.Where(a => a.Kind == form && a.RecordId == id && a.ActorKey == actor);

    /// <summary>In the place of what was kept before; two at once leave one of them.</summary>
    public static async Task KeepTypedAsync(this CatalogueDb db, string form, string id, string actor, RecordText text, EditBase at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (fields, started, moment) = (text.ToJson(), at.ToString(), now.ToUnixTimeMilliseconds());
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO autosaves (kind, record_id, actor_key, fields, base, at) VALUES ({form}, {id}, {actor}, {fields}, {started}, {moment})
            ON CONFLICT (kind, record_id, actor_key) DO UPDATE SET fields = excluded.fields, base = excluded.base, at = excluded.at
            """,
            cancellationToken);
    }
}
