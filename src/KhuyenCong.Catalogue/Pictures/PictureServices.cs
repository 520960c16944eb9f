using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Catalogue.Pictures;

public static class PictureServices
{
    public static IServiceCollection AddPictures(this IServiceCollection services) =>
        services
            .AddSingleton(_ => new PictureTools(Environment.GetEnvironmentVariable("PATH") ?? "", PictureTools.Longest))
            .AddSingleton<PictureMaker>()
            .AddHostedService<UploadSweep>()
            .AddScoped<PictureSight>()
            .AddScoped<PictureShelf>()
            .AddScoped<PictureEditor>()
            .AddScoped<PictureTidying>();
}
