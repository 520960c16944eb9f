using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Pictures;
using KhuyenCong.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KhuyenCong.WebTests.Pictures;

/// <summary>What becomes of files that people upload as pictures, and of those that are none.</summary>
public sealed class PictureMakerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kc-picture-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, InlineData("jpg"), InlineData("png"), InlineData("webp"), InlineData("heic"), InlineData("avif")]
    public async Task Picture_OfAFormThatIsTaken_LiesInEveryWidthInBothForms(string form)
    {
        var png = TestPictures.Png(1200, 600);
        var made = await MakeAsync(form == "png" ? png : await TestPictures.AsAsync(png, form));
        Assert.Null(made.Refusal);
        Assert.Equal((1200, 600), (made.Picture!.Width, made.Picture.Height));
        Assert.Equal([.. PictureFile.All(made.Picture.File).Order(StringComparer.Ordinal)], Left());
        Assert.Equal(8, Left().Count);
        foreach (var width in (int[])[320, 640, 960, 1200])
            foreach (var ending in (string[])["jpg", "webp"])
            {
                var file = Path.Combine(folder, "media", PictureFile.Name(PictureFile.Read(made.Picture.File)!.Value.Stem, width, ending));
                Assert.Equal(($"{width}", $"{width / 2}"), (await FieldAsync(file, "width"), await FieldAsync(file, "height")));
            }
    }

    [Fact]
    public async Task Picture_LargerThanTheWidestOrSmallerThanTheNarrowest_IsNeverEnlarged()
    {
        var large = (await MakeAsync(TestPictures.Black(4000, 1000))).Picture!;
        Assert.Equal((1600, 400), (large.Width, large.Height));
        var small = (await MakeAsync(TestPictures.Png(200, 90))).Picture!;
        Assert.Equal((200, 90), (small.Width, small.Height));
        Assert.Equal(2, PictureFile.All(small.File).Count);
    }

    [Fact]
    public async Task Photograph_ThatLiesOnItsSide_StandsUprightAndTellsNothingOfItsPlace()
    {
        var photo = TestPictures.WithExif(await TestPictures.AsAsync(TestPictures.Png(800, 400), "jpg"));
        var made = (await MakeAsync(photo)).Picture!;
        Assert.Equal((400, 800), (made.Width, made.Height));
        foreach (var name in PictureFile.All(made.File))
        {
            var file = Path.Combine(folder, "media", name);
            // libvips writes the resolution of a WebP anew, as EXIF: nothing of the camera's may be in it.
            var told = await HeaderAsync("-a", file);
            Assert.DoesNotContain("GPS", told, StringComparison.Ordinal);
            Assert.DoesNotContain("Kam", told + Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
            // What was left is above now: red there, blue below.
            Assert.True((await PointAsync(file, 5))[0] > 200, name);
            Assert.True((await PointAsync(file, int.Parse(await FieldAsync(file, "height"), System.Globalization.CultureInfo.InvariantCulture) - 5))[2] > 200, name);
        }
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "900 megapixels", "900 triệu điểm ảnh" },
        { "svg", "hình vẽ SVG" },
        { "bmp", "ảnh BMP" },
        { "gif", "ảnh GIF" },
        { "truncated jpeg", "bị cụt hoặc hỏng" },
        { "truncated png", "bị cụt hoặc hỏng" },
        { "truncated webp", "bị cụt hoặc hỏng" },
        { "jpeg in name", "bị cụt hoặc hỏng" },
        { "text", "không phải ảnh" },
        { "empty", "Tệp rỗng" },
        { "31 MB", "lớn hơn 30 MB" },
        { "strip", "quá dài" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task File_ThatIsNoPicture_IsRefusedInWordsAndLeavesNothing(string what, string words)
    {
        var file = what switch
        {
            "900 megapixels" => TestPictures.Black(30_000, 30_000),
            "svg" => Encoding.UTF8.GetBytes("""<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><script>alert(1)</script></svg>"""),
            "bmp" => [.. "BM"u8, .. new byte[600]],
            "gif" => [.. "GIF89a"u8, .. new byte[60]],
            "truncated jpeg" => (await TestPictures.AsAsync(TestPictures.Png(900, 900), "jpg"))[..^4000],
            "truncated png" => TestPictures.Png(2000, 2000)[..^2000],
            "truncated webp" => (await TestPictures.AsAsync(TestPictures.Png(900, 900), "webp"))[..^400],
            "jpeg in name" => [0xFF, 0xD8, 0xFF, .. "<svg/>"u8],
            "text" => Encoding.UTF8.GetBytes("Đây là một bức thư."),
            "empty" => [],
            "31 MB" => [0xFF, 0xD8, 0xFF, .. new byte[31 * 1024 * 1024]],
            _ => TestPictures.Black(4000, 300),
        };
        var made = await MakeAsync(file);
        Assert.Null(made.Picture);
        Assert.Contains(words, made.Refusal, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Fact]
    public async Task Tool_ThatTakesTooLong_IsEndedAndLeavesNothing()
    {
        var tools = Directory.CreateDirectory(Path.Combine(folder, "tools")).FullName;
        foreach (var name in (string[])["vips", "vipsheader"])
            await WriteScriptAsync(Path.Combine(tools, name), $"#!/bin/sh\necho $$ > {folder}/pid\nexec sleep 600\n");
        using var maker = MakerWith(new($"{tools}:/usr/bin:/bin", TimeSpan.FromSeconds(1)));
        var made = await maker.MakeAsync(new MemoryStream(TestPictures.Png(40, 40)), default);
        Assert.Contains("quá 20 giây", made.Refusal, StringComparison.Ordinal);
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(Path.Combine(folder, "pid"))).Trim()}"));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder, "uploads")));
    }

    [Fact]
    public async Task Machine_WithoutTheTools_SaysSo()
    {
        using var maker = MakerWith(new(folder, TimeSpan.FromSeconds(1)));
        Assert.Contains("libvips-tools", (await maker.MakeAsync(new MemoryStream(TestPictures.Png(40, 40)), default)).Refusal, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Fact]
    public void Sweep_TakesWhatNobodyHolds()
    {
        var uploads = Path.Combine(folder, "uploads");
        using var held = PrivateFolder.Open(uploads);
        Directory.CreateDirectory(Path.Combine(uploads, "of-a-process-that-was-ended", "deep"));
        File.WriteAllText(Path.Combine(uploads, "of-another.lock"), "");
        Assert.Equal(1, PrivateFolder.Sweep(uploads));
        Assert.Equal([Path.GetFileName(held.Folder), Path.GetFileName(held.Folder) + ".lock"], Directory.GetFileSystemEntries(uploads).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private async Task<PictureOutcome> MakeAsync(byte[] file)
    {
        using var maker = MakerWith(new(Environment.GetEnvironmentVariable("PATH")!, PictureTools.Longest));
        var made = await maker.MakeAsync(new MemoryStream(file), default);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder, "uploads")));
        return made;
    }

    private PictureMaker MakerWith(PictureTools tools) => new(Options.Create(new CatalogueSettings { DataFolder = folder }), tools, NullLogger<PictureMaker>.Instance);

    private List<string> Left() => Directory.Exists(Path.Combine(folder, "media"))
        ? [.. Directory.GetFiles(Path.Combine(folder, "media"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Path.Combine(folder, "media"), f)).Order(StringComparer.Ordinal)]
        : [];

    private static Task<string> FieldAsync(string file, string field) => HeaderAsync("-f", field, file);

    private static async Task<string> HeaderAsync(params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("vipsheader", arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        return (await process.StandardOutput.ReadToEndAsync()).Trim();
    }

    private static async Task<int[]> PointAsync(string file, int y) =>
        [.. (await TestPictures.VipsAsync("getpoint", file, "5", $"{y}")).Split(' ').Select(v => (int)double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];

    private static async Task WriteScriptAsync(string path, string text)
    {
        await File.WriteAllTextAsync(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
