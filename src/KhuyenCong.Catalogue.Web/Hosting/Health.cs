using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>For whoever watches the site: is the process alive, can it answer.</summary>
public static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapRead("/health/live", () => Results.Text("live"));
        app.MapRead("/health/ready", ReadyAsync);
        app.MapRead("/health/search", static (Register register, SearchMetrics metrics) =>
            register.IsReady ? Results.Json(metrics.Numbers()) : Results.Text("the index is being built", statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    private static async Task<IResult> ReadyAsync(Register register, IDbContextFactory<CatalogueDb> databases, CancellationToken cancellationToken)
    {
        if (!register.IsReady)
            return Results.Text("the index is being built", statusCode: StatusCodes.Status503ServiceUnavailable);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken)
            ? Results.Text("ready")
            : Results.Text("the database cannot be reached", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
