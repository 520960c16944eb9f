using System.Data;
using KhuyenCong.Catalogue.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>A read transaction in which every query sees the same state, while others go on writing.</summary>
internal static class Snapshot
{
    public static async Task<IDbContextTransaction> BeginAsync(CatalogueDb db, CancellationToken cancellationToken)
    {
        if (!db.Database.IsSqlite())
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        // EF itself begins IMMEDIATE, which would keep writers out.
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(IsolationLevel.Serializable, deferred: true);
        return (await db.Database.UseTransactionAsync(transaction, cancellationToken))!;
    }
}
