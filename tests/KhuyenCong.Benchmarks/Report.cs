namespace KhuyenCong.Benchmarks;

/// <summary>What a benchmark prints: the machine, tables, and whether each bar is met.</summary>
public sealed class Report
{
    private readonly List<string> bars = [];
    private readonly TextWriter output = Console.Out;
    private int missed;

    public Report(string command)
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
        Line($"./bench {command} · {TimeProvider.System.GetUtcNow().UtcDateTime:yyyy-MM-dd HH:mm} UTC");
        Line($"{Environment.ProcessorCount} cores of {model} · {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MB · .NET {Environment.Version} · load {Load}");
    }

    /// <summary>Of the last minute: figures taken beside other work are worth less.</summary>
    private static string Load => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    public void Section(string title) => Line($"\n{title} (load {Load})");

    public void Line(string text) => output.WriteLine(text);

    /// <summary>The first column to the left, the others to the right.</summary>
    public void Table(string[] header, IEnumerable<string[]> rows)
    {
        List<string[]> all = [header, .. rows];
        var widths = header.Select((_, i) => all.Max(r => r[i].Length)).ToArray();
        foreach (var row in all)
            Line("  " + string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))));
    }

    public void Bar(string name, double measured, double limit, string unit)
    {
        var met = measured <= limit;
        missed += met ? 0 : 1;
        bars.Add($"  {(met ? "met   " : "MISSED")}  {name}: {measured:0.##} {unit} (bar {limit:0.##} {unit})");
    }

    /// <summary>Prints the bars; 0 where all are met, else 1.</summary>
    public int Close()
    {
        Line("\nBars");
        bars.ForEach(Line);
        Line(missed == 0 ? $"All {bars.Count} bars met; load at the end {Load}." : $"{missed} of {bars.Count} bars missed; load at the end {Load}.");
        return missed == 0 ? 0 : 1;
    }
}
