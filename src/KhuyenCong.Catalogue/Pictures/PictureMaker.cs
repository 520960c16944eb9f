using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using KhuyenCong.Catalogue.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Pictures;

/// <summary>A picture whose files all lie in their place below media/.</summary>
/// <param name="File">The widest JPEG, by its path below media/: what the register names.</param>
/// <param name="Width">Of that file, pixels, after it was turned upright.</param>
/// <param name="Height">Of that file.</param>
public sealed record MadePicture(string File, int Width, int Height);

/// <summary>What became of an upload: a picture, or why not and what to do, in Vietnamese.</summary>
public sealed record PictureOutcome(MadePicture? Picture, string? Refusal);

/// <summary>
/// Makes the files of a picture out of an upload that is trusted in nothing (docs/adr/0002). Whatever happens on the way, nothing is left behind but whole files under their
/// final names, which the row that names them follows; files without a row are tidied away.
/// </summary>
public sealed partial class PictureMaker(IOptions<CatalogueSettings> settings, PictureTools tools, ILogger<PictureMaker> log) : IDisposable
{
    public const int MostMegabytes = 30;
    public const int MostMegapixels = 40;
    private const long MostBytes = MostMegabytes * 1024L * 1024;

    /// <summary>A longer strip could not be written as WebP (16,383 pixels) and would be no picture on any page.</summary>
    private const int Longest = 10;

    private const string Master = "master.png";

    private readonly SemaphoreSlim one = new(1, 1);
    private readonly string uploads = UploadsOf(settings.Value);
    private readonly string media = Path.Combine(Path.GetFullPath(settings.Value.DataFolder), "media");

    /// <summary>Folder of the private folders.</summary>
    public static string UploadsOf(CatalogueSettings settings) => Path.Combine(Path.GetFullPath(settings.DataFolder), "uploads");

    /// <summary>One at a time: others wait. Reads at most <see cref="MostMegabytes"/>.</summary>
    public async Task<PictureOutcome> MakeAsync(Stream upload, CancellationToken cancellationToken)
    {
        if (!tools.AreThere)
            return Refuse("Máy chủ này chưa cài công cụ ảnh (gói libvips-tools) nên chưa nhận ảnh được. Hãy báo người vận hành.");
        await one.WaitAsync(cancellationToken);
        try
        {
            using var bench = PrivateFolder.Open(uploads);
            return await MakeAsync(upload, bench, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<PictureOutcome> MakeAsync(Stream upload, PrivateFolder bench, CancellationToken cancellationToken)
    {
        const string Given = "given";
        var (stem, start) = await TakeInAsync(upload, bench.PathOf(Given), cancellationToken);
        if (start.Length == 0)
            return Refuse("Tệp rỗng, không có gì bên trong. Hãy chọn lại tệp ảnh.");
        if (stem is null)
            return Refuse($"Tệp lớn hơn {MostMegabytes} MB. Hãy thu nhỏ ảnh (cạnh dài 3000 điểm ảnh là đủ), lưu thành JPEG rồi tải lên.");
        var format = PictureFormat.Of(start);
        if (format.Loader is null)
            return Refuse(format.Refusal!);

        var header = await tools.RunAsync(bench.Folder, PictureTools.Header, [Given], cancellationToken);
        if (header.TookTooLong)
            return Refuse(TooSlow);
        if (!header.Worked || HeaderShape().Match(header.Said) is not { Success: true } read || read.Groups["loader"].Value != format.Loader)
            return RefuseUnread(header.Said.Contains("not a known file format", StringComparison.Ordinal) ? format.NotHere : format.Broken, header.Said);
        var (width, height) = (NumberOf(read, "width"), NumberOf(read, "height"));
        if ((long)width * height > MostMegapixels * 1_000_000L)
            return Refuse(string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"Ảnh rộng {width:N0}, cao {height:N0} điểm ảnh, tức {(long)width * height / 1_000_000:N0} triệu điểm ảnh; nhiều nhất là {MostMegapixels} triệu. Hãy thu nhỏ (cạnh dài 3000 điểm ảnh là đủ) rồi tải lên."));
        if (Math.Max(width, height) > Longest * Math.Min(width, height))
            return Refuse(string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"Ảnh rộng {width:N0}, cao {height:N0} điểm ảnh: quá dài để hiện trên trang, cạnh dài nhiều nhất bằng {Longest} lần cạnh ngắn. Hãy cắt bớt rồi tải lên."));

        var decoded = await tools.RunAsync(
            bench.Folder, PictureTools.Vips,
            ["thumbnail", Given, $"{Master}[compression=1,strip]", Text(PictureFile.Widest), "--height", "10000000", "--size", "down", "--export-profile", "srgb", "--fail-on", "truncated"],
            cancellationToken);
        if (!decoded.Worked)
            return decoded.TookTooLong ? Refuse(TooSlow) : RefuseUnread(format.Broken, decoded.Said);
        var upright = await tools.RunAsync(bench.Folder, PictureTools.Header, [Master], cancellationToken);
        if (!upright.Worked || HeaderShape().Match(upright.Said) is not { Success: true } made)
            return RefuseUnread(format.Broken, upright.Said);

        (width, height) = (NumberOf(made, "width"), NumberOf(made, "height"));
        if (await WriteAsync(bench, width, cancellationToken) is { } fault)
            return RefuseUnread(format.Broken, fault);
        LayDown(bench, stem, width);
        return new(new(PictureFile.Name(stem, width, "jpg"), width, height), null);
    }

    /// <summary>Writes the upload down while its bytes are counted and hashed; without a stem where it is too long.</summary>
    private static async Task<(string? Stem, byte[] Start)> TakeInAsync(Stream upload, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        var (buffer, start, total) = (new byte[81_920], Array.Empty<byte>(), 0L);
        for (int read; (read = await upload.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (start.Length < PictureFormat.Enough)
                start = [.. start, .. buffer.AsSpan(0, Math.Min(read, PictureFormat.Enough - start.Length))];
            if ((total += read) > MostBytes)
                return (null, start);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset())[..32], start);
    }

    /// <summary>Every width in both forms, in the private folder; what a tool complained of where one failed.</summary>
    private async Task<string?> WriteAsync(PrivateFolder bench, int width, CancellationToken cancellationToken)
    {
        string? fault = null;
        var wanted = PictureFile.WidthsOf(width).SelectMany(w => (string[][])[[Text(w), $"{Text(w)}.webp[Q=80,strip]"], [Text(w), $"{Text(w)}.jpg[Q=82,strip,interlace,optimize-coding,background=255]"]]);
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken }, async (file, cancel) =>
        {
            var run = await tools.RunAsync(bench.Folder, PictureTools.Vips, ["thumbnail", Master, file[1], file[0], "--height", "10000000", "--size", "down"], cancel);
            if (!run.Worked)
                fault = run.TookTooLong ? TooSlow : run.Said;
        });
        return fault;
    }

    /// <summary>Moves the files to their place: on one disk that is all or nothing for each, and the widest JPEG, which the row will name, comes last.</summary>
    private void LayDown(PrivateFolder bench, string stem, int width)
    {
        Directory.CreateDirectory(Path.Combine(media, stem[..2]));
        foreach (var w in PictureFile.WidthsOf(width))
            foreach (var ending in (string[])["webp", "jpg"])
            {
                var from = bench.PathOf($"{Text(w)}.{ending}");
                using (var written = new FileStream(from, FileMode.Open, FileAccess.ReadWrite))
                    written.Flush(flushToDisk: true);
                File.Move(from, Path.Combine(media, PictureFile.Name(stem, w, ending)), overwrite: true);
            }
    }

    private const string TooSlow = "Xử lý ảnh mất quá 20 giây nên đã dừng. Hãy thu nhỏ ảnh (cạnh dài 3000 điểm ảnh là đủ), lưu thành JPEG rồi tải lên.";

    private static PictureOutcome Refuse(string words) => new(null, words);

    private PictureOutcome RefuseUnread(string words, string said)
    {
        LogUnread(said);
        return Refuse(words);
    }

    private static int NumberOf(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>"given: 2000x1500 uchar, 3 bands, srgb, jpegload"</summary>
    [GeneratedRegex(@": (?<width>\d{1,9})x(?<height>\d{1,9}) \w+, \d+ bands?, [\w-]+, (?<loader>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex HeaderShape();

    [LoggerMessage(Level = LogLevel.Information, Message = "An upload could not be read as a picture: {Said}")]
    private partial void LogUnread(string said);
}
