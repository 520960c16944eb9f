using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Publishing.Admin;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Catalogue.Publishing;

public static class PublishingServices
{
    private const string Folder = "/Publishing/Admin";
    private const string Kind = "{kind}";

    /// <summary>What is valid as soon as it is saved has nothing to be looked at before.</summary>
    private const string Preview = Folder + "/Preview";

    public static IServiceCollection AddPublishing(this IServiceCollection services) =>
        services
            .AddSingleton<DueVersions>()
            .AddSingleton<SiteRoutes>()
            .AddScoped<EditReading>()
            .AddScoped<RecordListing>()
            .AddScoped<ReferenceNames>()
            .AddScoped<RecordAbout>()
            .AddTransient<RecordForm>()
            .AddTransient<FormReading>()
            .AddTransient<RecordComparison>()
            .AddScoped<DraftChecks>()
            .AddScoped<LinkChecks>()
            .AddScoped<LinkScan>()
            .AddScoped<EnglishCount>()
            .AddScoped<Previews>()
            .AddScoped<RecordEditor>()
            .AddScoped<RecordPublisher>()
            .PostConfigure<RazorPagesOptions>(razor =>
            {
                razor.Conventions.AddFolderRouteModelConvention(Folder, RouteByPermission);
                razor.Conventions.AddFolderApplicationModelConvention(Folder, AskForPermission);
            });

    /// <summary>A page of records has a route for each permission that its kinds need: the door judges by the address, and knows no other kind.</summary>
    private static void RouteByPermission(PageRouteModel page)
    {
        foreach (var selector in page.Selectors.Where(s => s.AttributeRouteModel?.Template?.Contains(Kind, StringComparison.Ordinal) is true).ToList())
        {
            page.Selectors.Remove(selector);
            foreach (var kinds in ByPermission.Where(k => page.ViewEnginePath != Preview || k.All(one => one.IsPublished)))
                page.Selectors.Add(new(selector) { AttributeRouteModel = new(selector.AttributeRouteModel!) { Template = selector.AttributeRouteModel!.Template!.Replace(Kind, KindOf(kinds), StringComparison.Ordinal) } });
        }
    }

    private static void AskForPermission(PageApplicationModel page)
    {
        foreach (var kinds in ByPermission.Where(k => page.ActionDescriptor.AttributeRouteInfo!.Template!.Contains(KindOf(k), StringComparison.Ordinal)))
            page.EndpointMetadata.Add(new NeedsAttribute(kinds.Key));
    }

    private static ILookup<Permission, EditedKind> ByPermission { get; } = EditedKind.All.ToLookup(Desk.Editing);

    private static string KindOf(IEnumerable<EditedKind> kinds) => $"{{kind:regex(^({string.Join('|', kinds.Select(k => k.Path).OrderDescending(StringComparer.Ordinal))})$)}}";
}
