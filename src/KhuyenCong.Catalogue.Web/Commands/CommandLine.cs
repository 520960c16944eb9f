using System.CommandLine;
using KhuyenCong.Catalogue.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace KhuyenCong.Catalogue.Web.Commands;

/// <summary>The commands of the host. Each returns 0, or 1 with one line on the error stream that says why.</summary>
public static class CommandLine
{
    private static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "Folder of the embedded database and of uploaded files (default: App_Data, or Catalogue__DataFolder).",
        Recursive = true,
    };

    private static readonly Argument<DirectoryInfo> Folder = new("folder") { Description = "Folder with content files." };
    private static readonly Option<string> Email = new("--email") { Description = "Address of mail; one signs in with it.", Required = true };
    private static readonly Option<string?> Name = new("--name") { Description = "Name shown in histories (default: the address)." };
    private static readonly Option<string[]> Roles = new("--role") { Description = "administrator (the default), editor, officer, producer or buyer; may be given several times." };
    private static readonly Argument<FileInfo> File = new("file") { Description = "Backup file." };

    public static Task<int> RunAsync(string[] args)
    {
        if (AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant) && invariant)
            return RefuseAsync("Failed: this runtime is set to invariant globalisation and cannot write Vietnamese dates and numbers: install ICU (libicu) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        var root = new RootCommand("KhuyenCong.Catalogue: the public register of outstanding rural industrial products.") { Data };
        root.Subcommands.Add(Make("serve", "Serve the site (the default); migrates first, and imports content/ into an empty database.", (host, _, cancel) => Serving.RunAsync(host, cancel)));
        root.Subcommands.Add(Make("migrate", "Bring the database to the schema of this build.", (host, _, cancel) => Keeping.MigrateAsync(host, cancel)));
        root.Subcommands.Add(Make("import", "Check a folder of content files and, if all is well, take it in.", (host, parsed, cancel) => Keeping.ImportAsync(host, parsed.GetRequiredValue(Folder).FullName, cancel), Folder));
        root.Subcommands.Add(Make("export", "Write the whole register as content files.", (host, parsed, cancel) => Keeping.ExportAsync(host, parsed.GetRequiredValue(Folder).FullName, cancel), Folder));
        root.Subcommands.Add(Make("reindex", "Have every serving node read the database anew.", (host, _, cancel) => Keeping.ReindexAsync(host, cancel)));
        root.Subcommands.Add(Make("check", "Check the data against their rules, and an index against the database.", (host, _, cancel) => Keeping.CheckAsync(host, cancel)));
        root.Subcommands.Add(Make("backup", "Write everything into one file; works while the site serves.", (host, parsed, cancel) => Keeping.BackupAsync(host, parsed.GetRequiredValue(File).FullName, cancel), File));
        root.Subcommands.Add(Make("restore", "Replace everything by what a backup holds.", (host, parsed, cancel) => Keeping.RestoreAsync(host, parsed.GetRequiredValue(File).FullName, cancel), File));
        root.Subcommands.Add(new Command("user", "Accounts of the back office.")
        {
            Make("create", "Make an account; prints the link by which its owner chooses a password.", (host, parsed, cancel) => People.CreateAsync(host, parsed.GetRequiredValue(Email), parsed.GetValue(Name), parsed.GetValue(Roles) ?? [], cancel), [Email, Name, Roles]),
        });
        root.Subcommands.Add(new Command("help", "Show this help.") { Hidden = false });
        root.Subcommands[^1].SetAction((_, cancel) => root.Parse(["--help"]).InvokeAsync(cancellationToken: cancel));
        root.SetAction((parsed, cancel) => GuardedAsync(() => Serving.RunAsync(HostOf(parsed), cancel)));
        return root.Parse(args).InvokeAsync();
    }

    private static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 1;
    }

    private static Command Make(string name, string description, Func<WebApplicationBuilder, ParseResult, CancellationToken, Task<int>> run, params Argument[] arguments)
    {
        var command = new Command(name, description);
        foreach (var argument in arguments)
            command.Arguments.Add(argument);
        command.SetAction((parsed, cancel) => GuardedAsync(() => run(HostOf(parsed), parsed, cancel)));
        return command;
    }

    private static Command Make(string name, string description, Func<WebApplicationBuilder, ParseResult, CancellationToken, Task<int>> run, Option[] options)
    {
        var command = Make(name, description, run, Array.Empty<Argument>());
        foreach (var option in options)
            command.Options.Add(option);
        return command;
    }

    private static WebApplicationBuilder HostOf(ParseResult parsed)
    {
        var builder = Hosting.Site.CreateBuilder([]);
        if (parsed.GetValue(Data) is { } folder)
            builder.Configuration[$"{CatalogueSettings.Section}:{nameof(CatalogueSettings.DataFolder)}"] = folder.FullName;
        return builder;
    }

    /// <summary>What an operator can mend is told in one line; anything else is a fault of ours and keeps its trace.</summary>
    private static async Task<int> GuardedAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or NpgsqlException or SqliteException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            await Console.Error.WriteLineAsync($"Failed: {fault.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before it was done; nothing was half written.");
            return 1;
        }
    }
}
