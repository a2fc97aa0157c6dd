using System.CommandLine;
using System.Globalization;
using Scheduler.Cli.Http;

namespace Scheduler.Cli.Projects;

internal sealed record Project(string Name, string Type, DateTimeOffset CreatedAt, IReadOnlyList<ProjectVersion> ParamHistory);

internal sealed record ProjectVersion(int Version);

/// <summary><c>projects</c>.</summary>
internal static class ProjectCommands
{
    private const string ParamsHelp = "Parameters: JSON in braces, the name of a file, or - for standard input.";

    public static Command Create() => new("projects", "Projects: a task type and its taxonomy, in versions.") { List(), New(), Get(), Params() };

    private static Command List()
    {
        var archived = new Option<bool>("--archived") { Description = "Those that are archived, instead." };
        return new Command("list", "Lists your projects.") { archived }.Runs(async (session, result, cancel) =>
        {
            var reply = await session.Api.Get<IReadOnlyList<Project>>("/v1/projects" + (result.GetValue(archived) ? "?archived=true" : ""), cancel);
            session.Screen.Table(reply.Raw, ["name", "type", "version", "created"],
                reply.Value.Select(p => new[] { p.Name, p.Type, p.ParamHistory[^1].Version.ToString(CultureInfo.InvariantCulture), $"{p.CreatedAt:u}" }));
        });
    }

    private static Command New()
    {
        var name = new Argument<string>("NAME") { Description = "Any name you have no project of." };
        var type = new Option<string>("--type") { Description = "Task type, such as imageannotation or categorization.", Required = true };
        var parameters = new Option<string?>("--params") { Description = ParamsHelp };
        var kind = new Option<string?>("--kind") { Description = "rapid: the platform's people, batches wait for launch; studio: your own team; pro: starts at once (default)." };
        kind.AcceptOnlyFromAmong("rapid", "studio", "pro");
        var attempts = new Option<int?>("--attempts") { Description = "People who label each task." };
        var reviews = new Option<int?>("--reviews") { Description = "Review stages." };
        return new Command("create", "Makes a project.") { name, type, parameters, kind, attempts, reviews }.Runs(async (session, result, cancel) =>
        {
            var reply = await session.Api.Post<Project>("/v1/projects", new
            {
                name = result.GetValue(name),
                type = result.GetValue(type),
                @params = result.GetValue(parameters) is { } given ? await JsonInput.Read(given, cancel) : (object)new { },
                rapid = result.GetValue(kind) == "rapid",
                studio = result.GetValue(kind) == "studio",
                consensus_attempts = result.GetValue(attempts),
                review_levels = result.GetValue(reviews),
            }, cancel);
            session.Screen.Say(reply.Raw, $"Project {reply.Value.Name} is made.");
        });
    }

    private static Command Get()
    {
        var name = new Argument<string>("NAME");
        return new Command("get", "Shows a project with all its parameter versions.") { name }.Runs(async (session, result, cancel) =>
            session.Screen.Object((await session.Api.Get<Project>("/v1/projects/" + ApiClient.Escape(result.GetValue(name)!), cancel)).Raw));
    }

    private static Command Params()
    {
        var name = new Argument<string>("NAME");
        var parameters = new Argument<string>("PARAMS") { Description = ParamsHelp };
        var patch = new Option<bool>("--patch") { Description = "Lay them over the last version; else they replace it whole." };
        return new Command("params", "Appends a version of the parameters. Open tasks keep the version they were made under.") { name, parameters, patch }.Runs(async (session, result, cancel) =>
        {
            var body = (await JsonInput.Read(result.GetValue(parameters)!, cancel)).EnumerateObject().ToDictionary(p => p.Name, p => (object)p.Value);
            if (result.GetValue(patch))
                body["patch"] = true;
            var reply = await session.Api.Post<Project>($"/v1/projects/{ApiClient.Escape(result.GetValue(name)!)}/setParams", body, cancel);
            session.Screen.Say(reply.Raw, $"Project {reply.Value.Name} has version {reply.Value.ParamHistory[^1].Version} now.");
        });
    }
}
