namespace Scheduler.Tests.Api.Reference;

/// <summary>Every parameter that (nearly) all task types share: where it comes back, letter for letter.</summary>
[Collection(ApiCollection.Name)]
public sealed class ParameterTests(ApiHost host)
{
    private const string Top = "", Params = "params";

    [Theory]
    [InlineData("instruction", "\"**Look** closely.\"", Top)]
    [InlineData("callback_url", "\"https://example.org/hook?a=b\"", Top)]
    [InlineData("metadata", """{"n":1.50,"ü":[null]}""", Top)]
    [InlineData("priority", "30", Top)]
    [InlineData("unique_id", "\"img-000123\"", Top)]
    [InlineData("tags", """["night","a,b"]""", Top)]
    [InlineData("urgency", "\"week\"", Top)]
    [InlineData("project_param_version", "0", Top)]
    [InlineData("project_param_version", "-1", Top)]
    [InlineData("attachment", "\"https://example.org/2.jpg\"", Params)]
    [InlineData("attachment", "\"scaledata://account/0f8fad5b-d9cb-469f-a165-70867728950e\"", Params)]
    [InlineData("attachment", "\"s3://bucket/1.jpg\"", Params)]
    [InlineData("attachments", """["https://example.org/1.jpg",{"type":"image","content":"https://example.org/2.jpg"}]""", Params)]
    [InlineData("attachment_type", "\"image\"", Params)]
    [InlineData("clear_unique_id_on_error", "true", Params)]
    [InlineData("context_attachments", """[{"attachment":"https://example.org/map.jpg"}]""", Params)]
    [InlineData("hypothesis", """{"annotations":[{"uuid":"h","type":"box","label":"car","left":1.0,"top":2,"width":3,"height":4}]}""", Params)]
    [InlineData("base_annotations", """{"annotations":[]}""", Params)]
    [InlineData("can_add_base_annotations", "true", Params)]
    [InlineData("can_edit_base_annotations", "false", Params)]
    [InlineData("can_delete_base_annotations", "false", Params)]
    [InlineData("can_edit_base_annotation_labels", "false", Params)]
    [InlineData("padding", "30", Params)]
    [InlineData("paddingX", "\"30\"", Params)]
    [InlineData("paddingY", "1e1", Params)]
    [InlineData("annotation_attributes", """{"moving":{"description":"?","choices":["Yes","No"]}}""", Params)]
    [InlineData("links", """{"tows":[{"is_bidirectional":false,"from_allowed_labels":["car"],"to_allowed_labels":["car"]}]}""", Params)]
    [InlineData("links", """{"tows":{"is_bidirectional":true}}""", Params)]
    [InlineData("events_to_annotate", """["crash"]""", Params)]
    [InlineData("frame_rate", "1", Params)]
    [InlineData("geometries", """{"box":{"objects_to_annotate":["car"],"min_height":10,"min_width":"30"}}""", Params)]
    [InlineData("force", "true", Params)]
    public async Task Each_comes_back_where_it_belongs_as_it_was_sent(string name, string value, string place)
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", """{"name":"p","type":"imageannotation","check_attachments":false}""")).Ok();
        var fields = new Dictionary<string, string> { ["attachment"] = "\"https://example.org/1.jpg\"", ["geometries"] = """{"box":{"objects_to_annotate":["car"]}}""", [name] = value };
        var body = $$"""{"project":"p",{{string.Join(',', fields.Select(f => $"\"{f.Key}\":{f.Value}"))}}}""";
        var made = (await customer.Post("/v1/task/imageannotation", body)).Ok();
        var read = (await customer.Get("/v1/task/" + made.String("task_id"))).Ok();
        foreach (var task in new[] { made.Json, read.Json })
        {
            Assert.Equal(value, (place == Top ? task : task.GetProperty(place)).GetProperty(name).GetRawText());
            Assert.False((place == Top ? task.GetProperty(Params) : task).TryGetProperty(name, out _), name);
        }
    }

    [Theory]
    [InlineData("metadata", "[1]")]
    [InlineData("metadata", "\"text\"")]
    [InlineData("priority", "-1")]
    [InlineData("priority", "1.5")]
    [InlineData("unique_id", "7")]
    [InlineData("tags", "\"night\"")]
    [InlineData("tags", """["1","2","3","4","5","6"]""")]
    [InlineData("callback_url", "\"ftp://example.org\"")]
    [InlineData("callback_url", "\"me@example.org\"")]
    [InlineData("project_param_version", "1")]
    [InlineData("project_param_version", "-2")]
    [InlineData("geometries", "[]")]
    [InlineData("annotation_attributes", "[]")]
    [InlineData("attachments", "[7]")]
    public async Task Each_is_refused_by_its_name_when_it_cannot_be_used(string name, string value)
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", """{"name":"p","type":"imageannotation"}""")).Ok();
        var fields = new Dictionary<string, string> { ["attachment"] = "\"words\"", ["geometries"] = """{"box":{"objects_to_annotate":["car"]}}""", [name] = value };
        var answer = (await customer.Post("/v1/task/imageannotation", $$"""{"project":"p",{{string.Join(',', fields.Select(f => $"\"{f.Key}\":{f.Value}"))}}}""")).Failed(400);
        Assert.Contains(answer["problems"].EnumerateArray(), p => p.GetProperty("path").GetString()!.StartsWith(name, StringComparison.Ordinal));
    }

    /// <summary>Nothing else stands at the top of a task that a project may say for all of its tasks.</summary>
    [Theory]
    [InlineData("callback_url", "\"https://example.org/hook\"", "\"https://example.org/own\"")]
    [InlineData("metadata", """{"n":1.50}""", "{}")]
    [InlineData("priority", "30", "20")]
    [InlineData("tags", """["night","a,b"]""", """["day"]""")]
    [InlineData("urgency", "\"week\"", "\"day\"")]
    public async Task Tasks_inherit_it_from_the_latest_version_and_their_own_wins(string name, string inherited, string own)
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", """{"name":"p","type":"imageannotation","check_attachments":false,"params":{"geometries":{"box":{"objects_to_annotate":["car"]}}}}""")).Ok();
        async Task<string?> Made(string more)
        {
            var task = await customer.Post("/v1/task/imageannotation", $$"""{"project":"p","attachment":"https://example.org/1.jpg"{{more}}}""");
            var read = (await customer.Get("/v1/task/" + task.Ok().String("task_id"))).Ok();
            return read.Has(name) ? read[name].GetRawText() : null;
        }

        var unsaid = await Made("");
        (await customer.Post("/v1/projects/p/setParams", $$"""{"patch":true,"{{name}}":{{inherited}}}""")).Ok();
        Assert.Equal(inherited, await Made(""));
        Assert.Equal(own, await Made($",\"{name}\":{own}"));
        Assert.Equal(unsaid, await Made(",\"project_param_version\":0"));
        Assert.Equal(unsaid, await Made(""" ,"project_param_version":-1,"geometries":{"box":{"objects_to_annotate":["car"]}}"""));
    }

    [Fact]
    public async Task Numbers_and_flags_of_a_project_may_come_as_strings_and_no_tags_are_tags_too()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", """{"name":"p","type":"imageannotation","check_attachments":false,"params":{"geometries":{"box":{"objects_to_annotate":["car"]}},"priority":"30","tags":["night"],"clear_unique_id_on_error":"True"}}""")).Ok();
        var task = (await customer.Post("/v1/task/imageannotation", """{"project":"p","attachment":"https://example.org/1.jpg","tags":[]}""")).Ok();
        Assert.Equal(30, task["priority"].GetInt32());
        Assert.False(task.Has("tags"));
    }

    [Fact]
    public async Task What_tasks_cannot_inherit_is_refused_where_the_project_says_it()
    {
        var customer = await host.NewCustomer();
        const string wrong = """{"metadata":"x","tags":"y","priority":"zz","callback_url":7,"urgency":1,"instruction":[],"clear_unique_id_on_error":"maybe","attachment":7,"attachments":["https://e.org/1.jpg",7],"geometries":{"box":{"objects_to_annotate":["car","car"]}}}""";
        string[] paths = ["params.attachment", "params.attachments[1]", "params.callback_url", "params.clear_unique_id_on_error", "params.geometries.box.objects_to_annotate[1]", "params.instruction", "params.metadata", "params.priority", "params.tags", "params.urgency"];
        IEnumerable<string> Paths(Answer answer) => answer.Failed(400)["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()!).Order(StringComparer.Ordinal);
        Assert.Equal(paths, Paths(await customer.Post("/v1/projects", $$"""{"name":"p","type":"imageannotation","params":{{wrong}}}""")));
        (await customer.Post("/v1/projects", """{"name":"p","type":"imageannotation"}""")).Ok();
        Assert.Equal(paths, Paths(await customer.Post("/v1/projects/p/setParams", wrong)));
        Assert.Equal(["params.priority"], Paths(await customer.Post("/v1/projects/p/setParams", """{"priority":101}""")));
        Assert.Equal(["params.tags[1]"], Paths(await customer.Post("/v1/projects/p/setParams", """{"tags":["a",""]}""")));
    }
}
