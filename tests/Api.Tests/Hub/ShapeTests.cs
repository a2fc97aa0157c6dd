using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using Scheduler.Api.Annotators;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Tests.Api.OpenApi;

namespace Scheduler.Tests.Api.Hub;

/// <summary>What goes over the hub is as the OpenAPI document has it: clients are generated from that.</summary>
[Collection(ApiCollection.Name)]
public class ShapeTests(ApiHost host)
{
    [Fact]
    public async Task Whatever_comes_has_the_shape_of_the_document()
    {
        var document = await ApiDocument.Of(host);
        await using var scene = await HubScene.Of(host, tasks: 2, reviewLevels: 1);
        var (labeler, held) = await scene.Holding();
        await Comes(labeler, "ResumeReply", "Resume", 0, 0);
        Assert.True(await labeler.Call<bool>("Accept", held.Task, held.Token));
        await Comes(labeler, "ProjectResult", "Project", held.Task, held.Token);
        await Comes(labeler, "SubmitResult", "Submit", HubScene.Answer(held, "c1", "{}"));
        await Comes(labeler, "SubmitResult", "Submit", HubScene.Answer(held, "c2"));
        var now = await Comes(labeler, "StreamPoint", "Heartbeat");
        var missed = await Comes(labeler, "ResumeReply", "Resume", now["epoch"]!.GetValue<long>(), 0);
        Assert.Contains("assigned", missed["missed"]!.AsArray().Select(m => m!["kind"]!.GetValue<string>()));

        var (reviewer, _) = await scene.Holding(role: "reviewer");
        await Comes(reviewer, "ResumeReply", "Resume", 0, 0);

        async Task<JsonNode> Comes(HubClient client, string body, string method, params object?[] arguments)
        {
            var came = await client.Call<JsonNode>(method, arguments);
            var wrong = document.Wrong(new JsonObject { ["$ref"] = "#/components/schemas/" + body }, came, closed: true);
            Assert.True(wrong.Length == 0, $"{method}: {wrong}");
            return came;
        }
    }

    [Fact]
    public void Each_text_that_is_one_of_some_words_can_be_all_of_them()
    {
        Assert.Equal(Snake<SubmitOutcome>(), Of<SubmitResult>(nameof(SubmitResult.Outcome)));
        Assert.Equal(Snake<Verdict>(), Of<SubmitMessage>(nameof(SubmitMessage.Verdict)));
        Assert.Equal(Snake<Activity>(), Of<HubMessage>(nameof(HubMessage.Activity)));
        Assert.Equal(Snake<Activity>(), Of<Standing>(nameof(Standing.Activity)));
        Assert.Equal(Snake<StageKind>(), Of<Assignment>(nameof(Assignment.Stage)));
        Assert.Equal(Snake<LeaseStanding>().Except([Words.Snake(LeaseStanding.Prefetched)]), Of<Assignment>(nameof(Assignment.Standing)));
    }

    /// <summary>Words of an enum but for the one that stands for none.</summary>
    private static IEnumerable<string> Snake<T>()
        where T : struct, Enum => Enum.GetValues<T>().Where(v => Convert.ToInt32(v, null) != 0).Select(Words.Snake).Order();

    private static IEnumerable<string> Of<T>(string property) =>
        typeof(T).GetProperty(property)!.GetCustomAttribute<AllowedValuesAttribute>()!.Values.Select(v => (string)v!).Order();
}
