namespace KhuyenCong.Catalogue.Common;

/// <summary>An answer that the page cache leaves alone.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NotKeptAttribute : Attribute;
