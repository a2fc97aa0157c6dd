using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Projects;
using Scheduler.Tests.Api.Accounts;

namespace Scheduler.Tests.Api.OpenApi;

/// <summary>What the examples of the document are about, made for one operation: the same names, and other ids.</summary>
internal sealed class ExampleWorld : IDisposable
{
    private const string Mail = "ann@example.org", File = "0f8fad5b-d9cb-469f-a165-70867728950e", Export = "7c9e6679-7425-40de-944b-e07fc1f90ae7", Import = "550e8400-e29b-41d4-a716-446655440000", Draft = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";

    /// <summary>Operations on what is complete: in the test mode tasks are at once.</summary>
    private static readonly string[] Completed = ["/v1/audits", "/audit", "callback", "deliver"];

    private readonly Dictionary<string, string> _real = [];

    private readonly Customer _customer;

    private readonly ApiHost _host;

    private Browser? _browser;

    private readonly Tenant _tenant;

    private ExampleWorld(ApiHost host, Customer live, bool test) =>
        (_host, Live, _customer, _tenant) = (host, live, test ? live.InTestMode : live, live.Tenant with { Mode = test ? Mode.Test : Mode.Live });

    public static async Task<ExampleWorld> Of(ApiHost host, ApiOperation operation)
    {
        var live = await host.NewCustomer();
        var world = new ExampleWorld(host, live, test: !operation.Path.StartsWith("/api/ops", StringComparison.Ordinal) && Completed.Any(c => operation.Path.Contains(c, StringComparison.Ordinal)));
        await world.Fill(operation, live);
        return world;
    }

    /// <summary>The live key of the world's organization, whichever mode the example is of.</summary>
    public Customer Live { get; }

    /// <summary>Only somebody who is signed in can send it.</summary>
    public bool IsOfPeople => _browser is not null;

    /// <summary>Sends the example as the document has it.</summary>
    /// <param name="query">Behind the path; null for what the operation cannot do without.</param>
    /// <param name="of">Whose key; null for the one that the example is made for.</param>
    /// <param name="also">A field more in a body of JSON.</param>
    public async Task<Answer> Send(ApiOperation operation, string? query = null, Customer? of = null, string? also = null)
    {
        var method = new HttpMethod(operation.Method);
        var path = Real(string.Concat(operation.Path.Split('{', '}').Select((part, i) => i % 2 == 0 ? part : Value(operation, part)))) + (query ?? Needed(operation));
        if (path.StartsWith("/files/", StringComparison.Ordinal))
            path = new Uri(_real["link"]).PathAndQuery;
        var body = operation.Sends is var (type, media) ? Real(Written(type, With(media["example"]!, also))) : null;
        return _browser is not null
            ? await _browser.Send(method, path, body is null ? null : JsonNode.Parse(body))
            : await (of ?? _customer).Send(method, path, body, operation.Sends is { Type: "multipart/form-data" } ? "multipart/form-data; boundary=edge" : operation.Sends?.Type ?? "application/json");
    }

    /// <summary>One parameter of the query with the value that the document shows; null for one that it shows none of.</summary>
    public static string? Shown(JsonObject parameter)
    {
        var schema = parameter["schema"]!;
        var value = schema["examples"]?[0] ?? schema["enum"]?[0] ?? (schema["format"]?.GetValue<string>() == "date-time" ? JsonValue.Create(DateTimeOffset.UtcNow.AddHours(-1).ToString("O")) : null);
        return value is null ? null : $"{parameter["name"]}={Uri.EscapeDataString(value.ToString())}";
    }

    public string Query(ApiOperation operation, string shown) => Needed(operation) is { Length: > 0 } needed ? $"{needed}&{Real(shown)}" : $"?{Real(shown)}";

    public void Dispose() => _browser?.Dispose();

    private async Task Fill(ApiOperation operation, Customer live)
    {
        var (key, path) = (operation.Key, operation.Path);
        if (path.StartsWith("/api/session", StringComparison.Ordinal) || path.StartsWith("/api/me/", StringComparison.Ordinal) || path == "/api/me")
        {
            _browser = new(_host);
            var person = await Browser.Person(_host, live, TeamRole.Admin);
            await _browser.SignIn(person);
            _real[Mail] = person.Email!;
            if (key == "POST /api/session")
                (await _browser.Post("/api/session/password", new { password = Browser.Password })).Ok();
            if (path.Contains("/drafts", StringComparison.Ordinal))
                (await _browser.Send(HttpMethod.Put, "/api/me/drafts/" + Draft, new { draft = "{}" })).Ok();
            return;
        }

        if (path.EndsWith("/sign-in-link", StringComparison.Ordinal))
        {
            _browser = await Browser.Of(_host, live, TeamRole.Admin);
            _real["6530c0ffee00000000000004"] = (await Browser.Person(_host, live, TeamRole.Member)).Worker.Id.Value;
            return;
        }

        var team = (await live.Post("/v1/teams/invite", new { emails = new[] { Mail }, team_role = "labeler" })).Ok().Json[0];
        (_real["inv_…"], _real["6530c0ffee00000000000004"]) = (team.GetProperty("invitation").GetString()!, team.GetProperty("id").GetString()!);
        _real["6530c0ffee00000000000006"] = (await live.Post("/api/keys", new { mode = "test" })).Ok().String("id");
        if (key == "POST /v1/projects")
            return;

        var studio = path.Contains("/studio/", StringComparison.Ordinal) || path.StartsWith("/api/ops", StringComparison.Ordinal);
        var type = path.Contains("taskTemplates", StringComparison.Ordinal) ? "textcollection" : "imageannotation";
        var parameters = type == "textcollection" ? """{"fields":[{"type":"text","field_id":"a","title":"A"}]}""" : """{"geometries":{"box":{"objects_to_annotate":["cat","dog"]}}}""";
        (await _customer.Post("/v1/projects", $$"""{"name":"animals","type":"{{type}}","studio":{{(studio ? "true" : "false")}},"check_attachments":false,"params":{{parameters}}}""")).Ok();
        _real["6530c0ffee00000000000001"] = (await _customer.Get("/v2/project?project_name=animals")).Ok().String("id");
        _real[File] = (await _customer.Send(HttpMethod.Post, "/v1/files/upload", Upload("another"), "multipart/form-data; boundary=edge")).Ok().String("id");
        _real["link"] = (await _customer.Get("/v1/files/" + _real[File])).Ok().String("url");
        if (key is "POST /v1/batches" or "POST /v2/batch")
            return;

        (await _customer.Post("/v1/projects/animals/setParams", new { patch = true, instruction = "Look twice." })).Ok();
        (await _customer.Post("/v1/projects", """{"name":"talks","type":"chat","params":{}}""")).Ok();
        (await _customer.Post("/v1/batches", new { project = "animals", name = "week-1" })).Ok();
        _real["6530c0ffee00000000000002"] = (await _customer.Get("/v2/batch?batch_name=week-1")).Ok().String("id");
        _real["6530c0ffee00000000000003"] = (await _customer.Post($"/v1/task/{type}", new { batch = "week-1", attachment = "https://example.org/0.jpg", callback_url = "http://127.0.0.1:9/hook" })).Ok().String("task_id");
        if (studio && path.StartsWith("/api/ops", StringComparison.Ordinal))
            (await _customer.Post("/v1/batches/week-1/finalize")).Ok();
        if (path.Contains("schedule", StringComparison.Ordinal) && operation.Method != "PUT")
            (await _customer.Put("/api/projects/animals/schedule", new { weekly_volume = 5000 })).Ok();
        if (path.Contains("/resume", StringComparison.Ordinal) && path.Contains("batch", StringComparison.Ordinal))
            (await _customer.Post("/api/batches/week-1/pause")).Ok();
        if (studio)
            (await _customer.Post("/v1/studio/assignments/add", new { emails = new[] { Mail }, projects = new[] { "animals" } })).Ok();
        if (studio && (path.Contains("{group}", StringComparison.Ordinal) || path.Contains("/batches", StringComparison.Ordinal)))
            (await _customer.Post("/v1/studio/projects/animals/groups", new { name = "night", emails = new[] { Mail } })).Ok();
        if (path.Contains("deliver", StringComparison.Ordinal))
            _real["6530c0ffee00000000000005"] = await Deliver();
        if (path.Contains("exports", StringComparison.Ordinal))
            await MakeExport();
        if (path.Contains("import", StringComparison.Ordinal) && operation.Method == "GET")
            (await _customer.Send(HttpMethod.Post, $"/api/import?id={Import}&batch=week-1", """{"attachment":"https://example.org/9.jpg"}""", "application/x-ndjson")).Ok();
        if (path.StartsWith("/api/callbacks/{id}", StringComparison.Ordinal))
            _real["6530c0ffee00000000000007"] = (await _customer.Get("/api/callbacks")).Ok()["docs"][0].GetProperty("id").GetString()!;
        if (path.EndsWith("/fix", StringComparison.Ordinal))
            await _host.Answered(_customer, _real["6530c0ffee00000000000003"], """{"annotations":[]}""");
        if (path == "/v1/audits" && operation.Method == "GET")
            (await _customer.Put("/v1/audits", new { task_id = _real["6530c0ffee00000000000003"], audit_result = "rejected" })).Ok();
    }

    private async Task<string> Deliver()
    {
        var (store, project, start) = (_host.Services.GetRequiredService<IDeliveries>(), new ProjectId(_real["6530c0ffee00000000000001"]), DateTimeOffset.UtcNow.AddMinutes(-1).ToMillisecond());
        (await _customer.Put("/api/projects/animals/schedule", new { starts_at = start, period_days = 1 })).Ok();
        return (await store.Close((await store.Schedule(_tenant, project))!, new(project.Value + "d"), start.AddDays(1)))!.Id.Value;
    }

    private async Task MakeExport()
    {
        var export = (await _customer.Post("/api/exports", new { format = "jsonl" })).Ok().String("id");
        _real[Export] = export;
        for (Answer read; !(read = (await _customer.Get("/api/exports/" + export)).Ok()).Has("url"); await Task.Delay(20))
            Assert.NotEqual("failed", read.String("state"));
        _real["link"] = (await _customer.Get("/api/exports/" + export)).Ok().String("url");
    }

    private static string Value(ApiOperation operation, string name) =>
        ((JsonArray)operation.Words["parameters"]!).First(p => p!["name"]!.GetValue<string>() == name)!["schema"]!["examples"]![0]!.ToString();

    /// <summary>Parameters of the query that the operation cannot do without.</summary>
    private string Needed(ApiOperation operation) => Real(operation.Path switch
    {
        "/v2/project" => "?project_name=animals",
        "/v2/batch" when operation.Method == "GET" => "?batch_name=week-1",
        "/v2/task" => "?task_id=6530c0ffee00000000000003",
        "/v2/delivery" or "/v2/delivery/tasks" => "?delivery_id=6530c0ffee00000000000005",
        "/v1/quality/labelers" => "?labeler_emails=" + Mail,
        "/v1/audits" when operation.Method == "GET" => "?task_id=6530c0ffee00000000000003",
        "/api/exports/stream" => "?format=jsonl",
        "/api/tasks/bulk" or "/api/import" => "?batch=week-1",
        _ => "",
    });

    private string Real(string text) => _real.Aggregate(text, (t, r) => t.Replace(r.Key, r.Value, StringComparison.Ordinal));

    private static JsonNode With(JsonNode example, string? also)
    {
        if (also is null)
            return example;
        var more = example.DeepClone().AsObject();
        more[also] = true;
        return more;
    }

    private static string Written(string type, JsonNode example) => type switch
    {
        "multipart/form-data" => Upload("", (JsonObject)example),
        "application/json" => example.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
        _ => example.GetValue<string>(),
    };

    private static string Upload(string reference, JsonObject? fields = null)
    {
        var parts = (fields ?? new JsonObject { ["file"] = "bytes", ["reference_id"] = reference })
            .Select(f => $"--edge\r\nContent-Disposition: form-data; name=\"{f.Key}\"{(f.Key == "file" ? "; filename=\"1.jpg\"\r\nContent-Type: image/jpeg" : "")}\r\n\r\n{f.Value}\r\n");
        return string.Concat(parts) + "--edge--\r\n";
    }
}
