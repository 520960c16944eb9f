using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KhuyenCong.Catalogue.Data;

/// <summary>
/// A context keeps the connection of its first query until it is disposed, or until the connection itself is closed. Giving it back after each query, as is usual, has it set up anew for the next one
/// (pragmas on SQLite, a reset of the session on PostgreSQL), ten times a page.
/// </summary>
internal sealed class OneConnection : DbConnectionInterceptor
{
    public static readonly OneConnection Kept = new();

    private OneConnection()
    {
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => new(InterceptionResult.Suppress());
}
