using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Publishing.Admin;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Catalogue.Publishing;

public static class PublishingServices
{
    private const string Kind = "{kind}";

    public static IServiceCollection AddPublishing(this IServiceCollection services) =>
        services
            .AddSingleton<DueVersions>()
            .AddScoped<EditReading>()
            .AddScoped<RecordListing>()
            .AddScoped<ReferenceNames>()
            .AddTransient<RecordForm>()
            .AddTransient<FormReading>()
            .AddTransient<RecordComparison>()
            .AddScoped<DraftChecks>()
            .AddScoped<Previews>()
            .AddScoped<RecordEditor>()
            .AddScoped<RecordPublisher>()
            .Configure<RazorPagesOptions>(razor => razor.Conventions.AddFolderRouteModelConvention("/Publishing/Admin", RouteByPermission));

    /// <summary>A page of records has a route for each permission that its kinds need: the door judges by the address, and knows no other kind.</summary>
    private static void RouteByPermission(PageRouteModel page)
    {
        foreach (var selector in page.Selectors.Where(s => s.AttributeRouteModel?.Template?.Contains(Kind, StringComparison.Ordinal) is true).ToList())
        {
            page.Selectors.Remove(selector);
            foreach (var kinds in EditedKind.All.GroupBy(Desk.Editing))
            {
                var route = new SelectorModel(selector);
                route.AttributeRouteModel!.Template = selector.AttributeRouteModel!.Template!.Replace(Kind, $"{{kind:regex(^({string.Join('|', kinds.Select(k => k.Path).OrderDescending(StringComparer.Ordinal))})$)}}", StringComparison.Ordinal);
                route.EndpointMetadata.Add(new NeedsAttribute(kinds.Key));
                page.Selectors.Add(route);
            }
        }
    }
}
