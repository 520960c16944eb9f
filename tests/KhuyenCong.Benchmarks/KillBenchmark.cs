using System.Globalization;
using KhuyenCong.Testing;

namespace KhuyenCong.Benchmarks;

/// <summary>SIGKILL at random moments of import, migrate, saves, publications, uploads and the handing over of mails, on both engines, many times: what each left, and that the next run completed it.</summary>
public static class KillBenchmark
{
    private const int Products = 1500;

    public static readonly IReadOnlyList<string> Works = ["migrate", "import", "edit", "upload", "mail"];

    public static async Task<int> RunAsync(int kills, IReadOnlyList<string> works)
    {
        var report = new Report(string.Join(' ', ["kill", .. kills == 50 && works == Works ? Array.Empty<string>() : [$"{kills}"], .. works == Works ? [] : works]));
        var folder = Directory.CreateTempSubdirectory("kc-kill-").FullName;
        try
        {
            var content = GeneratedContent.Write(folder, Path.Combine(SiteProcess.Folder, "content"), Products, seed: 7);
            report.Line($"The import: {content}");
            var rows = new List<string[]>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                if (works.Contains("migrate"))
                    rows.Add(await RunAsync(report, "migrate", engine, new(engine, contentFolder: null, expectedProducts: 0), kills));
                if (works.Contains("import"))
                    rows.Add(await RunAsync(report, "import", engine, new(engine, folder, Products), kills));
            }

            var serving = new List<string[]>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                if (works.Contains("edit"))
                {
                    var (problems, changes) = await EditKill.RunAsync(engine, kills, seed: kills);
                    Tell(report, $"saves and publications on {engine}", problems);
                    report.Bar($"half states after {kills} kills of saves and {kills} of publications, {engine}", problems.Count, 0, "");
                    serving.Add(["save, publish", engine.ToString(), $"{2 * kills}", $"{changes}", "", $"{problems.Count}"]);
                }

                if (works.Contains("upload"))
                {
                    var (problems, uploads, left) = await UploadKill.RunAsync(engine, kills, seed: kills);
                    Tell(report, $"uploads on {engine}", problems);
                    report.Bar($"half states after {kills} kills of uploads, {engine}", problems.Count, 0, "");
                    serving.Add(["upload", engine.ToString(), $"{kills}", $"{uploads}", $"{left}", $"{problems.Count}"]);
                }

                if (works.Contains("mail"))
                {
                    var (problems, mails, repeats) = await MailKill.RunAsync(engine, kills, seed: kills);
                    Tell(report, $"mails on {engine}", problems);
                    report.Bar($"mails lost or renamed after {kills} kills, {engine}", problems.Count, 0, "");
                    report.Bar($"mails that came twice after {kills} kills, {engine}", repeats, kills, "");
                    serving.Add(["mail", engine.ToString(), $"{kills}", $"{mails}", $"{repeats}", $"{problems.Count}"]);
                }
            }

            report.Section("Kills of the serving host");
            report.Table(["work", "engine", "kills", "done", "left for the next start; sent twice", "half or lost"], serving);
            report.Section("Kills");
            report.Table(["command", "engine", "s unkilled", "s at work", "kills", "while alive", "at work", "left old", "left new", "half"], rows);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return report.Close();
    }

    private static void Tell(Report report, string what, List<string> problems)
    {
        report.Line($"  {what}: done");
        foreach (var problem in problems)
            report.Line($"  {what}: {problem}");
    }

    private static async Task<string[]> RunAsync(Report report, string command, Engine engine, KillRun run, int kills)
    {
        var length = await run.MeasureAsync();
        var outcomes = new List<KillOutcome>();
        foreach (var at in KillPlan.Moments(length, kills, seed: kills))
        {
            var outcome = await run.KillAsync(at);
            outcomes.Add(outcome);
            foreach (var problem in outcome.Problems)
                report.Line($"  {command} on {engine}, killed {at.After.TotalSeconds:0.00} s after {(at.SinceAtWork ? "the work began" : "launch")}: {problem}");
        }

        report.Line($"  {command} on {engine}: {kills} kills done");
        var half = outcomes.Count(o => o.Problems.Count > 0);
        report.Bar($"half states after {kills} kills of {command}, {engine}", half, 0, "");
        return
        [
            command, engine.ToString(), length.Whole.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture), length.AtWork.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture), $"{kills}", $"{outcomes.Count(o => o.WasAlive)}",
            $"{outcomes.Count(o => o.WasAlive && o.At.SinceAtWork)}",
            $"{outcomes.Count(o => o.Left is Left.Old)}", $"{outcomes.Count(o => o.Left is Left.New)}", $"{half}",
        ];
    }
}
