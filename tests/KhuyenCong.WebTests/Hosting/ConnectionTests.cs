using KhuyenCong.Catalogue.Data;
using KhuyenCong.Testing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ConnectionState = System.Data.ConnectionState;

namespace KhuyenCong.WebTests.Hosting;

/// <summary>A request reads over one connection and has given it back before its answer is written.</summary>
public sealed class ConnectionTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Connection_IsKeptBetweenQueriesAndBackBeforeTheAnswerIsWritten(Engine engine)
    {
        var probe = new Probe();
        await using var site = await TestSite.StartAsync(engine, change: builder => builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add(probe)));
        foreach (var path in (string[])["/", "/san-pham", "/api/v1/products?pageSize=100"])
        {
            probe.States.Clear();
            using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode);
            Assert.Equal([ConnectionState.Open, ConnectionState.Closed], probe.States);
        }
    }

    /// <summary>The state of the connection when the action has read, and when its result is about to be written.</summary>
    private sealed class Probe : IAsyncActionFilter, IAsyncResultFilter
    {
        public List<ConnectionState> States { get; } = [];

        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            await next();
            States.Add(StateOf(context.HttpContext));
        }

        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            States.Add(StateOf(context.HttpContext));
            await next();
        }

        private static ConnectionState StateOf(Microsoft.AspNetCore.Http.HttpContext http) => http.RequestServices.GetRequiredService<CatalogueDb>().Database.GetDbConnection().State;
    }
}
