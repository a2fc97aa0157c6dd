using System.Text.Json;

namespace Scheduler.Tests.Cli;

[Collection(HostCollection.Name)]
public sealed class ErrorTests(Host host)
{
    [Fact]
    public async Task Without_a_key_nothing_is_sent_and_it_says_where_keys_come_from()
    {
        var ended = await host.Run(null, ["projects", "list"]);
        Assert.Equal(2, ended.Code);
        Assert.Contains("SCHEDULER_KEY", ended.Errors, StringComparison.Ordinal);
        Assert.Equal("", ended.Output);
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        var ended = await host.Run("wrong", ["projects", "list"]);
        Assert.Equal(1, ended.Code);
        Assert.Contains("does not know this key", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_to_be_so()
    {
        var ended = await host.Run("any", ["projects", "list"], "http://127.0.0.1:1");
        Assert.Equal(3, ended.Code);
        Assert.Contains("Is the server running?", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await host.Run("any", ["projects", "list"], "localhost")).Code);
    }

    [Fact]
    public async Task Everything_wrong_with_a_request_is_named_with_its_path()
    {
        var ended = await host.Run("projects", "create", "bad", "--type", "categorization", "--params", """{"categories":[7,7]}""");
        Assert.Equal(1, ended.Code);
        Assert.Contains("params.categories", ended.Errors, StringComparison.Ordinal);
        var json = await host.Run("projects", "create", "bad", "--type", "nothing", "--json");
        Assert.Equal((1, "", 400), (json.Code, json.Output, JsonDocument.Parse(json.Errors).RootElement.GetProperty("status_code").GetInt32()));
    }

    [Theory]
    [InlineData("projects", "create", "x", "--type", "categorization", "--params", "{no json")]
    [InlineData("projects", "create", "x", "--type", "categorization", "--params", "nowhere.json")]
    [InlineData("tasks", "import", "nowhere.jsonl")]
    [InlineData("projects", "crate", "x")]
    [InlineData("projects", "create", "x")]
    [InlineData("keys", "create", "--mode", "both")]
    public async Task What_is_wrong_on_the_command_line_ends_with_2(params string[] arguments)
    {
        var ended = await host.Run(arguments);
        Assert.Equal(2, ended.Code);
        Assert.NotEqual("", ended.Errors);
    }

    [Fact]
    public async Task An_export_that_cannot_be_is_refused_at_once()
    {
        (await host.Run("projects", "create", "words", "--type", "categorization", "--params", """{"categories":["cat"]}""")).Well();
        var ended = await host.Run("export", "--project", "words", "--format", "coco");
        Assert.Equal(1, ended.Code);
        Assert.Contains("use jsonl or csv", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere/labels.jsonl")]
    [InlineData(".")]
    public async Task An_export_that_could_not_be_written_is_not_ordered(string output)
    {
        var ended = await host.Run("export", "--output", output);
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("cannot be written", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("keys", "--help")]
    [InlineData("tasks", "import")]
    public async Task Neither_help_nor_a_usage_error_shows_the_key(params string[] arguments)
    {
        var ended = await host.Run(arguments);
        Assert.Contains("--key <KEY>", ended.Output + ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(host.TestKey, ended.Output + ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("projects create")]
    [InlineData("batches watch")]
    [InlineData("tasks import")]
    [InlineData("export")]
    [InlineData("keys create")]
    public async Task Help_teaches(string command)
    {
        var help = (await host.Run(null, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Well().Output;
        Assert.Contains("Usage:", help, StringComparison.Ordinal);
        Assert.Contains("--server", help, StringComparison.Ordinal);
    }
}
