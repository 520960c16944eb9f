using KhuyenCong.Catalogue.Data;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>Gives the connection of the request back before its answer is written: templates query nothing, and a reader on a slow line holds none.</summary>
internal sealed class ConnectionReturned(CatalogueDb db) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        await db.Database.GetDbConnection().CloseAsync();
        await next();
    }
}
