namespace KhuyenCong.Catalogue.OpenData;

/// <summary>A whole kind of record in one file, as it is written on this node.</summary>
/// <param name="Name">One of <see cref="Dumps.Names"/>.</param>
/// <param name="Format">csv or jsonl.</param>
/// <param name="Path">The file on this node; replaced when the register has changed.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Lower-case hexadecimal digits.</param>
/// <param name="Records">Lines without the header.</param>
/// <param name="Modified">When what it says last changed: by a save, or by the midnight that begins today.</param>
public sealed record Dump(string Name, string Format, string Path, long Bytes, string Sha256, int Records, DateTimeOffset Modified);
