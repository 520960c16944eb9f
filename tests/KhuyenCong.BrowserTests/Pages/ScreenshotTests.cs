using System.Globalization;
using KhuyenCong.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Pages;

/// <summary>
/// The pictures of docs/images. Each run takes them anew and compares them coarsely, block by block: a broken layout is seen, another renderer's edges are not.
/// With CATALOGUE_SCREENSHOTS=1 they are written instead.
/// </summary>
[Collection(nameof(Templates))]
public sealed class ScreenshotTests(BrowsedSite browsed)
{
    private const int BytesAtMost = 300 * 1024;

    /// <summary>Mean difference of the blocks' colours, of 255.</summary>
    private const double MeanAtMost = 3;

    /// <summary>Share of the blocks that differ by more than 24 of 255.</summary>
    private const double FarAtMost = 0.03;

    /// <summary>Both pictures are shrunk to blocks of 32 px by the browser itself; answers the mean difference and the share of blocks far apart.</summary>
    private const string Compare =
        """
        async ([one, two]) => {
          const blocks = async (png) => {
            const picture = await createImageBitmap(await (await fetch(png)).blob());
            const canvas = new OffscreenCanvas(Math.ceil(picture.width / 32), Math.ceil(picture.height / 32));
            const pen = canvas.getContext("2d");
            pen.imageSmoothingQuality = "high";
            pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
            return { size: [picture.width, picture.height].join("x"), data: pen.getImageData(0, 0, canvas.width, canvas.height).data };
          };
          const [a, b] = [await blocks(one), await blocks(two)];
          if (a.size !== b.size) {
            return [255, 1];
          }
          let sum = 0, far = 0;
          for (let i = 0; i < a.data.length; i += 4) {
            const difference = (Math.abs(a.data[i] - b.data[i]) + Math.abs(a.data[i + 1] - b.data[i + 1]) + Math.abs(a.data[i + 2] - b.data[i + 2])) / 3;
            sum += difference;
            far += difference > 24 ? 1 : 0;
          }
          return [sum / (a.data.length / 4), far / (a.data.length / 4)];
        }
        """;

    private static string Folder => Path.Combine(LiveSite.Repository, "docs", "images");

    private static bool Writes => Environment.GetEnvironmentVariable("CATALOGUE_SCREENSHOTS") == "1";

    [Theory]
    [InlineData("home-1280-light", "/")]
    [InlineData("home-390-dark", "/")]
    [InlineData("products-1280-light", "/san-pham?hieu-luc=con")]
    [InlineData("products-390-light", "/san-pham?hieu-luc=con")]
    [InlineData("product-1280-light", "/san-pham/tieu-bau-may-25")]
    [InlineData("product-390-light", "/san-pham/tieu-bau-may-25")]
    [InlineData("certificate-1280-light", "/chung-nhan/FDS7GVASPC")]
    [InlineData("certificate-390-dark", "/chung-nhan/FDS7GVASPC")]
    [InlineData("components-320-light", "/quan-tri/thanh-phan")]
    [InlineData("components-390-dark", "/quan-tri/thanh-phan")]
    [InlineData("components-768-light", "/quan-tri/thanh-phan")]
    [InlineData("components-1280-dark", "/quan-tri/thanh-phan")]
    [InlineData("news-1280-light", "/tin-tuc")]
    [InlineData("article-768-dark", "/tin-tuc/khuyen-cong-hoa-binh-2023-tien-di-vao-may-moc-4")]
    [InlineData("statistics-768-light", "/thong-ke")]
    [InlineData("comparison-1280-light", "/so-sanh?sp=8&sp=25&sp=47&sp=52")]
    [InlineData("home-320-light", "/")]
    public async Task A_page_looks_as_in_the_documentation(string name, string path)
    {
        var file = Path.Combine(Folder, $"{name}.png");
        var taken = await TakeAsync(name, path);
        if (Writes)
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllBytesAsync(file, taken);
        }

        var kept = await File.ReadAllBytesAsync(file);
        Assert.InRange(kept.Length, 1, BytesAtMost);
        var (mean, far) = await DifferenceAsync(kept, taken);
        if (mean <= MeanAtMost && far <= FarAtMost)
            return;
        var seen = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name}.png");
        Directory.CreateDirectory(Path.GetDirectoryName(seen)!);
        await File.WriteAllBytesAsync(seen, taken);
        Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{name} looks otherwise: mean {mean:0.0}, {far:P0} of the blocks far apart; it now looks like {seen}. If that is meant, run with CATALOGUE_SCREENSHOTS=1."));
    }

    private async Task<byte[]> TakeAsync(string name, string path)
    {
        var parts = name.Split('-');
        var width = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var scheme = parts[2] == "dark" ? ColorScheme.Dark : ColorScheme.Light;
        await using var window = await browsed.OpenAsync(new Reader(width, width < 600 ? 780 : 800, scheme));
        await window.GoAsync(path);
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return await window.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
    }

    private async Task<(double Mean, double Far)> DifferenceAsync(byte[] one, byte[] two)
    {
        // On a page of no site, where no policy keeps a canvas from reading data.
        await using var window = await browsed.OpenAsync(Reader.Desk);
        string[] pictures = [.. new[] { one, two }.Select(png => $"data:image/png;base64,{Convert.ToBase64String(png)}")];
        var found = await window.Page.EvaluateAsync<double[]>(Compare, pictures);
        return (found[0], found[1]);
    }
}
