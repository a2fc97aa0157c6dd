using System.Net.Http.Headers;

namespace Scheduler.Tests.Api.Reference;

/// <summary>How requests travel: what each client of the Scale API sends is taken as it sends it.</summary>
[Collection(ApiCollection.Name)]
public sealed class TransportTests(ApiHost host)
{
    private const string NoHeaders = "", NoBody = "", Time = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$";

    /// <summary>headers: what a client says of itself, a line each.</summary>
    [Theory]
    [InlineData("Python", "User-Agent: scaleapi/2.18.4 Python/3.11.7 OS/Linux-6.1.0-13-amd64-x86_64-with-glibc2.36 my source")]
    [InlineData("Node 2.3.2", NoHeaders)]
    [InlineData("Node 3", "User-Agent: axios/0.27.2")]
    [InlineData("Ruby", "User-Agent: Faraday v0.15.4\nX-API-Client: Ruby\nX-API-Client-Version: 0.2.1")]
    public async Task Each_client_is_served_whatever_it_says_of_itself(string client, string headers)
    {
        var customer = await host.NewCustomer();
        var sent = headers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(h => h.Split(": ", 2)).Select(h => (h[0], h[1])).ToArray();
        (await customer.Send(HttpMethod.Post, "/v1/projects", System.Text.Encoding.UTF8.GetBytes($$"""{"name":"{{client}}","type":"categorization"}"""), headers: sent)).Ok();
        (await customer.Send(HttpMethod.Get, "/v1/projects/" + Uri.EscapeDataString(client), null, headers: sent)).Ok();
    }

    [Theory]
    [InlineData("Basic", "/v1/projects")]
    [InlineData("Basic", "/v1/task/{task}")]
    [InlineData("Basic", "/v1/tasks")]
    [InlineData("Basic", "/v2/task?task_id={task}")]
    [InlineData("Bearer", "/v1/projects")]
    [InlineData("Bearer", "/v1/task/{task}")]
    [InlineData("Bearer", "/v1/tasks")]
    [InlineData("Bearer", "/v2/task?task_id={task}")]
    public async Task Both_schemes_open_both_versions(string scheme, string path)
    {
        var customer = await host.NewCustomer();
        path = path.Replace("{task}", (await customer.Task(await customer.Project(), "words")).String("task_id"), StringComparison.Ordinal);
        (await customer.Send(HttpMethod.Get, path, null, auth: Auth(customer.LiveKey))).Ok();
        (await customer.Send(HttpMethod.Get, path, null, auth: Auth("dummy_api_key"))).Failed(401);

        AuthenticationHeaderValue Auth(string key) => scheme == "Basic" ? Customer.Basic(key) : Customer.Bearer(key);
    }

    [Theory]
    [InlineData("live", "live_")]
    [InlineData("test", "test_")]
    public async Task A_key_says_its_mode(string mode, string prefix) =>
        Assert.StartsWith(prefix, (await (await host.NewCustomer()).Post("/api/keys", new { mode })).Ok().String("key"), StringComparison.Ordinal);

    /// <summary>Python says JSON of every body, also of none; Node 3 sends none and says nothing.</summary>
    [Theory]
    [InlineData("GET", "/v1/tasks")]
    [InlineData("GET", "/v1/task/{task}")]
    [InlineData("POST", "/v1/projects/p/setParams")]
    [InlineData("POST", "/v1/batches/b/finalize")]
    [InlineData("POST", "/v1/batches/b/setMetadata")]
    [InlineData("POST", "/v1/task/{task}/cancel")]
    [InlineData("POST", "/v1/task/{task}/setMetadata")]
    [InlineData("POST", "/v1/task/{task}/tags")]
    [InlineData("PUT", "/v1/task/{task}/tags")]
    [InlineData("DELETE", "/v1/task/{task}/tags")]
    [InlineData("DELETE", "/v1/task/{task}/unique_id")]
    [InlineData("PUT", "/v1/studio/projects/s/groups/night")]
    [InlineData("PUT", "/v1/studio/batches/sb")]
    [InlineData("POST", "/v1/studio/batches/reset_priorities")]
    public async Task No_body_is_an_empty_one_whatever_is_said_of_it(string method, string path)
    {
        var worlds = await TwoWorlds.Of(host);
        foreach (var contentType in new[] { "application/json", "" })
            foreach (var body in new byte[]?[] { null, [] })
                (await worlds.Live.Send(new HttpMethod(method), worlds.Filled(path, "live"), body, contentType)).Ok();
    }

    /// <summary>Ruby sends every key that it knows.</summary>
    [Theory]
    [InlineData("GET", "/v1/tasks?callback_url&start_time&end_time&limit=99&offset=0&status&type", NoBody)]
    [InlineData("GET", "/v1/task/{task}?callback_url=", NoBody)]
    [InlineData("POST", "/v1/task/{task}/cancel", """{"callback_url":null}""")]
    [InlineData("POST", "/v1/task/categorization", """{"project":"p","attachment":"words","callback_url":null,"urgency":null,"unique_id":null,"tags":null,"metadata":null,"priority":null,"batch":null}""")]
    [InlineData("POST", "/v1/batches", """{"project":"p","name":"new","callback":null,"metadata":null,"calibration_batch":null,"self_label_batch":null}""")]
    public async Task What_is_empty_or_null_is_not_there(string method, string path, string body)
    {
        var worlds = await TwoWorlds.Of(host);
        (await worlds.Send("live", method, path, body.Length == 0 ? null : body)).Ok();
    }

    [Theory]
    [InlineData("/v1/projects?archived=")]
    [InlineData("/v1/batches?exclude_archived=")]
    [InlineData("/v1/batches?detailed=")]
    [InlineData("/v1/tasks?limited_response=")]
    public async Task Each_form_of_a_flag_is_understood(string path)
    {
        var customer = await host.NewCustomer();
        foreach (var name in new[] { "old", "new" })
        {
            await customer.Batch(await customer.Project(name), name);
            await customer.Task(name, "words");
        }

        (await customer.Post("/api/projects/old/archive")).Ok();
        var (yes, no) = ((await customer.Get(path + "true")).Ok().Text, (await customer.Get(path + "false")).Ok().Text);
        Assert.NotEqual(yes, no);
        foreach (var (form, same) in new[] { ("True", yes), ("TRUE", yes), ("False", no), ("", no) })
            Assert.Equal(same, (await customer.Get(path + form)).Ok().Text);
        (await customer.Get(path + "perhaps")).Failed(400);
    }

    /// <summary>Python adds the returned limit to its offset: it is the one that was used, never 0.</summary>
    [Theory]
    [InlineData("/v1/tasks")]
    [InlineData("/v1/batches")]
    [InlineData("/v1/files")]
    [InlineData("/v1/quality/labelers?labeler_emails=ann@example.org")]
    public async Task Each_list_says_the_limit_it_used(string path)
    {
        var customer = await host.NewCustomer();
        Assert.Equal(100, (await customer.Get(path)).Ok()["limit"].GetInt32());
        path += path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        Assert.Equal(7, (await customer.Get(path + "limit=7")).Ok()["limit"].GetInt32());
        foreach (var wrong in new[] { "0", "101", "-1", "many" })
            (await customer.Get(path + "limit=" + wrong)).Failed(400);
    }

    [Theory]
    [InlineData("/v1/tasks")]
    [InlineData("/v1/batches")]
    [InlineData("/v1/projects")]
    [InlineData("/v1/files")]
    [InlineData("/v2/tasks")]
    public async Task A_query_key_that_nobody_knows_is_ignored(string path)
    {
        var customer = await host.NewCustomer();
        await customer.Task(await customer.Project(), "words");
        Assert.Equal((await customer.Get(path)).Ok().Text, (await customer.Get(path + "?bogus=1&sort=name")).Ok().Text);
    }

    [Theory]
    [InlineData("task", "/v1/task/{task}", "task_id", "^[0-9a-f]{24}$")]
    [InlineData("task", "/v1/task/{task}", "created_at", Time)]
    [InlineData("task", "/v1/task/{task}", "updated_at", Time)]
    [InlineData("task", "/v1/task/{task}", "completed_at", Time)]
    [InlineData("project", "/v1/projects/p", "id", "^[0-9a-f]{24}$")]
    [InlineData("project", "/v1/projects/p", "created_at", Time)]
    [InlineData("batch", "/v1/batches/b", "id", "^[0-9a-f]{24}$")]
    [InlineData("batch", "/v1/batches/b", "created_at", Time)]
    [InlineData("file", "/v1/files/{file}", "id", "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$")]
    [InlineData("file", "/v1/files/{file}", "attachment_url", "^scaledata://[^/]+/[0-9a-f-]{36}$")]
    [InlineData("file", "/v1/files/{file}", "created_at", Time)]
    public async Task Each_id_and_time_has_its_form(string what, string path, string field, string form)
    {
        var worlds = await TwoWorlds.Of(host);
        if (what == "file")
            path = "/v1/files/" + (await worlds.Test.Post("/v1/files/import", new { file_url = "http://127.0.0.1:9/1.jpg" })).Ok().String("id");
        Assert.Matches(form, (await worlds.Send("test", "GET", path, null)).Ok().String(field));
    }

    /// <summary>The texts that are known.</summary>
    [Theory]
    [InlineData("GET", "/v1/task/fake_id_qwertyuiop", NoBody, 404, "Task with that ID not found.")]
    [InlineData("POST", "/v1/task/fake_id_qwertyuiop/cancel", NoBody, 404, "Task with that ID not found.")]
    [InlineData("POST", "/v1/task/documenttranscription", """{"features":["a"]}""", 400, "Please include an attachment or attachments parameter.")]
    [InlineData("POST", "/v1/task/categorization", """{"project":"p","attachment":"words","unique_id":"u"}""", 409, """The unique_id ("u") is already used for a different task ({task}).""")]
    public async Task Each_known_text_is_that_text(string method, string path, string body, int status, string error)
    {
        var worlds = await TwoWorlds.Of(host);
        Assert.Equal(worlds.Filled(error, "live"), (await worlds.Send("live", method, path, body.Length == 0 ? null : body)).Failed(status).String("error"));
    }
}
