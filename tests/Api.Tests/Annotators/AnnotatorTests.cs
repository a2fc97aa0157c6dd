namespace Scheduler.Tests.Api.Annotators;

[Collection(ApiCollection.Name)]
public class AnnotatorTests(ApiHost host)
{
    [Fact]
    public async Task An_annotator_is_made_with_a_token_told_once()
    {
        var customer = await host.NewCustomer();
        var made = (await customer.Post("/api/annotators", new { name = "Ann", role = "both", skills = new[] { new { name = "cats", level = 3 } }, groups = new[] { "night" }, team = true })).Ok();
        Assert.StartsWith("ann_", made.String("token"), StringComparison.Ordinal);
        var read = (await customer.Get("/api/annotators/" + made.String("id"))).Ok();
        Assert.False(read.Has("token"));
        Assert.Equal("""["labeler","reviewer"]""", read["role"].GetRawText());
        Assert.Equal("""[{"name":"cats","level":3}]""", read["skills"].GetRawText());
        Assert.Equal("""["night"]""", read["groups"].GetRawText());
        Assert.True(read["team"].GetBoolean());
        Assert.False(read["disabled"].GetBoolean());
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_nothing_else()
    {
        var customer = await host.NewCustomer();
        var made = (await customer.Post("/api/annotators", new { name = "Ann", role = "labeler", groups = new[] { "night" }, team = true })).Ok();
        var path = "/api/annotators/" + made.String("id");
        (await customer.Patch(path, new { role = new[] { "labeler", "adjudicator" }, skills = new[] { new { name = "dogs", level = 9 } } })).Ok();
        var read = (await customer.Get(path)).Ok();
        Assert.Equal("Ann", read.String("name"));
        Assert.Equal("""["labeler","adjudicator"]""", read["role"].GetRawText());
        Assert.Equal("""["night"]""", read["groups"].GetRawText());
        Assert.True(read["team"].GetBoolean());
        Assert.True((await customer.Post(path + "/disable")).Ok()["disabled"].GetBoolean());
        Assert.True((await customer.Patch(path, new { name = "Anna", team = false })).Ok()["disabled"].GetBoolean());
        Assert.False((await customer.Post(path + "/enable")).Ok()["disabled"].GetBoolean());
        Assert.False((await customer.Get(path)).Ok()["team"].GetBoolean());
    }

    [Fact]
    public async Task Of_two_who_change_different_things_at_the_same_moment_both_have_their_way()
    {
        var customer = await host.NewCustomer();
        var path = "/api/annotators/" + (await customer.Post("/api/annotators", new { name = "Ann", role = "labeler" })).Ok().String("id");
        for (var i = 0; i < 40; i++)
        {
            string[] groups = [$"g{i}"];
            foreach (var answer in await Task.WhenAll(customer.Patch(path, new { name = $"Ann {i}" }), customer.Patch(path, new { groups })))
                answer.Ok();
            var read = (await customer.Get(path)).Ok();
            Assert.Equal(($"Ann {i}", $"""["g{i}"]"""), (read.String("name"), read["groups"].GetRawText()));
        }
    }

    [Fact]
    public async Task A_renewed_token_is_another_one()
    {
        var customer = await host.NewCustomer();
        var made = (await customer.Post("/api/annotators", new { name = "Ann", role = "reviewer" })).Ok();
        var renewed = (await customer.Post($"/api/annotators/{made.String("id")}/token")).Ok();
        Assert.NotEqual(made.String("token"), renewed.String("token"));
    }

    [Fact]
    public async Task Pages_show_everybody_once()
    {
        var customer = await host.NewCustomer();
        for (var i = 0; i < 5; i++)
            (await customer.Post("/api/annotators", new { name = $"A{i}", role = "labeler" })).Ok();
        var seen = new List<string>();
        for (var token = ""; ;)
        {
            var page = (await customer.Get($"/api/annotators?limit=2&next_token={token}")).Ok();
            seen.AddRange(page["docs"].EnumerateArray().Select(a => a.GetProperty("name").GetString()!));
            if (!page["has_more"].GetBoolean())
                break;
            token = page.String("next_token");
        }

        Assert.Equal(["A0", "A1", "A2", "A3", "A4"], seen);
    }

    [Fact]
    public async Task Another_organizations_people_are_not_there()
    {
        var (one, other) = (await host.NewCustomer(), await host.NewCustomer());
        var path = "/api/annotators/" + (await one.Post("/api/annotators", new { name = "Ann", role = "labeler" })).Ok().String("id");
        (await other.Get(path)).Failed(404);
        (await other.Patch(path, new { name = "Eve" })).Failed(404);
        (await other.Post(path + "/disable")).Failed(404);
        (await other.Post(path + "/token")).Failed(404);
        Assert.Empty((await other.Get("/api/annotators")).Ok()["docs"].EnumerateArray());
    }

    [Theory]
    [InlineData("""{"role":"labeler"}""", "name")]
    [InlineData("""{"name":"Ann"}""", "role")]
    [InlineData("""{"name":"Ann","role":"king"}""", "role")]
    [InlineData("""{"name":"Ann","role":"labeler","skills":[{"name":"","level":1}]}""", "skills[0].name")]
    [InlineData("""{"name":"Ann","role":"labeler","skills":[{"name":"x","level":0}]}""", "skills[0].level")]
    [InlineData("""{"name":"Ann","role":"labeler","groups":[7]}""", "groups[0]")]
    public async Task What_is_wrong_is_named(string body, string path)
    {
        var customer = await host.NewCustomer();
        Assert.Contains(path, (await customer.Post("/api/annotators", body)).Failed(400)["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()));
    }
}
