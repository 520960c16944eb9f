using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using KhuyenCong.Search;
using KhuyenCong.Search.Index;
using KhuyenCong.Search.Matching;

namespace KhuyenCong.Benchmarks.Search;

/// <summary>./bench micro: the analyser and the postings by BenchmarkDotNet, in this process.</summary>
internal static class Micro
{
    public static int Run()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Path.Combine("artifacts", "micro"));
        var failed = BenchmarkRunner.Run([typeof(AnalyserMicro), typeof(PostingsMicro)], config).Any(static summary => summary.HasCriticalValidationErrors || summary.Reports.Length == 0);
        return failed ? 1 : 0;
    }
}

/// <summary>The texts of a hundred records, and a query.</summary>
public class AnalyserMicro
{
    private readonly VietnameseAnalyzer _analyzer = new(remembers: true);
    private string[] _texts = [];
    private string _decomposed = "";

    [GlobalSetup]
    public void Setup()
    {
        _texts = [.. new Corpus(1000, "content").Documents().Take(100).SelectMany(static document => document.Texts).Select(static text => text.Text)];
        _decomposed = "ke\u0323o du\u031B\u0300a Be\u0302\u0301n Tre 500 g";
    }

    [Benchmark]
    public int Records()
    {
        var tokens = 0;
        foreach (var text in _texts)
            tokens += _analyzer.Analyze(text).Count;
        return tokens;
    }

    [Benchmark]
    public int Query() => VietnameseAnalyzer.Tokenise("kẹo dừa Bến Tre 500 g").Count;

    [Benchmark]
    public int DecomposedQuery() => VietnameseAnalyzer.Tokenise(_decomposed).Count;
}

/// <summary>Lists of 150,000 records: a list of 1,000 and one of 50,000 against one of 20,000.</summary>
public class PostingsMicro
{
    private const int Records = 150_000;

    private int[] _few = [];
    private int[] _some = [];
    private int[] _many = [];
    private ulong[] _bits = [];

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _few = List(1_000);
        _some = List(20_000);
        _many = List(50_000);
        _bits = new ulong[(Records + 63) >> 6];
        foreach (var doc in _some)
            _bits[doc >> 6] |= 1UL << (doc & 63);

        int[] List(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(Records)).Distinct().Order()];
    }

    [Benchmark]
    public int Gallop()
    {
        var at = 0;
        foreach (var doc in _few)
            at = Postings.Gallop(_some, at, doc);
        return at;
    }

    [Benchmark]
    public int IntersectFew() => Intersect(_few);

    [Benchmark]
    public int IntersectBits()
    {
        using var candidates = Candidates(_many);
        candidates.Intersect(_bits);
        return candidates.Count;
    }

    [Benchmark]
    public int ListBits()
    {
        using var candidates = new Candidates(Records);
        candidates.AddBits(_bits);
        return candidates.Count;
    }

    private int Intersect(int[] docs)
    {
        using var candidates = Candidates(docs);
        candidates.Intersect(_some);
        return candidates.Count;
    }

    private static Candidates Candidates(int[] docs)
    {
        var candidates = new Candidates(docs.Length);
        candidates.Add(docs);
        return candidates;
    }
}
