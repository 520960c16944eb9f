using System.Globalization;
using KhuyenCong.Benchmarks;
using KhuyenCong.Benchmarks.Search;
using KhuyenCong.Testing;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
// The hosts in this process write to the same terminal as the tables.
Environment.SetEnvironmentVariable("Logging__LogLevel__Default", "Warning");

// ./bench pages [products] | pages sample [engine] [page …] | pages many [products] | admin [engine] | kill [kills [work …]] | search [--documents N] [--rounds N] [--no-lucene] [--no-fts] [--queries] | micro
return args switch
{
    ["pages"] => await PagesBenchmark.RunAsync(100_000),
    ["pages", "sample", var engine, .. var names] when Enum.TryParse<Engine>(engine, ignoreCase: true, out var one) => await PagesBenchmark.RunSampleAsync([one], names),
    ["pages", "sample", .. var names] => await PagesBenchmark.RunSampleAsync(Enum.GetValues<Engine>(), names),
    ["pages", "many"] => await PagesBenchmark.RunManyAsync(100_000),
    ["pages", "many", var products] => await PagesBenchmark.RunManyAsync(int.Parse(products, CultureInfo.InvariantCulture)),
    ["pages", var products] => await PagesBenchmark.RunAsync(int.Parse(products, CultureInfo.InvariantCulture)),
    ["admin"] => await AdminBenchmark.RunAsync(Enum.GetValues<Engine>(), 100_000),
    ["admin", var engine] when Enum.TryParse<Engine>(engine, ignoreCase: true, out var one) => await AdminBenchmark.RunAsync([one], 100_000),
    ["kill"] => await KillBenchmark.RunAsync(50, KillBenchmark.Works),
    ["kill", var kills, .. var works] => await KillBenchmark.RunAsync(int.Parse(kills, CultureInfo.InvariantCulture), works.Length == 0 ? KillBenchmark.Works : works),
    ["search", .. var options] => SearchBenchmark.Run(options),
    ["micro"] => Micro.Run(),
    [Peer.Command, var url, var file] => await Peer.ServeAsync(url, file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        ./bench pages [products]   start, memory, pages and the list of many generated products
        ./bench pages sample [sqlite|postgres] [page …]   the sample alone
        ./bench pages many [products]   the generated products alone
        ./bench admin [sqlite|postgres]   lists and saving in the back office with 100,000 products
        ./bench kill [kills [work …]]  SIGKILL during migrate, import, edit, upload and mail, on both engines
        ./bench search [--documents N] [--rounds N] [--no-lucene] [--no-fts] [--queries]   our index beside SQLite FTS5 and Java Lucene 8
        ./bench micro              the analyser and the postings
        """);
    return 2;
}
