using System.Reflection;
using Scheduler.Api.Annotators;

namespace Scheduler.Tests.Api.Hub;

[Collection(ApiCollection.Name)]
public class BadInputTests(ApiHost host)
{
    private static readonly WireFormat[] Formats = [WireFormat.Json, WireFormat.MessagePack];

    public static TheoryData<string, WireFormat> MethodsAndFormats()
    {
        var data = new TheoryData<string, WireFormat>();
        foreach (var method in HubMethods.Names)
            foreach (var format in Formats)
                data.Add(method, format);
        return data;
    }

    [Fact]
    public void Every_method_has_its_bad_calls() =>
        Assert.Equal(HubMethods.Names.Order(), BadCalls.Of(new(), WireFormat.Json).Keys.Order());

    [Theory]
    [MemberData(nameof(MethodsAndFormats))]
    public async Task Wrong_arguments_are_a_bad_request_and_change_nothing(string method, WireFormat format)
    {
        await using var scene = await HubScene.Of(host);
        var (client, held) = await scene.Holding(format);
        foreach (var arguments in BadCalls.Of(held, format)[method])
            await client.Refused("bad_request", method, arguments);
        await StandsAsBefore(scene, client, held);
    }

    [Theory]
    [MemberData(nameof(MethodsAndFormats))]
    public async Task Arguments_of_another_shape_are_refused_and_change_nothing(string method, WireFormat format)
    {
        await using var scene = await HubScene.Of(host);
        var (client, held) = await scene.Holding(format);
        var count = typeof(AnnotatorHub).GetMethod(method)!.GetParameters().Length;
        foreach (var odd in (object?[])["text", 1.5, true, new[] { 1, 2 }, new { a = 1 }, ulong.MaxValue])
            for (var extra = -1; extra <= 1; extra++)
            {
                var fits = extra == 0 && (count == 0 || Fits(method, odd));
                if (count + extra >= 0 && !fits)
                    await client.Misfits(method, [.. Enumerable.Repeat(odd, count + extra)]);
            }

        await StandsAsBefore(scene, client, held);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task A_method_that_is_not_there_cannot_be_called(WireFormat format)
    {
        await using var scene = await HubScene.Of(host);
        var (client, held) = await scene.Holding(format);
        foreach (var method in new[] { "Nothing", " ", "OnConnectedAsync", "OnDisconnectedAsync", "Dispose", "get_Context", "GetType", "Message", "../../x", "a\0b", new string('m', 10_000) })
            await client.Misfits(method);
        await StandsAsBefore(scene, client, held);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        await using var scene = await HubScene.Of(host);
        var (client, _) = await scene.Holding();
        var text = await client.Refused("bad_request", "Submit", new WireAnswer { Verdict = "maybe", Reason = new string('r', 501), ActiveMs = -1 });
        foreach (var name in new[] { "task:", "token:", "command:", "verdict:", "reason:", "activeMs:" })
            Assert.Contains(name, text, StringComparison.Ordinal);
    }

    /// <summary>Of the right shape after all, though wrong.</summary>
    private static bool Fits(string method, object? odd) => method == "SetActivity" ? odd is string : method == "Submit" && odd is not (string or double or bool or ulong or int[]);

    internal static async Task StandsAsBefore(HubScene scene, HubClient client, WireAssignment held)
    {
        await client.IsUnharmed();
        var standing = (await client.Resume()).Standing!;
        Assert.Equal((held.Task, held.Token, "offered"), Assert.Single(standing.Assignments) is var a ? (a.Task, a.Token, a.Standing) : default);
        Assert.Null(standing.Assignments[0].Draft);
        await scene.IsUntouched(held);
        Assert.True(await client.Call<bool>("Accept", held.Task, held.Token));
        Assert.Equal("accepted", (await client.Submit(HubScene.Answer(held, "final"))).Outcome);
    }
}

/// <summary>What a client can call.</summary>
internal static class HubMethods
{
    public static string[] Names { get; } =
    [
        .. typeof(AnnotatorHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.GetBaseDefinition() == m)
            .Select(m => m.Name),
    ];
}
