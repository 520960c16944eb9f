using System.Diagnostics;
using System.Globalization;
using System.Text;
using KhuyenCong.Search;

namespace KhuyenCong.Benchmarks.Search;

/// <summary>Lucene in a process of its own, spoken to by lines; see LuceneEngine.java. Times are taken there.</summary>
internal sealed class LuceneProcess : IEngine
{
    /// <summary>Where Debian's liblucene8-java puts its libraries; another folder with the same files may be named by LUCENE_JARS.</summary>
    private const string DebianJars = "/usr/share/java";

    private readonly Process _process;
    private readonly Corpus _corpus;
    private readonly int _queries;

    private LuceneProcess(Process process, Corpus corpus, int queries, string version)
    {
        _process = process;
        _corpus = corpus;
        _queries = queries;
        Name = $"Lucene {version}";
    }

    public string Name { get; }

    public string Size { get; private set; } = "";

    /// <summary>Compiles the Java side and starts it on the corpus, which it reads into memory before anything is measured.</summary>
    public static LuceneProcess Start(Corpus corpus, IReadOnlyList<BenchQuery> queries, string folder, string source)
    {
        var core = Directory.GetFiles(Environment.GetEnvironmentVariable("LUCENE_JARS") ?? DebianJars, "lucene-core-8*.jar").Order(StringComparer.Ordinal).LastOrDefault()
            ?? throw new FileNotFoundException("lucene-core-8*.jar is missing; try --no-lucene.");
        var path = $"{core}:{core.Replace("lucene-core", "lucene-analyzers-common", StringComparison.Ordinal)}";
        using (var compiler = Process.Start(new ProcessStartInfo("javac", ["-cp", path, "-d", folder, source])) ?? throw new InvalidOperationException("javac does not start."))
        {
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
                throw new InvalidOperationException("javac failed.");
        }

        BenchFiles.WriteDocuments(Path.Combine(folder, "documents.tsv"), corpus.Documents());
        BenchFiles.WriteFolds(Path.Combine(folder, "folds.tsv"), corpus.Documents());
        BenchFiles.WriteQueries(Path.Combine(folder, "queries.tsv"), queries);
        var process = Process.Start(new ProcessStartInfo("java", ["-Xms1g", "-Xmx4g", "-cp", $"{path}:{folder}", "LuceneEngine", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("java does not start.");
        return new LuceneProcess(process, corpus, queries.Count, process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("LuceneEngine ended."));
    }

    public double Build()
    {
        var answer = Ask("build").Split(' ');
        Size = string.Create(CultureInfo.InvariantCulture, $"{Number(answer[1]) / 1e6:0} MB on disk and a JVM");
        return Number(answer[0]);
    }

    public IReadOnlyList<string> Answers()
    {
        var first = Ask("answers");
        return [first, .. Enumerable.Range(1, _queries - 1).Select(_ => Read())];
    }

    public double[] Round() => Array.ConvertAll(Ask("round").Split(' '), Number);

    public double Throughput(int threads, TimeSpan time) => Number(Ask(string.Create(CultureInfo.InvariantCulture, $"throughput {threads} {time.TotalMilliseconds:0}")));

    public double[] Edits(int count) => [.. Enumerable.Range(0, count).Select(i =>
        Number(Ask($"edit {Edit.PlaceOf(i, _corpus)} {VietnameseAnalyzer.Tokenise(Edit.WordOf(i))[0].Term}\t{BenchFiles.LineOf(Edit.Of(i, _corpus))}")))];

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill();
        _process.Dispose();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private string Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        return Read();
    }

    private string Read() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("LuceneEngine ended.");
}
