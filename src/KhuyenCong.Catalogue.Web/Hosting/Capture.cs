using System.Buffers;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>Holds an answer back until it is whole; what grows past the limit goes through as it comes.</summary>
internal sealed class Capture(Stream destination, int limit, Action overflows) : Stream
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int length;

    public bool IsWhole { get; private set; } = true;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public byte[] ToArray() => buffer.AsSpan(0, length).ToArray();

    /// <summary>Nothing is sent before the answer is whole.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken) => IsWhole ? Task.CompletedTask : destination.FlushAsync(cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> more, CancellationToken cancellationToken = default)
    {
        if (TryHold(more.Span))
            return;
        await LetGoAsync(cancellationToken);
        await destination.WriteAsync(more, cancellationToken);
    }

    public override Task WriteAsync(byte[] array, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(array.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] array, int offset, int count) => Write(array.AsSpan(offset, count));

    /// <exception cref="NotSupportedException">Past the limit: the server writes asynchronously alone.</exception>
    public override void Write(ReadOnlySpan<byte> more)
    {
        if (!TryHold(more))
            throw new NotSupportedException("Large answers are written asynchronously.");
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] array, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>What is held, to be sent by whoever cannot keep it.</summary>
    public async Task LetGoAsync(CancellationToken cancellationToken)
    {
        if (!IsWhole)
            return;
        IsWhole = false;
        overflows();
        if (length > 0)
            await destination.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        base.Dispose(disposing);
    }

    private bool TryHold(ReadOnlySpan<byte> more)
    {
        if (!IsWhole || length + more.Length > limit)
            return false;
        if (length + more.Length > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + more.Length));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        more.CopyTo(buffer.AsSpan(length));
        length += more.Length;
        return true;
    }
}
