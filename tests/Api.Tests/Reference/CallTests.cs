using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain;
using Scheduler.Storage.Batches;

namespace Scheduler.Tests.Api.Reference;

/// <summary>Every call of the Scale API's tables, by the number it has there: it answers 200, with the fields that clients read.</summary>
[Collection(ApiCollection.Name)]
public sealed class CallTests(ApiHost host)
{
    private const string Project = "id type name param_history created_at archived projectType pipelineName numReviews numConsensus", Batch = "id project name status metadata created_at", Task = "task_id created_at type status metadata params",
        Group = "id name numWorkers isSingleton workers", StudioBatch = "id name projectId projectName batchType studioPriority total completed groups", Mate = "email role isStudioLabeler", NoBody = "";

    /// <summary>fields: what every object of the reply has; <c>-name</c> for what it has not; after <c>list:</c> the reply is a list of objects, after <c>in docs:</c> they are in that list.</summary>
    [Theory]
    [InlineData("P1", "live", "POST", "/v1/projects", """{"type":"categorization","name":"new","params":{"categories":["a"]},"rapid":false,"studio":false,"datasetId":null}""", Project)]
    [InlineData("P1 without params", "live", "POST", "/v1/projects", """{"type":"imageannotation","name":"new","params":null,"rapid":true,"studio":false,"datasetId":null}""", Project)]
    [InlineData("P1 studio with consensus", "live", "POST", "/v1/projects", """{"type":"categorization","name":"new","params":{"categories":["a"]},"studio":true,"pipeline":"consensus_task","consensus_attempts":3}""", Project)]
    [InlineData("P1 without a kind", "live", "POST", "/v1/projects", """{"type":"categorization","name":"new"}""", Project)]
    [InlineData("P2", "live", "GET", "/v1/projects", NoBody, "list: " + Project)]
    [InlineData("P2 archived", "live", "GET", "/v1/projects?archived=true", NoBody, "list: " + Project)]
    [InlineData("P3", "live", "GET", "/v1/projects/p", NoBody, Project)]
    [InlineData("P4", "live", "POST", "/v1/projects/p/setParams", """{"patch":false,"instruction":"i","categories":["a"]}""", Project)]
    [InlineData("P4 patch", "live", "POST", "/v1/projects/p/setParams", """{"patch":true,"instruction":"i"}""", Project)]
    [InlineData("P5", "live", "POST", "/v1/projects/p/setOntology", """{"ontology":["car",{"choice":"animal","subchoices":["cat"]}],"name":"o"}""", Project)]
    [InlineData("P6", "live", "GET", "/v1/projects/t/taskTemplates", NoBody, "id version created_at updated_at template_variables")]
    [InlineData("B1", "live", "POST", "/v1/batches", """{"project":"p","name":"new","callback":"","calibration_batch":false,"self_label_batch":false,"metadata":{}}""", Batch)]
    [InlineData("B1 calibration", "live", "POST", "/v1/batches", """{"project":"r","name":"new","callback":"https://example.org/hook","calibration_batch":true}""", Batch)]
    [InlineData("B1 self label", "live", "POST", "/v1/batches", """{"project":"r","name":"new","self_label_batch":true}""", Batch)]
    [InlineData("B2", "live", "GET", "/v1/batches?exclude_archived=False&offset=0", NoBody, "docs totalDocs total limit offset has_more")]
    [InlineData("B2 docs", "live", "GET", "/v1/batches", NoBody, "in docs: " + Batch)]
    [InlineData("B2 detailed", "live", "GET", "/v1/batches?detailed=true", NoBody, "in docs: " + Batch)]
    [InlineData("B3", "live", "GET", "/v1/batches/b", NoBody, Batch)]
    [InlineData("B4", "live", "GET", "/v1/batches/b/status", NoBody, "status pending completed error canceled")]
    [InlineData("B5", "live", "POST", "/v1/batches/b/finalize", NoBody, Batch)]
    [InlineData("B5 staged", "live", "POST", "/v1/batches/sb/finalize", NoBody, Batch)]
    [InlineData("B6", "live", "POST", "/v1/batches/b/setMetadata", """{"a":1}""", Batch)]
    [InlineData("B6 without a body", "live", "POST", "/v1/batches/b/setMetadata", NoBody, Batch)]
    [InlineData("B7", "live", "POST", "/v1/batches/b/prioritize", """{"priority":30}""", Batch)]
    [InlineData("T1", "live", "POST", "/v1/task/categorization", """{"project":"p","attachment":"words"}""", Task + " -unique_id -tags -response -completed_at -callback_succeeded")]
    [InlineData("T2", "live", "GET", "/v1/task/{task}", NoBody, Task + " unique_id tags project batch priority -response -completed_at")]
    [InlineData("T2 completed", "test", "GET", "/v1/task/{task}", NoBody, Task + " response completed_at is_test")]
    [InlineData("T3", "live", "GET", "/v1/tasks", NoBody, "docs total limit offset has_more")]
    [InlineData("T3 docs", "live", "GET", "/v1/tasks?limit=1", NoBody, "in docs: " + Task)]
    [InlineData("T4", "live", "POST", "/v1/task/{task}/cancel", "{}", Task + " unique_id")]
    [InlineData("T4 clear", "live", "POST", "/v1/task/{task}/cancel?clear_unique_id=True", NoBody, Task + " -unique_id")]
    [InlineData("T5", "test", "POST", "/v1/task/{task}/audit", """{"accepted":true,"comments":null}""", Task + " customer_review_status customer_audited_at customer_review_comments audits")]
    [InlineData("T6", "live", "POST", "/v1/task/{task}/unique_id", """{"unique_id":"v"}""", Task + " unique_id")]
    [InlineData("T7", "live", "DELETE", "/v1/task/{task}/unique_id", NoBody, Task + " -unique_id")]
    [InlineData("T8", "live", "POST", "/v1/task/{task}/setMetadata", """{"a":1}""", Task)]
    [InlineData("T8 without a body", "live", "POST", "/v1/task/{task}/setMetadata", NoBody, Task)]
    [InlineData("T9", "live", "POST", "/v1/task/{task}/tags", """["a","b"]""", Task + " tags")]
    [InlineData("T9 without a body", "live", "POST", "/v1/task/{task}/tags", NoBody, Task + " -tags")]
    [InlineData("T10", "live", "PUT", "/v1/task/{task}/tags", """["a"]""", Task + " tags")]
    [InlineData("T11", "live", "DELETE", "/v1/task/{task}/tags", """["x"]""", Task + " -tags")]
    [InlineData("evaluation", "live", "POST", "/v1/evaluation_tasks/categorization", """{"project":"r","attachment":"words","expected_response":{"category":"cat"},"initial_response":{"category":"dog"}}""", "id expected_response initial_response")]
    [InlineData("training", "live", "POST", "/v1/training_tasks/categorization", """{"project":"r","attachment":"words","expected_response":{"category":"cat"}}""", "id expected_response")]
    [InlineData("labelers", "live", "GET", "/v1/quality/labelers?labeler_emails=" + TwoWorlds.Mail + "&limit=10", NoBody, "docs limit has_more")]
    [InlineData("labelers docs", "live", "GET", "/v1/quality/labelers?labeler_emails=" + TwoWorlds.Mail, NoBody, "in docs: id email accuracy attempts")]
    [InlineData("teams", "live", "GET", "/v1/teams", NoBody, "list: " + Mate)]
    [InlineData("teams invite", "live", "POST", "/v1/teams/invite", """{"emails":["bob@example.org"],"team_role":"member"}""", "list: " + Mate)]
    [InlineData("teams set_role", "live", "POST", "/v1/teams/set_role", """{"emails":["ann@example.org"],"team_role":"manager"}""", "list: " + Mate)]
    [InlineData("S1", "live", "GET", "/v1/studio/assignments", NoBody, TwoWorlds.Mail)]
    [InlineData("S2", "live", "POST", "/v1/studio/assignments/add", """{"emails":["ann@example.org"],"projects":["p"]}""", TwoWorlds.Mail)]
    [InlineData("S3", "live", "POST", "/v1/studio/assignments/remove", """{"emails":["ann@example.org"],"projects":["s"]}""", "")]
    [InlineData("S4", "live", "GET", "/v1/studio/projects/s/groups", NoBody, "list: " + Group)]
    [InlineData("S5", "live", "POST", "/v1/studio/projects/s/groups", """{"emails":["ann@example.org"],"name":"new"}""", Group)]
    [InlineData("S6", "live", "PUT", "/v1/studio/projects/s/groups/night", """{"add_emails":[],"remove_emails":["ann@example.org"]}""", Group)]
    [InlineData("S6 without a body", "live", "PUT", "/v1/studio/projects/s/groups/night", NoBody, Group)]
    [InlineData("S7", "live", "GET", "/v1/studio/batches", NoBody, "list: " + StudioBatch)]
    [InlineData("S8", "live", "PUT", "/v1/studio/batches/sb", """{"groups":["night"]}""", StudioBatch)]
    [InlineData("S8 a person as group", "live", "PUT", "/v1/studio/batches/sb", """{"groups":["ann@example.org"]}""", StudioBatch)]
    [InlineData("S9", "live", "POST", "/v1/studio/batches/set_priorities", """{"batches":[{"name":"sb"}]}""", "list: " + StudioBatch)]
    [InlineData("S10", "live", "POST", "/v1/studio/batches/reset_priorities", NoBody, "list: " + StudioBatch)]
    [InlineData("audits", "test", "PUT", "/v1/audits", """{"task_id":"{task}","audit_result":"rejected","feedback":[]}""", "id created_at task_id audit_result feedback")]
    [InlineData("files import", "live", "POST", "/v1/files/import", """{"file_url":"http://127.0.0.1:9/1.jpg","project_name":"p","reference_id":"r","display_name":"d","metadata":"{}"}""", "id attachment_url created_at updated_at mime_type project_names size")]
    [InlineData("files", "live", "GET", "/v1/files?limit=10", NoBody, "docs has_more")]
    public async Task Each_row_answers_with_what_clients_read(string row, string mode, string method, string path, string body, string fields)
    {
        var worlds = await TwoWorlds.Of(host);
        var answer = (await worlds.Send(mode, method, path, body.Length == 0 ? null : body)).Ok();
        var told = fields.StartsWith("in docs: ", StringComparison.Ordinal) ? answer["docs"] : answer.Json;
        Assert.Equal(fields.Contains(": ", StringComparison.Ordinal) ? JsonValueKind.Array : JsonValueKind.Object, told.ValueKind);
        JsonElement[] objects = told.ValueKind == JsonValueKind.Array ? [.. told.EnumerateArray()] : [told];
        Assert.True(objects.Length > 0 || row == "P2 archived", row);
        foreach (var one in objects)
            foreach (var field in fields[(fields.IndexOf(": ", StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Assert.True(one.TryGetProperty(field.TrimStart('-'), out _) != field.StartsWith('-'), $"{row}: {field} in {one}");
    }

    [Theory]
    [InlineData("neither", false, false, "standard", "in_progress")]
    [InlineData("rapid", true, false, "rapid", "staging")]
    [InlineData("studio", false, true, "studio", "staging")]
    public async Task Each_kind_of_project_says_what_it_is_and_how_its_batches_begin(string name, bool rapid, bool studio, string type, string status)
    {
        foreach (var mode in new[] { Mode.Live, Mode.Test })
        {
            var live = await host.NewCustomer();
            var customer = mode == Mode.Live ? live : live.InTestMode;
            Assert.Equal(type, (await customer.Post("/v1/projects", new { name, type = "categorization", @params = new { categories = Scenes.Categories }, rapid, studio })).Ok().String("projectType"));
            Assert.Equal(status, (await customer.Post("/v1/batches", new { project = name, name = "b" })).Ok().String("status"));

            // One without tasks is not done, also not when it is launched and looked at for being done.
            Assert.Equal("in_progress", (await customer.Post("/v1/batches/b/finalize")).Ok().String("status"));
            var (batches, tenant) = (host.Services.GetRequiredService<IBatchStore>(), live.Tenant with { Mode = mode });
            Assert.False(await batches.TryComplete(tenant, (await batches.Find(tenant, "b"))!.Id, DateTimeOffset.UtcNow));
            Assert.Equal("in_progress", (await customer.Get("/v1/batches/b/status")).Ok().String("status"));
        }
    }

    [Fact]
    public async Task P6_has_the_variables_and_the_schema_of_the_latest_version()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", """{"name":"p","type":"chat","params":{"template_variables":{"a":1.50},"response_schema":{"type":"object"}}}""")).Ok();
        var template = (await customer.Get("/v1/projects/p/taskTemplates")).Ok();
        Assert.Equal(("""{"a":1.50}""", """{"type":"object"}""", 0), (template["template_variables"].GetRawText(), template["response_schema"].GetRawText(), template["version"].GetInt32()));
        (await customer.Post("/v1/projects/p/setParams", """{"template_variables":{}}""")).Ok();
        var next = (await customer.Get("/v1/projects/p/taskTemplates")).Ok();
        Assert.Equal(("{}", 1, false), (next["template_variables"].GetRawText(), next["version"].GetInt32(), next.Has("response_schema")));
    }

    [Fact]
    public async Task T12_sends_the_callback_again_and_T13_gives_a_file_that_the_response_names()
    {
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project();
        var task = (await customer.Post("/v1/task/categorization", new { project = "animals", attachment = "words", callback_url = "http://127.0.0.1:9/hook" })).Ok().String("task_id");
        (await customer.Post($"/v1/task/{task}/send_callback")).Ok();
        (await customer.Get($"/v1/task/{task}/response_url/{Guid.NewGuid()}")).Failed(404);

        (await customer.Post("/v1/projects", """{"name":"v","type":"videoannotation","params":{"geometries":{"box":{"objects_to_annotate":["car"]}}}}""")).Ok();
        (await customer.Post("/v1/task/none/send_callback")).Failed(404);
        (await customer.Get("/v1/task/none/response_url/x")).Failed(404);
    }
}
