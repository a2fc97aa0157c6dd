using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Scheduler.Api.OpenApi;

/// <summary>The document of the API at <c>/openapi/v1.json</c>, and a page to browse it.</summary>
internal static class OpenApiDocuments
{
    public const string PagePath = "/docs";

    private const string Json = "application/json", Key = "key", BasicKey = "basic";

    private static readonly (int Status, string When)[] Errors =
    [
        (400, "Something is missing or wrong; problems names all of it."), (401, "No key, an unknown or a revoked one."), (403, "The key may not do this."),
        (404, "Nothing there, or somebody else's."), (409, "A name, unique id or reference id is taken."), (413, "The body is too large."),
        (415, "The body is not declared as what it must be."), (429, "Too much at once; nothing was stored."), (500, "A defect of this server."),
        (503, "Not ready, or the outcome is not known yet."), (504, "No answer in time."),
    ];

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => Operations.Find(description.HttpMethod ?? "", "/" + description.RelativePath?.TrimEnd('/')) is not null;
        options.AddDocumentTransformer((document, context, cancel) =>
        {
            Describe(document);
            return ReplyShapes.Add(document, context, cancel);
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var (method, route) = (context.Description.HttpMethod!, "/" + context.Description.RelativePath!.TrimEnd('/'));
            Describe(operation, method, route, Operations.Find(method, route)!, context.Document!);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference(PagePath, o => o.WithTitle("Scheduler").WithOpenApiRoutePattern("/openapi/{documentName}.json").DisableDefaultFonts()).AllowAnonymous();
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new() { Title = "Scheduler", Version = "1", Description = "Scale-compatible v1 and v2, and this server's own /api." };

        // Whoever reads it has it from the server they mean.
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[BasicKey] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic", Description = "The key as user name; the password is ignored." };
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
        document.Components.Responses ??= new Dictionary<string, IOpenApiResponse>();
        foreach (var (status, when) in Errors)
            document.Components.Responses[$"Error{status}"] = new OpenApiResponse
            {
                Description = when,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Json] = new() { Schema = new OpenApiSchemaReference("Error", document), Example = new JsonObject { ["status_code"] = status, ["error"] = when } },
                },
            };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas["Error"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "status_code", "error" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["status_code"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["error"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["problems"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object } },
            },
        };
    }

    private static void Describe(OpenApiOperation operation, string method, string route, Operation words, OpenApiDocument document)
    {
        operation.Summary = words.Summary;
        operation.OperationId = $"{method.ToLowerInvariant()}{string.Concat(route.Split('/', '{', '}', '_').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p[1..]))}";
        operation.Tags = new HashSet<OpenApiTagReference> { new(route.Split('/')[1], document) };
        operation.Parameters ??= [];
        foreach (var name in words.Query)
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        if (words.Example is { } example)
            operation.RequestBody = new OpenApiRequestBody
            {
                Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = new OpenApiSchema(), Example = JsonNode.Parse(example) } },
            };
        operation.Responses = new() { ["200"] = new OpenApiResponse { Description = "Done.", Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = words.Reply is { } reply ? new OpenApiSchemaReference(reply.Name, document) : new OpenApiSchema() } } } };
        foreach (var (status, _) in Errors)
            operation.Responses[$"{status}"] = new OpenApiResponseReference($"Error{status}", document);
        operation.Security =
        [
            new() { [new OpenApiSecuritySchemeReference(BasicKey, document)] = [] },
            new() { [new OpenApiSecuritySchemeReference(Key, document)] = [] },
        ];
    }
}
