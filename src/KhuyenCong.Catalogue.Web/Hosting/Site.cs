using System.Text.Encodings.Web;
using System.Text.Unicode;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Admin.Audit;
using KhuyenCong.Catalogue.Admin.Overview;
using KhuyenCong.Catalogue.BackOffice;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Documents;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Catalogue.Jobs;
using KhuyenCong.Catalogue.Mails;
using KhuyenCong.Catalogue.News;
using KhuyenCong.Catalogue.OpenData;
using KhuyenCong.Catalogue.Pictures;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Catalogue.Rounds;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>The site: which services it is made of, and what a request passes on its way.</summary>
public static class Site
{
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Host.UseDefaultServiceProvider(provider =>
        {
            provider.ValidateScopes = true;
            provider.ValidateOnBuild = true;
        });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls("http://localhost:5080");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRegister();
        builder.Services.AddPages();
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseHsts();
        app.UseMiddleware<SecurityHeaders>();
        app.Use(static (context, next) =>
        {
            // Read before anything re-executes the request under another path.
            RequestFace.Of(context);
            return next(context);
        });
        app.UseMiddleware<SearchCounting>();
        var feed = app.Services.GetRequiredService<ChangeFeed>();
        app.Use((context, next) => ShowDueAsync(feed, context, next));
        var pages = app.Services.GetRequiredService<PageCache>();
        app.Use(pages.AnswerAsync);
        app.UseWhen(IsApi, api => api.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf }).UseStatusCodePages());
        // The handler of exceptions begins its answer anew, without the headers: they are set again behind it.
        app.UseWhen(c => !IsApi(c), html => html.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/loi/500", StatusCodeSelector = StatusOf }).UseMiddleware<SecurityHeaders>().UseStatusCodePagesWithReExecute("/loi/{0}"));
        app.UseMiddleware<PreviewMiddleware>();
        app.UseRouting();
        app.Use(pages.KeepAsync);
        app.UseDoor();
        app.MapStaticAssets();
        app.MapControllers().WithStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapFallbackToController("{*path}", "Fallback", "Pages");
        app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json").WithMetadata(new HttpMethodMetadata(ReadRoutes.Methods));
        app.MapBranding();
        app.MapHealth();
        return app;
    }

    /// <summary>While the database cannot be read, pages that are kept go on; the others say so and ask to come back.</summary>
    private static int StatusOf(Exception fault) => Database.IsDown(fault) ? StatusCodes.Status503ServiceUnavailable : FormLimits.StatusOf(fault) ?? StatusCodes.Status500InternalServerError;

    /// <summary>Versions whose moment has come are public before this request is answered, from the cache too.</summary>
    private static Task ShowDueAsync(ChangeFeed feed, HttpContext context, RequestDelegate next)
    {
        var shown = feed.ApplyDueAsync(RequestFace.Of(context).Moment.Now, context.RequestAborted);
        return shown.IsCompletedSuccessfully ? next(context) : ShownAsync(shown);

        async Task ShownAsync(ValueTask due)
        {
            try
            {
                await due;
            }
            catch (Exception fault) when (Database.IsDown(fault))
            {
                // What is kept goes on being shown; the feed tries again, and tells.
            }

            await next(context);
        }
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static void AddRegister(this IServiceCollection services)
    {
        services.AddOptions<CatalogueSettings>().BindConfiguration(CatalogueSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<VietnamClock>();
        services.AddCatalogueDatabase();
        services.AddAccounts();
        services.AddMails();
        services.AddJobs();
        services.AddImportExport();
        services.AddPictures();
        services.AddPublishing();
        services.AddSingleton(new IndexOptions { LaterKinds = IndexWords.Later });
        services.AddSingleton<SiteMenus>();
        services.AddSingleton<Register>();
        services.AddSingleton<ChangeFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFeed>());
        services.AddSingleton<SearchCounts>();
        services.AddHostedService(provider => provider.GetRequiredService<SearchCounts>());
        services.AddSingleton<SearchMetrics>();
        services.AddScoped<IndexCheck>();
        services.AddSingleton<QueryReader>();
        services.AddSingleton<Suggestions>();
        services.AddScoped<AuditNames>();
        services.AddScoped<AuditReading>();
        services.AddScoped<OverviewReading>();
        services.AddScoped<ProductListing>();
        services.AddScoped<CertificateListing>();
        services.AddScoped<CertificateEditor>();
        services.AddScoped<ResultProducts>();
        services.AddScoped<ResultReading>();
        services.AddScoped<ResultEditor>();
        services.AddScoped<RoundCertificates>();
        services.AddScoped<ProductReading>();
        services.AddScoped<ProductComparison>();
        services.AddScoped<ProducerListing>();
        services.AddScoped<ProducerComparison>();
        services.AddScoped<SiteSearch>();
        services.AddScoped<NewsListing>();
        services.AddScoped<MentionReading>();
        services.AddScoped<ArticleReading>();
        services.AddScoped<DocumentListing>();
        services.AddScoped<DocumentReading>();
        services.AddScoped<FeedReading>();
        services.AddSingleton<Dumps>();
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RazorViewEngineOptions>(options =>
        {
            options.ViewLocationFormats.Clear();
            options.ViewLocationFormats.Add("/Templates/{1}/{0}.cshtml");
            options.ViewLocationFormats.Add("/Templates/Shared/{0}.cshtml");
        });
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddProblemDetails();
        services.Configure<FormOptions>(form => form.ValueCountLimit = FormLimits.MostFields);
        services.AddRazorPages(razor => razor.RootDirectory = "/");
        services
            .AddControllersWithViews(mvc =>
            {
                mvc.Filters.Add<ConnectionReturned>();
                mvc.SpeakVietnamese();
            })
            .AddJsonOptions(json => ApiJson.Apply(json.JsonSerializerOptions));
        services.AddApiDescription();
        services.AddSingleton<PageCache>();
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
    }
}
