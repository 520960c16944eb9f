using Microsoft.AspNetCore.Http.Metadata;

namespace KhuyenCong.Catalogue.Common;

/// <summary>Most bytes of a request's body. Routing sets it: the door reads a form before MVC's filters have their turn.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MostBytesAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long Bytes => bytes;

    long? IRequestSizeLimitMetadata.MaxRequestBodySize => bytes;
}
