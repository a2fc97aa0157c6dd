namespace Scheduler.Tests.Api.Reference;

/// <summary>Live and test are two worlds: what one has the other neither shows nor takes.</summary>
[Collection(ApiCollection.Name)]
public sealed class WorldTests(ApiHost host)
{
    private const string Word = "secret", NoBody = "";

    /// <summary>By the mode that has it. The rows change nothing, and the tests of a collection run one after the other.</summary>
    private static readonly Dictionary<string, (Customer Other, Dictionary<string, string> Words)> Worlds = [];

    /// <summary>status: of the other world's key; 200 for a list, which does not name it.</summary>
    [Theory]
    [InlineData("GET", "/v1/projects", NoBody, 200)]
    [InlineData("GET", "/v1/projects/secret-p", NoBody, 404)]
    [InlineData("GET", "/v1/projects/secret-p/taskTemplates", NoBody, 404)]
    [InlineData("POST", "/v1/projects/secret-p/setParams", NoBody, 404)]
    [InlineData("POST", "/v1/projects/secret-p/setOntology", """{"ontology":["a"]}""", 404)]
    [InlineData("GET", "/v1/batches?detailed=true", NoBody, 200)]
    [InlineData("GET", "/v1/batches?project=secret-p", NoBody, 200)]
    [InlineData("GET", "/v1/batches/secret-b", NoBody, 404)]
    [InlineData("GET", "/v1/batches/secret-b/status", NoBody, 404)]
    [InlineData("POST", "/v1/batches", """{"project":"secret-p","name":"new"}""", 404)]
    [InlineData("POST", "/v1/batches/secret-b/finalize", NoBody, 404)]
    [InlineData("POST", "/v1/batches/secret-b/setMetadata", NoBody, 404)]
    [InlineData("POST", "/v1/batches/secret-b/prioritize", """{"priority":10}""", 404)]
    [InlineData("POST", "/v1/task/categorization", """{"project":"secret-p","attachment":"words"}""", 404)]
    [InlineData("POST", "/v1/task/categorization", """{"batch":"secret-b","attachment":"words"}""", 404)]
    [InlineData("GET", "/v1/tasks", NoBody, 200)]
    [InlineData("GET", "/v1/tasks?project=secret-p", NoBody, 200)]
    [InlineData("GET", "/v1/tasks?batch=secret-b", NoBody, 200)]
    [InlineData("GET", "/v1/tasks?unique_id=secret-u", NoBody, 200)]
    [InlineData("GET", "/v1/tasks?tags=secret-t", NoBody, 200)]
    [InlineData("GET", "/v1/task/{task}", NoBody, 404)]
    [InlineData("POST", "/v1/task/{task}/cancel", NoBody, 404)]
    [InlineData("POST", "/v1/task/{task}/audit", """{"accepted":true}""", 404)]
    [InlineData("POST", "/v1/task/{task}/unique_id", """{"unique_id":"v"}""", 404)]
    [InlineData("DELETE", "/v1/task/{task}/unique_id", NoBody, 404)]
    [InlineData("POST", "/v1/task/{task}/setMetadata", NoBody, 404)]
    [InlineData("POST", "/v1/task/{task}/tags", NoBody, 404)]
    [InlineData("PUT", "/v1/task/{task}/tags", """["a"]""", 404)]
    [InlineData("DELETE", "/v1/task/{task}/tags", """["a"]""", 404)]
    [InlineData("POST", "/v1/task/{task}/send_callback", NoBody, 404)]
    [InlineData("GET", "/v1/files", NoBody, 200)]
    [InlineData("GET", "/v1/files/{file}", NoBody, 404)]
    [InlineData("POST", "/v1/evaluation_tasks/categorization", """{"project":"secret-p","attachment":"words","expected_response":{"category":"cat"}}""", 404)]
    [InlineData("GET", "/v1/quality/labelers?quality_task_ids={quality}", NoBody, 404)]
    [InlineData("PUT", "/v1/audits", """{"task_id":"{task}","audit_result":"rejected","feedback":[]}""", 404)]
    [InlineData("GET", "/v1/audits?task_id={task}", NoBody, 200)]
    [InlineData("GET", "/v1/studio/assignments", NoBody, 200)]
    [InlineData("GET", "/v1/studio/batches", NoBody, 200)]
    [InlineData("GET", "/v1/studio/projects/secret-p/groups", NoBody, 404)]
    [InlineData("PUT", "/v1/studio/batches/secret-b", """{"groups":[]}""", 404)]
    [InlineData("GET", "/v2/projects", NoBody, 200)]
    [InlineData("GET", "/v2/project?project_name=secret-p", NoBody, 404)]
    [InlineData("GET", "/v2/batches", NoBody, 200)]
    [InlineData("GET", "/v2/batch?batch_name=secret-b", NoBody, 404)]
    [InlineData("POST", "/v2/batch/finalize", """{"batch_name":"secret-b"}""", 404)]
    [InlineData("GET", "/v2/tasks", NoBody, 200)]
    [InlineData("GET", "/v2/task?task_id={task}", NoBody, 404)]
    [InlineData("POST", "/v2/task/metadata", """{"task_id":"{task}","metadata":{}}""", 404)]
    [InlineData("GET", "/api/tasks/{task}", NoBody, 404)]
    [InlineData("GET", "/api/batches/secret-b", NoBody, 404)]
    [InlineData("GET", "/api/callbacks", NoBody, 200)]
    [InlineData("GET", "/api/exports/stream?format=jsonl", NoBody, 200)]
    public async Task Neither_world_sees_or_takes_what_the_other_has(string method, string path, string body, int status)
    {
        foreach (var mode in new[] { "live", "test" })
        {
            if (!Worlds.TryGetValue(mode, out var world))
                Worlds[mode] = world = await Fill(mode);
            var (other, words) = world;
            var answer = await other.Send(new HttpMethod(method), Filled(path), body.Length == 0 ? null : Filled(body));
            if (status == 200)
                Assert.DoesNotContain(Word, answer.Ok().Text, StringComparison.Ordinal);
            else
                answer.Failed(status);

            string Filled(string text) => words.Aggregate(text, (t, w) => t.Replace($"{{{w.Key}}}", w.Value, StringComparison.Ordinal));
        }
    }

    private async Task<(Customer Other, Dictionary<string, string> Words)> Fill(string mode)
    {
        var live = await host.NewCustomer();
        (await live.Post("/v1/teams/invite", new { emails = new[] { TwoWorlds.Mail }, team_role = "labeler" })).Ok();
        var (own, other) = mode == "live" ? (live, live.InTestMode) : (live.InTestMode, live);
        await own.Project(Word + "-p", team: true);
        (await own.Post("/v1/batches", new { project = Word + "-p", name = Word + "-b" })).Ok();
        var task = (await own.Post("/v1/task/categorization", new
        {
            batch = Word + "-b",
            attachment = "words",
            unique_id = Word + "-u",
            tags = new[] { Word + "-t" },
            callback_url = "http://127.0.0.1:9/" + Word,
        })).Ok().String("task_id");
        (await own.Post($"/v1/batches/{Word}-b/finalize")).Ok();
        (await own.Post("/v1/studio/assignments/add", new { emails = new[] { TwoWorlds.Mail }, projects = new[] { Word + "-p" } })).Ok();
        return (other, new()
        {
            ["task"] = task,
            ["file"] = (await own.Post("/v1/files/import", new { file_url = "http://127.0.0.1:9/1.jpg", reference_id = Word })).Ok().String("id"),
            ["quality"] = (await own.Post("/v1/evaluation_tasks/categorization", new { project = Word + "-p", attachment = "words", expected_response = new { category = "cat" } })).Ok().String("id"),
        });
    }
}
