using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc.Routing;

namespace KhuyenCong.Catalogue.Common;

/// <summary>A route that is read: GET, and HEAD, which asks for the same answer without its body (RFC 9110, 9.3.2).</summary>
public sealed class GetAttribute([StringSyntax("Route")] string template) : HttpMethodAttribute(["GET", "HEAD"], template);
