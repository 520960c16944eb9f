using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KhuyenCong.Testing;

/// <summary>A mail server on loopback that takes everything and keeps it; it can be told to refuse, and to hang up before it says that it took a mail.</summary>
public sealed class SmtpSink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();

    public SmtpSink()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Whole mails, headers first, in the order of their arrival.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>Refuses every recipient, as a server does that is out of order.</summary>
    public bool Refuses { get; set; }

    /// <summary>Called when a mail is whole, before the sender is told that it was taken.</summary>
    public Func<Task>? BeforeAnswer { get; set; }

    /// <summary>The Message-ID of each mail taken.</summary>
    public IReadOnlyList<string> MessageIds => [.. Taken.Select(m => m.Split("\r\n").Single(l => l.StartsWith("Message-ID: ", StringComparison.OrdinalIgnoreCase))[12..])];

    public void Dispose()
    {
        over.Cancel();
        listener.Dispose();
        over.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await listener.AcceptTcpClientAsync(over.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var one = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync(over.Token) is { } line)
            {
                var word = line.Split(' ', ':')[0].ToUpperInvariant();
                if (word == "DATA")
                    await TakeAsync(reader, writer);
                else
                    await writer.WriteLineAsync(word switch { "QUIT" => "221 bye", "RCPT" when Refuses => "451 out of order", _ => "250 ok" });
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The sender was killed.
        }
    }

    private async Task TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var mail = new StringBuilder();
        string? line;
        while ((line = await reader.ReadLineAsync(over.Token)) is not (null or "."))
            mail.Append(line).Append("\r\n");
        // Broken off before its end: no mail.
        if (line is null)
            return;
        Taken.Enqueue(mail.ToString());
        if (BeforeAnswer is { } wait)
            await wait();
        await writer.WriteLineAsync("250 taken");
    }
}
