using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Scheduler.Api.Files;
using Scheduler.Api.Organizations;
using Scheduler.Domain;

namespace Scheduler.Api.OpenApi;

/// <summary>The errors of the document: what each means, and which of them an operation can answer.</summary>
internal static class ErrorWords
{
    private static readonly (int Status, string When, string Example)[] All =
    [
        (400, "Something is missing or wrong; problems names all of it.", "Please include a name parameter."),
        (401, "No key, an unknown or a revoked one.", "Please sign in, or send a valid API key, as user name of HTTP Basic or as Bearer."),
        (403, "The key or the person may not do this.", "This needs a live key; a test key has only a world of its own."),
        (404, "Nothing there, or somebody else's.", "Task with that ID not found."),
        (409, "A name, unique id or reference id is taken, or the state of things does not allow it.", "A batch with the name \"week-1\" exists already."),
        (413, "The body is too large.", $"The body is too large: at most {RequestLimits.MaxBodyBytes} bytes, or {RequestLimits.MaxBulkBytes} for bulk requests."),
        (415, "The body is not declared as what it must be.", "The body must be JSON, with content type application/json."),
        (429, "Too much at once; nothing was stored. Retry-After says when to come again.", "Too many tasks are waiting to be stored; try again later."),
        (500, "A defect of this server.", "The server failed. It was logged; please try again."),
        (503, "Not ready, or the outcome is not known yet: send the request again.", "The outcome is not known yet; send the request again."),
        (504, "No answer in time.", "The server did not answer in time. It is not known whether the request was carried out."),
    ];

    public static string NameOf(int status) => $"Error{status}";

    public static void AddTo(OpenApiDocument document)
    {
        document.Components!.Responses ??= new Dictionary<string, IOpenApiResponse>();
        foreach (var (status, when, text) in All)
        {
            var example = new JsonObject { ["status_code"] = status, ["error"] = text };
            if (status == StatusCodes.Status400BadRequest)
                example["problems"] = new JsonArray(new JsonObject { ["code"] = "required", ["path"] = "name", ["message"] = text });
            document.Components.Responses[NameOf(status)] = new OpenApiResponse
            {
                Description = when,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = new OpenApiSchemaReference("Error", document), Example = example } },
            };
        }
    }

    /// <summary>
    /// Any may meet a server in trouble; who needs a credential can lack it, who changes something can be forbidden to (a page of
    /// another site in a person's browser), who names something in the path can name nothing. The rest the operation says itself.
    /// </summary>
    public static IEnumerable<int> Of(Operation words, string method, IReadOnlyList<object> metadata)
    {
        var (body, read, policies) = (words.Body is not null, method == HttpMethods.Get, PoliciesOf(metadata));
        var errors = new HashSet<int>(words.Errors) { 500, 503, 504 };
        if (body || words.Parameters.Any(p => p.Place == "query"))
            errors.Add(400);
        if (policies.Length > 0)
            errors.Add(401);
        if (policies.Length > 0 && (!read || policies.Any(p => p != Policies.Key && p != SignedLinkAuth.SchemeName)))
            errors.Add(403);
        if (words.Parameters.Any(p => p.Place == "path"))
            errors.Add(404);
        if (body)
            errors.UnionWith([413, 415]);
        return errors.Order();
    }

    public static string[] PoliciesOf(IReadOnlyList<object> metadata) => [.. metadata.OfType<IAuthorizeData>().Select(a => a.Policy).OfType<string>()];
}
