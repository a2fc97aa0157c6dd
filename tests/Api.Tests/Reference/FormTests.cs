using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain;
using Scheduler.Storage;
using Scheduler.Storage.Projects;

namespace Scheduler.Tests.Api.Reference;

/// <summary>What the Scale API says must be there of every field of a text collection, and of every choice of one.</summary>
[Collection(ApiCollection.Name)]
public sealed class FormTests(ApiHost host)
{
    /// <summary>fields: those of the form. expected: paths below <c>fields</c> with their codes.</summary>
    [Theory]
    [InlineData("a field", """[{"type":"text","field_id":"a","title":"A"}]""", "")]
    [InlineData("without its field_id", """[{"type":"text","title":"A"}]""", "[0].field_id required")]
    [InlineData("without its type", """[{"field_id":"a","title":"A"}]""", "[0].type required")]
    [InlineData("without its title", """[{"type":"text","field_id":"a"}]""", "[0].title required")]
    [InlineData("null for its title", """[{"type":"text","field_id":"a","title":null}]""", "[0].title required")]
    [InlineData("a blank title", """[{"type":"text","field_id":"a","title":" "}]""", "[0].title wrong_type")]
    [InlineData("a number for its title", """[{"type":"text","field_id":"a","title":7}]""", "[0].title wrong_type")]
    [InlineData("choices", """[{"type":"category","field_id":"a","title":"A","choices":[{"label":"Yes","value":"yes","hint":"h"},{"label":"Two","value":2},{"label":"No","value":false}]}]""", "")]
    [InlineData("choices, as texts", """[{"type":"category","field_id":"a","title":"A","choices":["yes","no"]}]""", "")]
    [InlineData("choices, as labels are described", """[{"type":"category","field_id":"a","title":"A","choices":[{"choice":"yes","display":"Yes"},{"choice":"group","subchoices":["no"]}]}]""", "")]
    [InlineData("without choices", """[{"type":"category","field_id":"a","title":"A"}]""", "[0].choices required")]
    [InlineData("a choice without its label", """[{"type":"category","field_id":"a","title":"A","choices":[{"value":"yes"},{"label":"No","value":"no"}]}]""", "[0].choices[0].label required")]
    [InlineData("a choice without its value", """[{"type":"select","field_id":"a","title":"A","choices":[{"label":"Yes"},{"label":"No","value":"no"}]}]""", "[0].choices[0].value required")]
    [InlineData("a number for its label", """[{"type":"category","field_id":"a","title":"A","choices":[{"label":7,"value":"yes"}]}]""", "[0].choices[0].label wrong_type")]
    [InlineData("a group of choices", """[{"type":"category","field_id":"a","title":"A","choices":[{"label":"All","subchoices":[{"label":"Yes","value":"yes"}]}]}]""", "")]
    [InlineData("a group without its label", """[{"type":"category","field_id":"a","title":"A","choices":[{"value":"all","subchoices":[{"value":"yes"}]}]}]""", "[0].choices[0].label required, [0].choices[0].subchoices[0].label required")]
    [InlineData("a set", """[{"type":"FieldSet","fields":[{"type":"text","field_id":"a","title":"A"}]}]""", "")]
    [InlineData("a set with a field without its title", """[{"type":"FieldSet","title":"S","fields":[{"type":"text","field_id":"a"}]}]""", "[0].fields[0].title required")]
    [InlineData("all that is wrong", """[{"type":"text","field_id":"a"},{"type":"category","field_id":"b","choices":[{"value":"x"}]},{"type":"noise","field_id":"c","title":"C"}]""",
        "[0].title required, [1].choices[0].label required, [1].title required, [2].type unknown_type")]
    public async Task Each_is_asked_for_wherever_a_form_is_given(string row, string fields, string expected)
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", """{"name":"p","type":"textcollection","params":{"fields":[{"type":"text","field_id":"z","title":"Z"}]}}""")).Ok();
        var ways = new (string Path, string Body, string Root)[]
        {
            ("/v1/projects", $$$"""{"name":"q","type":"textcollection","params":{"fields":{{{fields}}}}}""", "params."),
            ("/v1/projects/p/setParams", $$"""{"fields":{{fields}}}""", "params."),
            ("/v1/projects/p/setParams", $$"""{"patch":true,"fields":{{fields}}}""", "params."),
            ("/api/projects/p/taxonomy-check", $$"""{"fields":{{fields}}}""", "params."),
            ("/v1/task/textcollection", $$"""{"project":"p","attachments":[{"type":"text","content":"x"}],"fields":{{fields}}}""", ""),
            ("/v1/task/textcollection", $$"""{"attachments":[{"type":"text","content":"x"}],"fields":{{fields}}}""", ""),
        };
        foreach (var (path, body, root) in ways)
        {
            var answer = await customer.Post(path, body);
            if (expected.Length == 0)
                answer.Ok();
            else
                Assert.Equal($"{row}: {expected}", $"{row}: {string.Join(", ", answer.Failed(400)["problems"].EnumerateArray().Select(p => $"{p.GetProperty("path").GetString()![(root + "fields").Length..]} {p.GetProperty("code")}").Order(StringComparer.Ordinal))}");
        }
    }

    /// <summary>Projects of earlier versions have forms without words; nobody is refused for what stood there before.</summary>
    [Fact]
    public async Task Forms_that_were_stored_without_words_go_on_working()
    {
        var customer = (await host.NewCustomer()).InTestMode;
        const string fields = """[{"type":"category","field_id":"a","choices":[{"value":"yes"}]}]""";
        var now = DateTimeOffset.UnixEpoch;
        Assert.True(await host.Services.GetRequiredService<IProjectStore>().Create(new(
            new(host.Services.GetRequiredService<IdSource>().Next()), new Tenant(customer.Tenant.Organization, Mode.Test), "old", "textcollection", new(), now, false, [new(0, now, $$"""{"fields":{{fields}}}""")])));
        (await customer.Post("/v1/projects/old/setParams", """{"patch":true,"instruction":"Look twice."}""")).Ok();
        (await customer.Post("/v1/projects/old/setOntology", """{"ontology":["a"]}""")).Ok();
        (await customer.Post("/v1/projects/old/setParams", $$"""{"patch":true,"fields":{{fields}}}""")).Failed(400);
        var made = (await customer.Post("/v1/task/textcollection", """{"project":"old","attachments":[{"type":"text","content":"x"}]}""")).Ok();
        var task = (await customer.Get("/v1/task/" + made.String("task_id"))).Ok();
        Assert.Equal("yes", task["response"].GetProperty("annotations").GetProperty("a").GetProperty("response")[0][0].GetString());
    }
}
