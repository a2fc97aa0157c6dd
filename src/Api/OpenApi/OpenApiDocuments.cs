using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Scalar.AspNetCore;
using Scheduler.Api.Accounts;
using Scheduler.Api.Files;
using Scheduler.Api.Organizations;

namespace Scheduler.Api.OpenApi;

/// <summary>The document of the API at <c>/openapi/v1.json</c>, and a page to browse it.</summary>
internal static class OpenApiDocuments
{
    public const string PagePath = "/docs";

    private const string Bearer = "bearer", Basic = "basic", Session = "session", Csrf = "csrf";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => ApiWords.Find(description.HttpMethod ?? "", "/" + description.RelativePath?.TrimEnd('/')) is not null;
        options.AddSchemaTransformer(ReplyShapes.LeaveOutNulls);
        options.AddSchemaTransformer(ReplyShapes.NameWords);
        options.AddDocumentTransformer(async (document, context, cancel) =>
        {
            Describe(document);
            await ReplyShapes.Add(document, context, cancel);
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var (method, route) = (context.Description.HttpMethod!, "/" + context.Description.RelativePath!.TrimEnd('/'));
            Describe(operation, method, route, ApiWords.Find(method, route)!, [.. context.Description.ActionDescriptor.EndpointMetadata], context.Document!);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

        // Nothing on the page that would call another server: there may be no way to one.
        app.MapScalarApiReference(PagePath, o => o.WithTitle("Scheduler").WithOpenApiRoutePattern("/openapi/{documentName}.json").AddPreferredSecuritySchemes([Basic])
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton().PreserveSchemaPropertyOrder()).AllowAnonymous();
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new() { Title = "Scheduler", Version = "1", Description = "Scale-compatible v1 and v2, and this server's own /api." };

        // Whoever reads it has it from the server they mean.
        document.Servers = [];
        document.Tags = new HashSet<OpenApiTag>(ApiWords.Tags.Select(t => new OpenApiTag { Name = t.Name, Description = t.Words }));
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Basic] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic", Description = "The key as user name; the password is ignored." },
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The key." },
            [Session] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "scheduler", Description = "Set by signing in; over https it is called __Host-scheduler." },
            [Csrf] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = SessionCookie.TokenHeader, Description = "csrf of GET /api/session, with whatever changes something." },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        foreach (var (name, shape) in ApiWords.Bodies)
            document.Components.Schemas[name] = Schema(shape.Schema, document);
        ErrorWords.AddTo(document);
    }

    private static void Describe(OpenApiOperation operation, string method, string route, Operation words, IReadOnlyList<object> metadata, OpenApiDocument document)
    {
        operation.Summary = words.Summary;
        operation.OperationId = $"{method.ToLowerInvariant()}{string.Concat(route.Split('/', '{', '}', '_', '-').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p[1..]))}";
        operation.Tags = new HashSet<OpenApiTagReference> { new(words.Tag, document) };
        operation.Parameters = [.. words.Parameters.Select(p => Parameter(p, document))];
        operation.RequestBody = words.Body is { } body ? new OpenApiRequestBody { Required = body.Required, Content = Content(body, document) } : null;
        operation.Responses = [];
        if (words.Reply is { } reply)
            operation.Responses["200"] = new OpenApiResponse { Description = "Done.", Content = Content(reply, document) };
        foreach (var status in ErrorWords.Of(words, method, metadata))
            operation.Responses[$"{status}"] = new OpenApiResponseReference(ErrorWords.NameOf(status), document);
        operation.Security = Security(method, ErrorWords.PoliciesOf(metadata), document);
    }

    private static List<OpenApiSecurityRequirement> Security(string method, string[] policies, OpenApiDocument document)
    {
        OpenApiSecurityRequirement Needs(params string[] schemes)
        {
            var all = new OpenApiSecurityRequirement();
            foreach (var scheme in schemes)
                all[new(scheme, document)] = [];
            return all;
        }

        if (policies.Length == 0 || policies.Contains(SignedLinkAuth.SchemeName))
            return [];
        var person = method == HttpMethods.Get ? Needs(Session) : Needs(Session, Csrf);
        return policies.Contains(Policies.Person) || policies.Contains(Policies.AdminPerson) ? [person] : [Needs(Basic), Needs(Bearer), person];
    }

    private static OpenApiParameter Parameter(Parameter parameter, OpenApiDocument document)
    {
        var schema = (JsonObject)parameter.Shape.Schema.DeepClone();
        var words = schema["description"]?.GetValue<string>();
        schema.Remove("description");
        return new()
        {
            Name = parameter.Name,
            In = parameter.Place switch { "path" => ParameterLocation.Path, "header" => ParameterLocation.Header, _ => ParameterLocation.Query },
            Required = parameter.Place == "path",
            Description = words,
            Schema = Schema(schema, document),
        };
    }

    private static Dictionary<string, OpenApiMediaType> Content(Body body, OpenApiDocument document) =>
        new() { [body.Type] = new() { Schema = Schema(body.Schema, document), Example = body.Example() } };

    private static IOpenApiSchema Schema(JsonObject schema, OpenApiDocument document) => schema["$ref"] is { } name
        ? new OpenApiSchemaReference(name.GetValue<string>().Split('/')[^1], document) { Description = schema["description"]?.GetValue<string>() }
        : OpenApiModelFactory.Parse<OpenApiSchema>(schema.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out _)!;
}
