using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using KhuyenCong.Catalogue.OpenData;
using Microsoft.OpenApi;

namespace KhuyenCong.Catalogue.Web.Hosting;

/// <summary>The API in OpenAPI 3.1, made from its controllers. The same for every installation: its server is the one that it was read from.</summary>
public static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services)
    {
        // The schemas are made with these; the answers with those of MVC.
        services.ConfigureHttpJsonOptions(http =>
        {
            http.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            ApiJson.Apply(http.SerializerOptions);
        });
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = description => description.HttpMethod == HttpMethods.Get && description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                Describe(operation, context.Description);
                return Task.CompletedTask;
            });
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "KhuyenCong.Catalogue",
            Version = "1",
            Description = "The public register of Viet Nam's outstanding rural industrial products. Read only, no key. Days are yyyy-MM-dd, days of Viet Nam; "
                + "unknown is null. Answers carry an ETag. A list answers 400 for what it cannot read and 404 past its last page. The conditions of use are told under /dieu-khoan.",
        };
        document.Servers = [new() { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag> { new() { Name = "register", Description = "Records of the register." } };
    }

    private static void Describe(OpenApiOperation operation, Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription description)
    {
        var path = description.RelativePath!["api/v1/".Length..];
        operation.OperationId = string.Concat(path.Split('/').Select(p => p.StartsWith('{') ? "By" + char.ToUpperInvariant(p[1]) + p.Trim('{', '}')[1..] : p));
        operation.Tags = new HashSet<OpenApiTagReference> { new("register") };
        operation.Description = operation.Summary + ".";
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            parameter.Description = parameter.Name switch { "id" => "Number of the record.", "code" => "Look-up code, ten characters; case, spaces and dashes do not count.", _ => "Slug of the record." };
        foreach (var asks in description.ActionDescriptor.EndpointMetadata.OfType<AsksAttribute>())
            foreach (var name in asks.Names)
                operation.Parameters.Add(ParameterOf(name, asks.Several));
        var answers = operation.Responses!;
        if (answers["200"] is { Content: { } content })
            foreach (var type in content.Keys.Where(t => t != "application/json").ToList())
                content.Remove(type);
        answers["200"].Description = "As asked.";
        if (operation.Parameters.Any(p => p.In is ParameterLocation.Query))
            answers["400"] = Problem("A value that cannot be read; errors names the fields.");
        answers["404"] = Problem("No such record, or a page past the last.");
        if (path.Contains('{', StringComparison.Ordinal))
            answers["410"] = Problem("The record was withdrawn.");
    }

    private static OpenApiParameter ParameterOf(string name, bool several)
    {
        var known = ApiParameters.All[name];
        var schema = new OpenApiSchema { Type = known.Least is null ? JsonSchemaType.String : JsonSchemaType.Integer, Format = known.Format };
        if (known.Least is { } least && known.Most is { } most)
            (schema.Minimum, schema.Maximum) = (least.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture));
        if (known.Words is { } words)
            schema.Enum = [.. words.Select(w => (JsonNode)w)];
        return new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = known.About,
            Schema = several && known.Repeats ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema } : schema,
        };
    }

    private static OpenApiResponse Problem(string about) => new()
    {
        Description = about,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/problem+json"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                    {
                        ["type"] = new OpenApiSchema { Type = JsonSchemaType.String },
                        ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
                        ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                        ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    },
                },
            },
        },
    };
}
