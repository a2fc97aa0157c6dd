using System.Text.RegularExpressions;
using Scheduler.Tests.Api.OpenApi;

namespace Scheduler.Tests.Api.Organizations;

/// <summary>There is no way from the test world to the live one.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class TestKeyTests(ApiHost host)
{
    /// <summary>Their credential is in the body, not the key.</summary>
    private static readonly string[] Open = ["POST /api/invitations/accept", "POST /api/session"];

    /// <summary>All of the live world that calls can change.</summary>
    private static readonly string[] LiveWorld =
    [
        "/v1/teams", "/api/keys", "/api/annotators", "/api/callbacks/keys", "/v1/files", "/v1/projects", "/v1/batches", "/v1/tasks", "/v1/studio/assignments", "/v1/studio/batches",
        "/v1/studio/projects/animals/groups", "/api/projects/animals/settings", "/api/projects/animals/schedule", "/api/imports", "/api/exports",
    ];

    [Fact]
    public async Task Whatever_is_sent_with_a_test_key_the_live_world_stays_as_it_is()
    {
        var (wrong, walked) = (new List<string>(), 0);
        foreach (var operation in (await ApiDocument.Of(host)).Operations.Where(o => o.Method != "GET" && !Open.Contains(o.Key)))
        {
            using var world = await ExampleWorld.Of(host, operation);
            if (world.IsOfPeople)
                continue;
            walked++;
            var before = await State(world.Live);
            var answer = await world.Send(operation, of: world.Live.InTestMode);
            foreach (var (path, was, now) in before.Zip(await State(world.Live), (b, n) => (b.Path, b.Text, n.Text)))
                if (was != now)
                    wrong.Add($"{operation} ({answer.Status}) changed {path}: {was} became {now}");
            if (answer.Status >= 500)
                wrong.Add($"{operation}: {answer.Status} {answer.Text}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(walked > 40, $"Only {walked} operations were walked.");
    }

    private static async Task<IReadOnlyList<(string Path, string Text)>> State(Customer live)
    {
        var state = new List<(string, string)>();
        foreach (var path in LiveWorld)
            state.Add((path, SignedLink().Replace((await live.Get(path)).Text, "")));
        return state;
    }

    /// <summary>Made anew for each reply.</summary>
    [GeneratedRegex("\"url\":\"[^\"]*\"")]
    private static partial Regex SignedLink();
}
