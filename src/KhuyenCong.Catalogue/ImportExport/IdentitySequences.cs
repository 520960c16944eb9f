using KhuyenCong.Catalogue.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>
/// On PostgreSQL rows written with numbers of their own leave the table's sequence behind: it must catch up, or the next new row gets a number that is
/// taken. A sequence never goes back, since others may have drawn from it. SQLite needs nothing.
/// </summary>
internal static class IdentitySequences
{
    public static async Task CatchUpAsync(CatalogueDb db, CancellationToken cancellationToken)
    {
        if (!db.Database.IsNpgsql())
            return;
        foreach (var type in db.Model.GetEntityTypes())
        {
            if (type.FindPrimaryKey()?.Properties is not [{ ValueGenerated: ValueGenerated.OnAdd } key] || (key.ClrType != typeof(int) && key.ClrType != typeof(long)))
                continue;
            var table = type.GetTableName()!;
            var column = key.GetColumnName();
#pragma warning disable EF1002 // Names of our own model; SQL takes no parameter for them.
            await db.Database.ExecuteSqlRawAsync(
                $"""
                SELECT setval(sequence, GREATEST((SELECT MAX("{column}") FROM "{table}"), nextval(sequence) - 1, 1))
                FROM (SELECT pg_get_serial_sequence('"{table}"', '{column}') AS sequence) AS owned WHERE sequence IS NOT NULL
                """,
                cancellationToken);
#pragma warning restore EF1002
        }
    }
}
