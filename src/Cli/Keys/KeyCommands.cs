using System.CommandLine;
using Scheduler.Cli.Http;

namespace Scheduler.Cli.Keys;

internal sealed record ApiKey(string Id, string? Name, string? Mode, string? Key, DateTimeOffset? CreatedAt, DateTimeOffset? RevokedAt);

/// <summary><c>keys</c>.</summary>
internal static class KeyCommands
{
    public static Command Create() => new("keys", "API keys. Only a live key lists, makes and revokes keys.") { List(), New(), Revoke() };

    private static Command List() => new Command("list", "Lists your keys by their ids; the keys themselves are stored nowhere.").Runs(async (session, _, cancel) =>
    {
        var reply = await session.Api.Get<IReadOnlyList<ApiKey>>("/api/keys", cancel);
        session.Screen.Table(reply.Raw, ["id", "mode", "created", "revoked", "name"], reply.Value.Select(k => new[] { k.Id, k.Mode, $"{k.CreatedAt:u}", k.RevokedAt is { } at ? $"{at:u}" : "", k.Name ?? "" }));
    });

    private static Command New()
    {
        var mode = new Option<string>("--mode") { Description = "live, or test: tasks made with a test key are answered at once, by nobody.", DefaultValueFactory = _ => "live" };
        mode.AcceptOnlyFromAmong("live", "test");
        var name = new Option<string?>("--name") { Description = "What uses it, for 'keys list' to tell: you will know by it which one to revoke." };
        return new Command("create", "Makes a key and prints it, this once.") { mode, name }.Runs(async (session, result, cancel) =>
        {
            var reply = await session.Api.Post<ApiKey>("/api/keys", new { mode = result.GetValue(mode), name = result.GetValue(name) }, cancel);
            session.Screen.Say(reply.Raw, reply.Value.Key!);
            session.Screen.Remark($"Its id is {reply.Value.Id}. Keep the key: it is not shown again.");
        });
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("ID") { Description = "Of the key, as 'keys create' told it and 'keys list' tells." };
        return new Command("revoke", "Revokes a key; it stops working within seconds.") { id }.Runs(async (session, result, cancel) =>
        {
            var reply = await session.Api.Delete<ApiKey>("/api/keys/" + ApiClient.Escape(result.GetValue(id)!), cancel);
            session.Screen.Say(reply.Raw, $"Key {reply.Value.Id} is revoked.");
        });
    }
}
