namespace Scheduler.Tests.Api.Reference;

/// <summary>A customer with the same names in both modes, so that a row of a table needs only a method, a path and a body.</summary>
internal sealed class TwoWorlds
{
    public const string Mail = "ann@example.org";

    /// <summary>The tests of a collection run one after the other.</summary>
    private static Task<TwoWorlds>? _standing;

    private readonly Dictionary<string, string> _words = [];

    private TwoWorlds(Customer live) => (Live, Test) = (live, live.InTestMode);

    public Customer Live { get; }

    public Customer Test { get; }

    /// <summary>One for all rows that only read.</summary>
    public static Task<TwoWorlds> Standing(ApiHost host) => _standing ??= Of(host);

    public Customer World(string mode) => mode == "test" ? Test : Live;

    /// <summary>
    /// Projects <c>p</c> (enterprise), <c>r</c> (Rapid), <c>s</c> (Studio) and <c>t</c> (texts), batches <c>b</c> of p and <c>sb</c> of s, one person in the
    /// team who is assigned to s, group <c>night</c>. <c>{task}</c>: a task in b, pending in the live mode and completed in the test mode.
    /// </summary>
    public static async Task<TwoWorlds> Of(ApiHost host)
    {
        var worlds = new TwoWorlds(await host.NewCustomer());
        foreach (var (mode, world) in new[] { ("live", worlds.Live), ("test", worlds.Test) })
        {
            await world.Project("p");
            await world.Project("r", rapid: true);
            await world.Project("s", team: true);
            (await world.Post("/v1/projects", """{"name":"t","type":"textcollection","params":{"fields":[{"type":"text","field_id":"a","title":"A"}]}}""")).Ok();
            await world.Batch("p", "b");
            await world.Batch("s", "sb");
            (await world.Post("/v1/task/categorization", new { batch = "sb", attachment = "words" })).Ok();
            worlds._words[mode + "task"] = (await world.Post("/v1/task/categorization", new { batch = "b", attachment = "words", unique_id = "u", tags = new[] { "x" }, priority = 20 })).Ok().String("task_id");
            worlds._words[mode + "project"] = (await world.Get("/v2/project?project_name=p")).Ok().String("id");
            worlds._words[mode + "batch"] = (await world.Get("/v2/batch?batch_name=b")).Ok().String("id");
        }

        (await worlds.Live.Post("/v1/teams/invite", new { emails = new[] { Mail }, team_role = "labeler" })).Ok();
        (await worlds.Live.Post("/v1/studio/assignments/add", new { emails = new[] { Mail }, projects = new[] { "s" } })).Ok();
        (await worlds.Live.Post("/v1/studio/projects/s/groups", new { emails = new[] { Mail }, name = "night" })).Ok();
        return worlds;
    }

    public Task<Answer> Send(string mode, string method, string path, string? body) =>
        World(mode).Send(new HttpMethod(method), Filled(path, mode), body is null ? null : Filled(body, mode));

    public string Filled(string text, string mode)
    {
        foreach (var word in new[] { "task", "project", "batch" })
            text = text.Replace($"{{{word}}}", _words[mode + word], StringComparison.Ordinal);
        return text;
    }
}
