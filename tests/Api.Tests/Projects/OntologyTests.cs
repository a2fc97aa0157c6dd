namespace Scheduler.Tests.Api.Projects;

[Collection(ApiCollection.Name)]
public class OntologyTests(ApiHost host)
{
    [Fact]
    public async Task An_ontology_is_a_parameter_of_a_new_version()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var changed = (await customer.Post("/v1/projects/p/setOntology", """{"name":"n","ontology":["car",{"choice":"animal","subchoices":["cat"],"display":"Tier"}]}""")).Ok();
        var last = changed["param_history"][1];
        Assert.Equal("""["car",{"choice":"animal","subchoices":["cat"],"display":"Tier"}]""", last.GetProperty("ontology").GetRawText());
        Assert.True(last.TryGetProperty("categories", out _));
        (await customer.Post("/v1/projects/none/setOntology", """{"ontology":["a"]}""")).Failed(404);
    }

    [Theory]
    [InlineData("{}", "ontology")]
    [InlineData("""{"ontology":[]}""", "ontology")]
    [InlineData("""{"ontology":["a","a"]}""", "ontology[1]")]
    [InlineData("""{"ontology":["a",{"choice":"b","subchoices":["a"]}]}""", "ontology[1].subchoices[0]")]
    [InlineData("""{"ontology":[1]}""", "ontology[0]")]
    [InlineData("""{"ontology":[{"choice":"b","subchoices":"c"}]}""", "ontology[0].subchoices")]
    public async Task Labels_are_unique_texts(string body, string path)
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        Assert.Contains(path, (await customer.Post("/v1/projects/p/setOntology", body)).Failed(400)["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Only_projects_of_texts_have_templates()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        (await customer.Get("/v1/projects/p/taskTemplates")).Failed(400);
        (await customer.Post("/v1/projects", new { name = "t", type = "chat", @params = new { template_variables = new { a = 1 } } })).Ok();
        var template = (await customer.Get("/v1/projects/t/taskTemplates")).Ok();
        foreach (var name in new[] { "id", "version", "created_at", "updated_at", "template_variables" })
            Assert.True(template.Has(name), name);
        (await customer.Get("/v1/projects/none/taskTemplates")).Failed(404);
    }

    [Fact]
    public async Task A_patch_keeps_every_letter_of_what_it_does_not_touch()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", """{"name":"p","type":"imageannotation","params":{"a":1.50,"ü":"<ä>","b":[1,2]}}""")).Ok();
        var changed = (await customer.Post("/v1/projects/p/setParams", """{"patch":true,"b":{"c":1e2}}""")).Ok();
        Assert.EndsWith("\"a\":1.50,\"ü\":\"<ä>\",\"b\":{\"c\":1e2}}", changed["param_history"][1].GetRawText(), StringComparison.Ordinal);
    }
}
