using System.CommandLine;
using Scheduler.Cli.Http;

namespace Scheduler.Cli.Keys;

internal sealed record ApiKey(string Id, string? Mode, string? Key);

/// <summary><c>keys</c>.</summary>
internal static class KeyCommands
{
    public static Command Create() => new("keys", "API keys. Only a live key makes and revokes keys.") { New(), Revoke() };

    private static Command New()
    {
        var mode = new Option<string>("--mode") { Description = "live, or test: tasks made with a test key are answered at once, by nobody.", DefaultValueFactory = _ => "live" };
        mode.AcceptOnlyFromAmong("live", "test");
        return new Command("create", "Makes a key and prints it, this once.") { mode }.Runs(async (session, result, cancel) =>
        {
            var reply = await session.Api.Post<ApiKey>("/api/keys", new { mode = result.GetValue(mode) }, cancel);
            session.Screen.Say(reply.Raw, reply.Value.Key!);
            session.Screen.Remark($"Its id is {reply.Value.Id}. Keep the key: it is not shown again.");
        });
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("ID") { Description = "Of the key, as 'keys create' told it." };
        return new Command("revoke", "Revokes a key; it stops working within seconds.") { id }.Runs(async (session, result, cancel) =>
        {
            var reply = await session.Api.Delete<ApiKey>("/api/keys/" + ApiClient.Escape(result.GetValue(id)!), cancel);
            session.Screen.Say(reply.Raw, $"Key {reply.Value.Id} is revoked.");
        });
    }
}
