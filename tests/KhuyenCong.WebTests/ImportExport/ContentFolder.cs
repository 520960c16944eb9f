using System.Text;

namespace KhuyenCong.WebTests.ImportExport;

/// <summary>A folder of content files of a test, removed with it.</summary>
public sealed class ContentFolder : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Path { get; } = Directory.CreateTempSubdirectory("kc-content-").FullName;

    /// <summary>The content of this repository.</summary>
    public static string Committed { get; } = FindCommitted();

    /// <summary>A small register with something of most kinds, in canonical form.</summary>
    public static ContentFolder Small()
    {
        var folder = new ContentFolder();
        foreach (var (file, text) in SmallRegister.Files)
            folder.Write(file, text);
        return folder;
    }

    public ContentFolder Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, Utf8);
        return this;
    }

    public ContentFolder Replace(string file, string old, string by)
    {
        var text = Read(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Write(file, text.Replace(old, by, StringComparison.Ordinal));
    }

    public ContentFolder Delete(string file)
    {
        File.Delete(System.IO.Path.Combine(Path, file));
        return this;
    }

    public string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    /// <summary>Every content file below a folder with its bytes; files that begin with a dot and the README are none.</summary>
    public static SortedDictionary<string, string> Bytes(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            if (!System.IO.Path.GetFileName(path).StartsWith('.') && System.IO.Path.GetFileName(path) != "README.md")
                files.Add(System.IO.Path.GetRelativePath(folder, path), Encoding.UTF8.GetString(File.ReadAllBytes(path)));
        return files;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string FindCommitted()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(System.IO.Path.Combine(folder, "content", "reference")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return System.IO.Path.Combine(folder ?? throw new DirectoryNotFoundException("No content/reference above the tests."), "content");
    }
}
