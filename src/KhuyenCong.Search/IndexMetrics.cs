namespace KhuyenCong.Search;

/// <summary>Size of an index. <c>Dead</c> records were replaced or removed and wait for a merge; <c>Bytes</c> are those of its arrays and strings, shared strings counted once a segment.</summary>
public sealed record IndexMetrics(int Documents, int Dead, int Segments, int Terms, long Bytes, int Merges);
