namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class EditTests(ApiHost host)
{
    [Fact]
    public async Task Metadata_is_replaced_whole_and_echoed_letter_for_letter()
    {
        var (customer, path) = await Made();
        Assert.Equal("""{"n":1.50,"é":"ü"}""", (await customer.Post(path + "/setMetadata", """{"n":1.50,"é":"ü"}""")).Ok()["metadata"].GetRawText());
        Assert.Equal("{}", (await customer.Post(path + "/setMetadata")).Ok()["metadata"].GetRawText());
        (await customer.Post(path + "/setMetadata", "[1]")).Failed(400);
        (await customer.Post(path + "/setMetadata", new { m = new string('m', 10_240) })).Failed(400);
        (await customer.Post("/v1/task/fake_id_qwertyuiop/setMetadata", new { })).Failed(404);
    }

    [Fact]
    public async Task Tags_are_set_added_and_removed_in_order_and_absent_when_there_are_none()
    {
        var (customer, path) = await Made();
        Assert.False((await customer.Get(path)).Ok().Has("tags"));
        Assert.Equal("""["b","a"]""", Tags(await customer.Post(path + "/tags", """["b","a","b"]""")));
        Assert.Equal("""["b","a","c"]""", Tags(await customer.Put(path + "/tags", """["a","c"]""")));
        Assert.Equal("""["a","c"]""", Tags(await customer.Send(HttpMethod.Delete, path + "/tags", """["b","x"]""")));
        (await customer.Put(path + "/tags", """["1","2","3","4"]""")).Failed(400);
        Assert.Equal("""["a","c","d","e","f"]""", Tags(await customer.Put(path + "/tags", """["d","e","f"]""")));
        Assert.False((await customer.Post(path + "/tags")).Ok().Has("tags"));
        (await customer.Post(path + "/tags", "{}")).Failed(400);
        (await customer.Post(path + "/tags", "[1]")).Failed(400);
        (await customer.Put("/v1/task/none/tags", """["a"]""")).Failed(404);

        static string Tags(Answer answer) => answer.Ok()["tags"].GetRawText();
    }

    [Fact]
    public async Task Whatever_is_changed_moves_the_time_of_change_and_is_found_by_it()
    {
        var (customer, path) = await Made();
        var last = (await customer.Get(path)).Ok().String("updated_at");
        foreach (var change in new Func<Task<Answer>>[]
        {
            () => customer.Post(path + "/setMetadata", """{"n":1}"""),
            () => customer.Put(path + "/tags", """["a"]"""),
            () => customer.Send(HttpMethod.Delete, path + "/tags", """["a"]"""),
            () => customer.Post(path + "/unique_id", new { unique_id = "u" }),
            () => customer.Delete(path + "/unique_id"),
            () => customer.Post("/v2/task/metadata", new { task_id = path.Split('/')[^1], metadata = new { n = 2 } }),
        })
        {
            // Times are whole milliseconds.
            await Task.Delay(2);
            (await change()).Ok();
            var now = (await customer.Get(path)).Ok().String("updated_at");
            Assert.True(string.CompareOrdinal(now, last) > 0, $"{now} is not after {last}");
            Assert.Equal(0, Total(await customer.Get("/v1/tasks?updated_before=" + last)));
            Assert.Equal(1, Total(await customer.Get("/v1/tasks?updated_after=" + now)));
            await Task.Delay(2);
            (await customer.Put(path + "/tags", "[]")).Ok();
            Assert.Equal(now, (await customer.Get(path)).Ok().String("updated_at"));
            last = now;
        }
    }

    [Theory]
    [InlineData(true, "accepted")]
    [InlineData(false, "rejected")]
    public async Task An_audit_says_what_the_customer_thinks(bool accepted, string word)
    {
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project("p");
        var path = "/v1/task/" + (await customer.Task("p")).String("task_id");
        var other = "/v1/task/" + (await customer.Task("p")).String("task_id");
        Assert.Equal(2, Total(await customer.Get("/v1/tasks?customer_review_status=pending")));

        (await customer.Post(path + "/audit", new { accepted, comments = (string?)null })).Ok();
        var audited = (await customer.Post(path + "/audit", new { accepted, comments = "why" })).Ok();
        Assert.Equal(word, audited.String("customer_review_status"));
        Assert.Equal("""["why"]""", audited["customer_review_comments"].GetRawText());
        Assert.Equal(2, audited["audits"].GetArrayLength());
        Assert.True(audited.Has("customer_audited_at"));

        // A client repeats what it does not know the outcome of.
        Assert.Equal(2, (await customer.Post(path + "/audit", new { accepted, comments = "why" })).Ok()["audits"].GetArrayLength());
        Assert.Equal(1, Total(await customer.Get($"/v1/tasks?customer_review_status={word},fixed")));
        Assert.Equal(1, Total(await customer.Get("/v1/tasks?customer_review_status=pending")));
        Assert.Equal(2, Total(await customer.Get($"/v1/tasks?customer_review_status=pending&customer_review_status={word}")));
        (await customer.Post(other + "/audit", new { })).Failed(400);
        (await customer.Post(other + "/audit")).Failed(400);
        (await customer.Post("/v1/task/none/audit", new { accepted })).Failed(404);
    }

    [Fact]
    public async Task Who_says_which_audits_they_saw_is_told_of_the_others()
    {
        var customer = (await host.NewCustomer()).InTestMode;
        await customer.Project("p");
        var id = (await customer.Task("p")).String("task_id");
        var path = $"/api/tasks/{id}/audit";
        Assert.Equal("accepted", (await customer.Post(path, new { accepted = true, audits_seen = 0 })).Ok().String("customer_review_status"));

        (await customer.Post(path, new { accepted = false, audits_seen = 0 })).Failed(409);
        Assert.Equal("accepted", (await customer.Get($"/v1/task/{id}")).Ok().String("customer_review_status"));
        Assert.Equal("rejected", (await customer.Post(path, new { accepted = false, audits_seen = 1 })).Ok().String("customer_review_status"));
        (await customer.Post(path, new { accepted = true })).Ok();
        (await customer.Post(path, new { accepted = true, audits_seen = "all" })).Failed(400);
        (await customer.Post(path, new { accepted = true, seen = 1 })).Failed(400);
        (await customer.Post("/api/tasks/none/audit", new { accepted = true })).Failed(404);
    }

    [Fact]
    public async Task What_is_not_completed_is_not_audited()
    {
        var (customer, path) = await Made();
        (await customer.Post(path + "/audit", new { accepted = true })).Failed(400);
    }

    [Fact]
    public async Task An_audit_is_called_back()
    {
        var customer = await host.NewCustomer();
        var test = customer.InTestMode;
        await test.Project("p");
        var made = (await test.Post("/v1/task/categorization", new { project = "p", attachment = "a", callback_url = "http://192.0.2.1/hook" })).Ok();
        (await test.Post($"/v1/task/{made.String("task_id")}/audit", new { accepted = true })).Ok();
        Assert.Equal("audited", (await test.Post($"/v1/task/{made.String("task_id")}/send_callback")).Ok().String("kind"));
    }

    [Fact]
    public async Task An_idempotency_key_makes_one_task()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var first = (await Send("k")).Ok();
        Assert.Contains(first.String("task_id"), (await Send("k")).Failed(409).String("error"), StringComparison.Ordinal);
        (await Send("other")).Ok();
        (await Send(new string('k', 257))).Failed(400);
        Assert.Equal(2, Total(await customer.Get("/v1/tasks")));

        async Task<Answer> Send(string key)
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/v1/task/categorization"));
            request.Headers.Authorization = Customer.Basic(customer.LiveKey);
            request.Headers.Add("Idempotency-Key", key);
            request.Content = new StringContent("""{"project":"p","attachment":"a"}""", null, "application/json");
            return await Answer.Of(await http.SendAsync(request));
        }
    }

    [Fact]
    public async Task Urgency_stands_at_the_top_and_a_limited_list_has_little()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var made = (await customer.Post("/v1/task/categorization", new { project = "p", attachment = "a", urgency = "day" })).Ok();
        Assert.Equal("day", made.String("urgency"));
        Assert.Equal("""{"attachment":"a"}""", made["params"].GetRawText());
        var doc = (await customer.Get("/v1/tasks?limited_response=True")).Ok()["docs"][0];
        Assert.Equal(["task_id", "status", "metadata", "project"], doc.EnumerateObject().Select(p => p.Name));
    }

    private static int Total(Answer answer) => answer.Ok()["total"].GetInt32();

    private async Task<(Customer Customer, string Path)> Made()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        return (customer, "/v1/task/" + (await customer.Task("p")).String("task_id"));
    }
}
