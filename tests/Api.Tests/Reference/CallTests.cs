using System.Text.Json;

namespace Scheduler.Tests.Api.Reference;

/// <summary>Every call of the Scale API's tables, by the number it has there: it answers 200, with the fields that clients read.</summary>
[Collection(ApiCollection.Name)]
public sealed class CallTests(ApiHost host)
{
    private const string Project = "id type name param_history created_at archived", Batch = "id project name status metadata created_at", Task = "task_id created_at type status metadata params",
        Group = "id name numWorkers isSingleton", StudioBatch = "id name projectId projectName batchType total completed groups", Mate = "email role", NoBody = "";

    /// <summary>fields: what every object of the reply has; <c>-name</c> for what it has not; after <c>in x:</c> the objects are in the list x.</summary>
    [Theory]
    [InlineData("P1", "live", "POST", "/v1/projects", """{"type":"categorization","name":"new","params":{"categories":["a"]},"rapid":false,"studio":false,"datasetId":null}""", Project)]
    [InlineData("P1 without params", "live", "POST", "/v1/projects", """{"type":"imageannotation","name":"new","params":null,"rapid":true,"studio":false,"datasetId":null}""", Project)]
    [InlineData("P1 studio with consensus", "live", "POST", "/v1/projects", """{"type":"categorization","name":"new","params":{"categories":["a"]},"studio":true,"pipeline":"consensus_task","consensus_attempts":3}""", Project)]
    [InlineData("P2", "live", "GET", "/v1/projects", NoBody, Project)]
    [InlineData("P2 archived", "live", "GET", "/v1/projects?archived=true", NoBody, Project)]
    [InlineData("P3", "live", "GET", "/v1/projects/p", NoBody, Project)]
    [InlineData("P4", "live", "POST", "/v1/projects/p/setParams", """{"patch":false,"instruction":"i","categories":["a"]}""", Project)]
    [InlineData("P4 patch", "live", "POST", "/v1/projects/p/setParams", """{"patch":true,"instruction":"i"}""", Project)]
    [InlineData("P5", "live", "POST", "/v1/projects/p/setOntology", """{"ontology":["car",{"choice":"animal","subchoices":["cat"]}],"name":"o"}""", "")]
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
    [InlineData("T5", "test", "POST", "/v1/task/{task}/audit", """{"accepted":true,"comments":null}""", "")]
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
    [InlineData("labelers", "live", "GET", "/v1/quality/labelers?labeler_emails=" + TwoWorlds.Mail + "&limit=10", NoBody, "")]
    [InlineData("teams", "live", "GET", "/v1/teams", NoBody, Mate)]
    [InlineData("teams invite", "live", "POST", "/v1/teams/invite", """{"emails":["bob@example.org"],"team_role":"member"}""", Mate)]
    [InlineData("teams set_role", "live", "POST", "/v1/teams/set_role", """{"emails":["ann@example.org"],"team_role":"manager"}""", Mate)]
    [InlineData("S1", "live", "GET", "/v1/studio/assignments", NoBody, TwoWorlds.Mail)]
    [InlineData("S2", "live", "POST", "/v1/studio/assignments/add", """{"emails":["ann@example.org"],"projects":["p"]}""", TwoWorlds.Mail)]
    [InlineData("S3", "live", "POST", "/v1/studio/assignments/remove", """{"emails":["ann@example.org"],"projects":["s"]}""", "")]
    [InlineData("S4", "live", "GET", "/v1/studio/projects/s/groups", NoBody, Group)]
    [InlineData("S5", "live", "POST", "/v1/studio/projects/s/groups", """{"emails":["ann@example.org"],"name":"new"}""", Group)]
    [InlineData("S6", "live", "PUT", "/v1/studio/projects/s/groups/night", """{"add_emails":[],"remove_emails":["ann@example.org"]}""", Group)]
    [InlineData("S6 without a body", "live", "PUT", "/v1/studio/projects/s/groups/night", NoBody, Group)]
    [InlineData("S7", "live", "GET", "/v1/studio/batches", NoBody, StudioBatch)]
    [InlineData("S8", "live", "PUT", "/v1/studio/batches/sb", """{"groups":["night"]}""", StudioBatch)]
    [InlineData("S8 a person as group", "live", "PUT", "/v1/studio/batches/sb", """{"groups":["ann@example.org"]}""", StudioBatch)]
    [InlineData("S9", "live", "POST", "/v1/studio/batches/set_priorities", """{"batches":[{"name":"sb"}]}""", StudioBatch)]
    [InlineData("S10", "live", "POST", "/v1/studio/batches/reset_priorities", NoBody, StudioBatch)]
    [InlineData("audits", "test", "PUT", "/v1/audits", """{"task_id":"{task}","audit_result":"rejected","feedback":[]}""", "")]
    [InlineData("files import", "live", "POST", "/v1/files/import", """{"file_url":"http://127.0.0.1:9/1.jpg","project_name":"p","reference_id":"r","display_name":"d","metadata":"{}"}""", "id attachment_url created_at updated_at mime_type project_names size")]
    [InlineData("files", "live", "GET", "/v1/files?limit=10", NoBody, "docs has_more")]
    public async Task Each_row_answers_with_what_clients_read(string row, string mode, string method, string path, string body, string fields)
    {
        var worlds = await TwoWorlds.Of(host);
        var answer = (await worlds.Send(mode, method, path, body.Length == 0 ? null : body)).Ok();
        var told = fields.StartsWith("in docs: ", StringComparison.Ordinal) ? answer["docs"] : answer.Json;
        JsonElement[] objects = told.ValueKind == JsonValueKind.Array ? [.. told.EnumerateArray()] : [told];
        Assert.True(objects.Length > 0 || row == "P2 archived", row);
        foreach (var one in objects)
            foreach (var field in fields.Replace("in docs: ", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Assert.True(one.TryGetProperty(field.TrimStart('-'), out _) != field.StartsWith('-'), $"{row}: {field} in {one}");
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
