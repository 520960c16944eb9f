using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;

namespace KhuyenCong.Testing;

/// <summary>Pictures of every kind, made when a test asks: PNG by hand, others of it by the tools of libvips.</summary>
public static class TestPictures
{
    /// <summary>Left half red, right half blue.</summary>
    public static byte[] Png(int width, int height)
    {
        var row = new byte[1 + (width * 3)];
        for (var x = 0; x < width; x++)
            row[1 + (x * 3) + (x < width / 2 ? 0 : 2)] = 255;
        return Png(width, height, bits: 8, colours: 2, row);
    }

    /// <summary>Black, one bit to a pixel: 30,000 × 30,000 of them are some hundred kilobytes.</summary>
    public static byte[] Black(int width, int height) => Png(width, height, bits: 1, colours: 0, new byte[1 + ((width + 7) / 8)]);

    /// <summary>A picture as another form that libvips writes: "jpg", "webp", "heic", "avif".</summary>
    public static async Task<byte[]> AsAsync(byte[] png, string ending)
    {
        var folder = Directory.CreateTempSubdirectory("kc-picture-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "a.png"), Path.Combine(folder, $"b.{ending}"));
            await File.WriteAllBytesAsync(from, png);
            await VipsAsync("copy", from, to);
            return await File.ReadAllBytesAsync(to);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What libvips says of a file, "vips" for its command.</summary>
    public static async Task<string> VipsAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("vips", arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Xunit.Assert.Equal(0, process.ExitCode);
        return said.Trim();
    }

    /// <summary>A JPEG that says that it lies on its side (the camera was turned to the right), where it was taken (21° N), and with what.</summary>
    public static byte[] WithExif(byte[] jpeg)
    {
        byte[] tiff =
        [
            .. "II*\0"u8, 8, 0, 0, 0,
            // IFD 0 at 8: maker, orientation, position of the GPS block.
            3, 0,
            0x0F, 0x01, 2, 0, 4, 0, 0, 0, .. "Kam\0"u8,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0,
            0x25, 0x88, 4, 0, 1, 0, 0, 0, 50, 0, 0, 0,
            0, 0, 0, 0,
            // GPS at 50: north, 21° 1' 42".
            2, 0,
            1, 0, 2, 0, 2, 0, 0, 0, (byte)'N', 0, 0, 0,
            2, 0, 5, 0, 3, 0, 0, 0, 80, 0, 0, 0,
            0, 0, 0, 0,
            21, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 42, 0, 0, 0, 1, 0, 0, 0,
        ];
        var length = 2 + 6 + tiff.Length;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. "Exif\0\0"u8, .. tiff, .. jpeg.AsSpan(2)];
    }

    private static byte[] Png(int width, int height, byte bits, byte colours, byte[] row)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            for (var y = 0; y < height; y++)
                zlib.Write(row);
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        (size[8], size[9]) = (bits, colours);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR"u8, size), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        name.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Sum(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    /// <summary>CRC-32 as PNG has it.</summary>
    private static uint Sum(ReadOnlySpan<byte> data)
    {
        var sum = uint.MaxValue;
        foreach (var b in data)
        {
            sum ^= b;
            for (var i = 0; i < 8; i++)
                sum = (sum >> 1) ^ (0xEDB88320 & (uint)-(int)(sum & 1));
        }

        return ~sum;
    }
}
