using System.Globalization;
using System.Text;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>One thing that is wrong in a content file.</summary>
/// <param name="File">Path within the imported folder.</param>
/// <param name="Line">Line on which the row begins, from 1; null where the whole file is meant.</param>
/// <param name="Column">Column or field; null where the whole row is meant.</param>
/// <param name="Message">What is wrong and how to mend it; one line.</param>
public sealed record ImportFault(string File, int? Line, string? Column, string Message)
{
    /// <summary>"products.csv:14 group: …"</summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line is { } line)
            text.Append(CultureInfo.InvariantCulture, $":{line}");
        if (Column is { } column)
            text.Append(' ').Append(column);
        return text.Append(": ").Append(Message).ToString();
    }
}

/// <summary>What an import did. With a fault it did nothing. Records are counted with their parts as one.</summary>
public sealed record ImportReport
{
    public required IReadOnlyList<ImportFault> Faults { get; init; }

    public required int Added { get; init; }

    public required int Changed { get; init; }

    public required int Unchanged { get; init; }

    public bool Succeeded => Faults.Count == 0;
}
