using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace KhuyenCong.Testing;

/// <summary>A real PostgreSQL of this machine's package, on a free port of 127.0.0.1 and a temporary folder, stopped when the process ends.</summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> One = new(StartAsync);
    private readonly int port;
    private int databases;

    private PostgresServer(int port) => this.port = port;

    public static Task<PostgresServer> Shared => One.Value;

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Include Error Detail=true;Maximum Pool Size=20";

    /// <summary>A new database, empty or a copy of another one that nobody is connected to.</summary>
    public async Task<string> CreateAsync(string? template = null)
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}";
        await command.ExecuteNonQueryAsync();
        return name;
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";
        var folder = Directory.CreateTempSubdirectory("kc-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        await RunAsync("chmod", "777", folder);
        await AsPostgresAsync($"{bin}/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
        var port = FreePort();
        await AsPostgresAsync($"{bin}/pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=300", "start");
        // Whoever runs the tests does not wait for the end of this process: what cleans up goes on without it.
        var asPostgres = Geteuid() == 0 ? "runuser -u postgres -- " : "";
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            Process.Start("setsid", ["-f", "sh", "-c", $"exec >/dev/null 2>&1 </dev/null; {asPostgres}{bin}/pg_ctl -D {data} -m immediate stop; rm -rf {folder}"])?.WaitForExit();
        return new(port);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Task AsPostgresAsync(string program, params string[] arguments) =>
        Geteuid() == 0 ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments]) : RunAsync(program, arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = false, RedirectStandardError = false };
        start.Environment["LC_ALL"] = "C.UTF-8";
        if (program == "runuser")
        {
            // The server inherits its output: it must not hold the pipe of whoever runs the tests.
            start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}. Is the package postgresql installed?");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint Geteuid();
}
