using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>What the site answers by routes of its own: pages, lists, files. Told by the routing itself, so that nothing has to be listed twice.</summary>
public sealed class SiteRoutes(EndpointDataSource endpoints, IActionDescriptorCollectionProvider actions, ParameterPolicyFactory policies)
{
    private const string DrawingFolder = "img/kinds/";
    private const string DrawingEnding = ".svg";

    /// <summary>The door and the API answer for all that is below them.</summary>
    private static readonly string[] Closed = [Links.BackOffice, Links.Account, "/api"];

    private IReadOnlyList<string>? drawings;
    private IReadOnlyList<RoutePattern>? declared;

    /// <summary>Drawings of kinds of goods in the theme, by the names of their files.</summary>
    public IReadOnlyList<string> Drawings => drawings ??=
    [
        .. Patterns.Select(p => p.RawText ?? "").Where(p => p.StartsWith(DrawingFolder, StringComparison.Ordinal) && p.EndsWith(DrawingEnding, StringComparison.Ordinal))
            .Select(p => p[DrawingFolder.Length..^DrawingEnding.Length])
            // Files stand there a second time under names with their hashes.
            .Where(name => !name.Contains('.', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Is there a route for the path, or may none but routes answer there? What a static page or a redirect answers is no route.</summary>
    public bool Answers(string path) => path.StartsWith('/') && (Array.Exists(Closed, c => new PathString(path).StartsWithSegments(c, StringComparison.OrdinalIgnoreCase)) || Patterns.Any(pattern => Matches(pattern, path)));

    /// <summary>A host that does not listen, as a command is one, has no endpoints: there the pages and actions tell.</summary>
    private IEnumerable<RoutePattern> Patterns => endpoints.Endpoints.Count > 0
        ? endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => e.Order != int.MaxValue).Select(e => e.RoutePattern)
        : declared ??= [.. actions.ActionDescriptors.Items.Select(a => a.AttributeRouteInfo?.Template).OfType<string>().Distinct(StringComparer.Ordinal).Select(RoutePatternFactory.Parse)];

    private bool Matches(RoutePattern pattern, string path)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(pattern), new(pattern.Defaults)).TryMatch(path, values)
            && pattern.Parameters.All(parameter => parameter.ParameterPolicies.All(reference =>
                policies.Create(parameter, reference) is not IRouteConstraint constraint || constraint.Match(null, null, parameter.Name, values, RouteDirection.IncomingRequest)));
    }
}
