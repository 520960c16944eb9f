namespace KhuyenCong.Catalogue.OpenData;

/// <summary>The query names that an operation of the API reads; <see cref="ApiParameters"/> describes each of them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AsksAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names => names;

    /// <summary>Names that may repeat do: a list narrowed by facets.</summary>
    public bool Several { get; init; }
}
