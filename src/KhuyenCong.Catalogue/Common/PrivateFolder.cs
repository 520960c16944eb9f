namespace KhuyenCong.Catalogue.Common;

/// <summary>
/// A folder of one process below the data folder, for one upload or for the dumps of a node: on the same disk as what it becomes. It is held by an open lock file beside it, which the system lets go when the process
/// ends, however it ends: a folder that nobody holds is rubbish.
/// </summary>
public sealed class PrivateFolder : IDisposable
{
    private const string LockEnding = ".lock";

    private readonly FileStream held;

    private PrivateFolder(string folder, FileStream held)
    {
        Folder = folder;
        this.held = held;
    }

    public string Folder { get; }

    public static PrivateFolder Open(string parent)
    {
        MakePrivate(parent);
        var folder = Path.Combine(parent, Guid.NewGuid().ToString("N"));
        // Held before it is there: no sweep can take it for rubbish.
        var held = new FileStream(folder + LockEnding, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        try
        {
            MakePrivate(folder);
            return new(folder, held);
        }
        catch
        {
            held.Dispose();
            File.Delete(folder + LockEnding);
            throw;
        }
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        // Deleted while it is held: whoever finds it later would find nobody.
        File.Delete(Folder + LockEnding);
        held.Dispose();
    }

    /// <summary>Removes what processes that were ended left behind. May run while others work.</summary>
    /// <returns>How many folders.</returns>
    public static int Sweep(string parent)
    {
        if (!Directory.Exists(parent))
            return 0;
        var swept = 0;
        foreach (var folder in Directory.GetDirectories(parent))
        {
            if (Hold(folder + LockEnding) is not { } free)
                continue;
            using (free)
            {
                if (!TryDelete(folder))
                    continue;
                swept++;
                File.Delete(folder + LockEnding);
            }
        }

        foreach (var left in Directory.GetFiles(parent, "*" + LockEnding))
            if (!Directory.Exists(left[..^LockEnding.Length]) && Hold(left, FileMode.Open) is { } free)
                using (free)
                    File.Delete(left);
        return swept;
    }

    /// <summary>A tool whose parent was ended may still write there for a moment: the next sweep comes.</summary>
    private static bool TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static FileStream? Hold(string path, FileMode mode = FileMode.OpenOrCreate)
    {
        try
        {
            return new(path, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
