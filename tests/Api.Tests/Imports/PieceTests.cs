using Microsoft.Extensions.DependencyInjection;
using Scheduler.Storage.Imports;

namespace Scheduler.Tests.Api.Imports;

/// <summary>A file of JSON lines in several requests is one import.</summary>
[Collection(ApiCollection.Name)]
public class PieceTests(ApiHost host)
{
    private readonly string _id = Guid.NewGuid().ToString("D");

    [Fact]
    public async Task Pieces_are_one_import_with_the_lines_and_bytes_of_the_whole_file()
    {
        var customer = await Customer();
        var first = (await Send(customer, 1, more: true, "{\"attachment\":\"1\"}\n\n{}\n\n")).Ok();
        Assert.Equal(("running", 2, 1, 1, 4), (first.String("state"), first["lines"].GetInt32(), first["created"].GetInt32(), first["failed"].GetInt32(), first["last_line"].GetInt32()));
        (await Send(customer, 5, more: true, "\n")).Ok();
        var done = (await Send(customer, 6, more: false, "[]\n{\"attachment\":\"2\"}")).Ok();
        Assert.Equal(("completed", 4, 2, 2, 7), (done.String("state"), done["lines"].GetInt32(), done["created"].GetInt32(), done["failed"].GetInt32(), done["last_line"].GetInt32()));
        Assert.Equal([3, 6], done["errors"].EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
        Assert.Equal("{\"attachment\":\"1\"}\n\n{}\n\n\n[]\n{\"attachment\":\"2\"}".Length, done["bytes"].GetInt32());
        Assert.False(done.Json.TryGetProperty("total_bytes", out _));
        Assert.Single((await customer.Get("/api/imports")).Ok()["docs"].EnumerateArray());
    }

    [Fact]
    public async Task Whatever_is_sent_twice_is_made_once_and_ends_as_it_would_have()
    {
        var customer = await Customer();
        const string one = "{\"attachment\":\"1\"}\n{\"attachment\":\"2\"}\n", two = "{\"attachment\":\"3\"}\n{\"attachment\":\"4\"}";
        foreach (var (first, more, body) in new[] { (1, true, one), (1, true, one), (3, true, "{\"attachment\":\"3\"}\n"), (3, false, two), (3, false, two), (1, true, one), (5, false, "") })
            (await Send(customer, first, more, body)).Ok();
        var whole = (await Send(customer, 1, more: false, one + two)).Ok();
        Assert.Equal(("completed", 4, (one + two).Length), (whole.String("state"), whole["created"].GetInt32(), whole["bytes"].GetInt32()));
        Assert.Equal(["1", "2", "3", "4"], (await customer.Get("/v1/tasks")).Ok()["docs"].EnumerateArray().Select(t => t.GetProperty("params").GetProperty("attachment").GetString()).Order());
    }

    [Fact]
    public async Task No_line_is_lost_between_two_pieces_nor_after_the_last()
    {
        var customer = await Customer();
        (await Send(customer, 2, more: true, "{\"attachment\":\"2\"}")).Failed(404);
        Assert.Empty((await customer.Get("/api/imports")).Ok()["docs"].EnumerateArray());
        (await Send(customer, 1, more: true, "{\"attachment\":\"1\"}\n")).Ok();
        Assert.Contains("first_line=2", (await Send(customer, 3, more: false, "{\"attachment\":\"3\"}")).Failed(409).String("error"), StringComparison.Ordinal);
        (await Send(customer, 2, more: false, "{\"attachment\":\"2\"}")).Ok();
        foreach (var first in new[] { 3, 4 })
            (await Send(customer, first, more: first == 3, "{\"attachment\":\"3\"}")).Failed(409);
        Assert.Equal(2, (await customer.Get("/v1/tasks")).Ok()["total"].GetInt32());
    }

    [Fact]
    public async Task A_file_whose_end_never_came_is_interrupted_after_a_while_and_can_be_ended_by_an_empty_piece()
    {
        var customer = await Customer();
        (await Send(customer, 1, more: true, "{\"attachment\":\"1\"}\n")).Ok();
        var store = host.Services.GetRequiredService<IImportStore>();
        var row = (await store.Get(customer.Tenant, _id))!;
        await store.Begin(row, "token", row.UpdatedAt, row.UpdatedAt);
        await store.Release(customer.Tenant, _id, "token", expected: row.UpdatedAt.AddMinutes(-1));
        Assert.Equal("interrupted", (await customer.Get($"/api/imports/{_id}")).Ok().String("state"));
        Assert.Equal(("completed", 1), ((await Send(customer, 2, more: false, "")).Ok().String("state"), (await customer.Get($"/api/imports/{_id}")).Ok()["created"].GetInt32()));
    }

    [Fact]
    public async Task Pieces_are_bounded_as_a_whole_file_is_and_only_lines_have_them()
    {
        var customer = await Customer();
        foreach (var query in new[] { "more=true&first_line=0", "more=true&first_line=1000001", "more=true&format=csv", "first_line=2&dry_run=true", "more=yes" })
            Assert.Single((await customer.Post($"/api/import?project=p&id={_id}&{query}", "{}")).Failed(400)["problems"].EnumerateArray());
        Assert.Equal("id", (await customer.Post("/api/import?project=p&more=true", "{}")).Failed(400)["problems"][0].GetProperty("path").GetString());
        (await Send(customer, 1, more: false, "")).Failed(400);
        (await Send(customer, 1, more: true, new string('\n', 999_999) + "{\"attachment\":\"1\"}\n{\"attachment\":\"2\"}")).Ok();
        var far = (await customer.Get($"/api/imports/{_id}")).Ok();
        Assert.Equal((1, 1, 1_000_001), (far["created"].GetInt32(), far["failed"].GetInt32(), far["errors"][0].GetProperty("line").GetInt32()));
    }

    private Task<Answer> Send(Customer customer, int first, bool more, string body) =>
        customer.Post($"/api/import?project=p&id={_id}&first_line={first}&more={more}", body);

    private async Task<Customer> Customer()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        return customer;
    }
}
