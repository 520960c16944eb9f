using System.Text;

namespace KhuyenCong.Catalogue.Pictures;

/// <summary>What a file is by its first bytes. Its name and what the browser calls it are not asked.</summary>
/// <param name="Name">For people.</param>
/// <param name="Loader">The one loader of libvips that may read it; null where none may.</param>
/// <param name="Refusal">What to do with a file of a form that is not taken.</param>
internal sealed record PictureFormat(string Name, string? Loader, string? Refusal)
{
    /// <summary>So many first bytes tell.</summary>
    public const int Enough = 512;

    private const string AsJpeg = "mở ảnh bằng phần mềm xem ảnh, lưu thành JPEG hoặc PNG rồi tải lên";

    private static readonly PictureFormat Jpeg = new("JPEG", "jpegload", null);
    private static readonly PictureFormat Png = new("PNG", "pngload", null);
    private static readonly PictureFormat WebP = new("WebP", "webpload", null);
    private static readonly PictureFormat Heif = new("HEIC hoặc AVIF", "heifload", null);
    private static readonly PictureFormat Svg = Refused("hình vẽ SVG", "xuất hình ra PNG rồi tải lên");
    private static readonly PictureFormat Unknown = Refused(null, "chọn một tệp ảnh JPEG, PNG hoặc WebP");

    public static PictureFormat Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return Jpeg;
        if (start.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png;
        if (start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..].StartsWith("WEBP"u8))
            return WebP;
        if (start.Length >= 12 && start[4..].StartsWith("ftyp"u8))
            return Encoding.ASCII.GetString(start.Slice(8, 4)) is "heic" or "heix" or "hevc" or "heim" or "heis" or "mif1" or "msf1" or "avif" or "avis" ? Heif : Unknown;
        if (start.StartsWith("GIF8"u8))
            return Refused("ảnh GIF", AsJpeg);
        if (start.StartsWith("BM"u8))
            return Refused("ảnh BMP", AsJpeg);
        if (start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8))
            return Refused("ảnh TIFF", AsJpeg);
        if (start.StartsWith("%PDF"u8))
            return Refused("tệp PDF", "chụp hoặc xuất trang cần dùng ra JPEG rồi tải lên");
        return Encoding.Latin1.GetString(start).Contains("<svg", StringComparison.OrdinalIgnoreCase) ? Svg : Unknown;
    }

    /// <summary>The file begins like a picture that may be taken, and yet cannot be read.</summary>
    public string Broken => $"Ảnh {Name} này bị cụt hoặc hỏng nên không đọc được hết. Hãy lấy lại tệp gốc, hoặc mở bằng phần mềm xem ảnh, lưu thành tệp mới rồi tải lên.";

    /// <summary>The machine's libvips lacks the loader.</summary>
    public string NotHere => this == Heif
        ? "Máy chủ này không đọc được ảnh HEIC, AVIF. Hãy lưu ảnh thành JPEG rồi tải lên; trên iPhone: Cài đặt, Camera, Định dạng, Tương thích nhất."
        : $"Máy chủ này không đọc được ảnh {Name}. Hãy lưu ảnh thành JPEG rồi tải lên.";

    private static PictureFormat Refused(string? name, string advice) =>
        new(name ?? "", null, name is null ? $"Tệp này không phải ảnh: {advice}." : $"Tệp này là {name}, loại không nhận, dù tên tệp ghi gì: {advice}.");
}
