using System.Text;
using System.Text.Json;

namespace Scheduler.Tests.Cli;

[Collection(HostCollection.Name)]
public sealed class CommandTests(Host host)
{
    private const string Boxes = """{"geometries":{"box":{"objects_to_annotate":["cat","dog"]}}}""";

    [Fact]
    public async Task From_a_project_to_its_labels()
    {
        (await host.Run("projects", "create", "walk", "--type", "imageannotation", "--params", Boxes)).Well();
        (await host.Run("batches", "create", "walk-1", "--project", "walk")).Well();
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "walk.csv"), "Picture,unique_id,metadata.width,metadata.height\nhttps://example.org/1.jpg,walk-a,100,100\nhttps://example.org/2.jpg,walk-b,100,100\nhttps://example.org/3.jpg,walk-c,100,100\n");
        var import = (await host.Run("tasks", "import", "walk.csv", "--batch", "walk-1", "--map", "Picture=attachment", "--json")).Well().Json;
        Assert.Equal(3, import.GetProperty("created").GetInt32());
        (await host.Run("batches", "launch", "walk-1")).Well();
        Assert.Contains("3 of 3 completed", (await host.Run("batches", "status", "walk-1")).Well().Output, StringComparison.Ordinal);
        Assert.Contains("walk-1 3 of 3", (await host.Run("batches", "watch", "walk-1")).Well().Output, StringComparison.Ordinal);
        var bar = (await host.Show("batches watch walk-1")).Well().Output;
        Assert.Contains("walk-1 3 of 3", bar, StringComparison.Ordinal);
        Assert.Contains("100%", bar, StringComparison.Ordinal);
        Assert.Contains("00:00", bar, StringComparison.Ordinal);

        var rows = (await host.Run("tasks", "list", "--batch", "walk-1")).Well().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["walk-a", "walk-b", "walk-c"], rows.Select(r => r.Split('\t')[4]).Order());
        var task = (await host.Run("tasks", "get", rows[0].Split('\t')[0], "--json")).Well().Json;
        Assert.True(task.GetProperty("response").TryGetProperty("annotations", out _));

        (await host.Run("export", "--batch", "walk-1", "--format", "coco", "--output", "walk.json")).Well();
        Assert.Equal(3, JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(host.Folder, "walk.json"))).RootElement.GetProperty("images").GetArrayLength());
        var ordered = (await host.Run("export", "--batch", "walk-1", "--format", "yolo", "--no-wait")).Well().Output.Trim();
        (await host.Run("export", "--id", ordered, "-o", "walk.zip")).Well();
        Assert.True(File.Exists(Path.Combine(host.Folder, "walk.zip")));
        Assert.Empty(Directory.GetFiles(host.Folder, "*.part"));
    }

    [Fact]
    public async Task Lists_and_versions()
    {
        (await host.Run("projects", "create", "a/b c", "--type", "categorization", "--params", """{"categories":["cat"]}""")).Well();
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "more.json"), """{"categories":["cat","dog"]}""");
        Assert.Contains("version 1", (await host.Run("projects", "params", "a/b c", "more.json", "--patch")).Well().Output, StringComparison.Ordinal);
        Assert.Equal(2, (await host.Run("projects", "get", "a/b c", "--json")).Well().Json.GetProperty("param_history").GetArrayLength());
        Assert.Contains("a/b c\tcategorization\t1\t", (await host.Run("projects", "list")).Well().Output, StringComparison.Ordinal);
        (await host.Run("batches", "create", "b c/d", "--project", "a/b c")).Well();
        Assert.Contains((await host.Run("batches", "list", "--project", "a/b c", "--json")).Well().Json.GetProperty("docs").EnumerateArray(), b => b.GetProperty("name").GetString() == "b c/d");
    }

    [Fact]
    public async Task A_dry_run_says_what_is_wrong_and_ends_with_1()
    {
        (await host.Run("projects", "create", "dry", "--type", "categorization", "--params", """{"categories":["cat"]}""")).Well();
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "dry.jsonl"), "{\"attachment\":\"1\"}\n{\"attachment\":");
        var ended = await host.Run("tasks", "import", "dry.jsonl", "--project", "dry", "--dry-run");
        Assert.Equal(1, ended.Code);
        Assert.Contains("1 of 2 lines are good", ended.Output, StringComparison.Ordinal);
        Assert.Contains("line 2:", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("1 of 2 lines are good", (await host.Show("tasks import - --project dry --dry-run < dry.jsonl")).Output, StringComparison.Ordinal);
        Assert.Equal("", (await host.Run("tasks", "list", "--project", "dry")).Well().Output);
    }

    [Fact]
    public async Task A_spreadsheet_of_another_encoding_is_told_so()
    {
        (await host.Run("projects", "create", "zoo", "--type", "categorization", "--params", """{"categories":["cat"]}""")).Well();
        await File.WriteAllBytesAsync(Path.Combine(host.Folder, "zoo.tsv"), Encoding.Latin1.GetBytes("attachment\tmetadata.zoo\nhttps://example.org/1.jpg\tDälhölzli\n"));
        Assert.Contains("--charset windows-1252", (await host.Run("tasks", "import", "zoo.tsv", "--project", "zoo")).Errors, StringComparison.Ordinal);
        (await host.Run("tasks", "import", "zoo.tsv", "--project", "zoo", "--charset", "windows-1252")).Well();
        var id = (await host.Run("tasks", "list", "--project", "zoo")).Well().Output.Split('\t')[0];
        Assert.Equal("Dälhölzli", (await host.Run("tasks", "get", id, "--json")).Well().Json.GetProperty("metadata").GetProperty("zoo").GetString());
    }

    [Fact]
    public async Task Tasks_are_canceled_each_for_itself()
    {
        (await host.Run(host.LiveKey, ["projects", "create", "cancels", "--type", "categorization", "--params", """{"categories":["cat"]}"""])).Well();
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "one.jsonl"), "{\"attachment\":\"1\"}");
        (await host.Run(host.LiveKey, ["tasks", "import", "one.jsonl", "--project", "cancels"])).Well();
        var id = (await host.Run(host.LiveKey, ["tasks", "list", "--project", "cancels"])).Well().Output.Split('\t')[0];
        var ended = await host.Run(host.LiveKey, ["tasks", "cancel", "nothing", id]);
        Assert.Equal(1, ended.Code);
        Assert.Contains($"{id} canceled", ended.Output, StringComparison.Ordinal);
        Assert.Contains("nothing: Task with that ID not found.", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_made_and_revoked_by_live_keys_only()
    {
        var made = (await host.Run(host.LiveKey, ["keys", "create", "--mode", "test", "--name", "nightly upload", "--json"])).Well().Json;
        (await host.Run(made.GetProperty("key").GetString(), ["projects", "list"])).Well();
        (await host.Run(host.LiveKey, ["keys", "revoke", made.GetProperty("id").GetString()!])).Well();
        Assert.Equal(1, (await host.Run("keys", "create")).Code);
        var listed = (await host.Run(host.LiveKey, ["keys", "list"])).Well().Output.Split('\n').Select(l => l.Split('\t')).Single(k => k[0] == made.GetProperty("id").GetString());
        Assert.Equal(("test", "nightly upload"), (listed[1], listed[4].TrimEnd()));
        Assert.NotEqual("", listed[3]);
    }
}
