using System.Text.RegularExpressions;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Web.Access;

/// <summary>Every address of the web client, read from its routes: a new page is among them by itself.</summary>
internal static partial class Routes
{
    private static readonly string Sources = Path.Combine(RepositoryRoot.Find(), "src", "Web", "src");

    /// <summary>Patterns such as <c>/console/projects/:project/batches</c>; the stars are those that no other takes.</summary>
    public static IEnumerable<string> All =>
        Plain().Matches(Read("app/routes.tsx")).Select(m => m.Groups[1].Value)
            .Concat(Of("/annotate", "annotate/AnnotateRoutes.tsx")).Concat(Of("/console", "console/ConsoleRoutes.tsx")).Concat(Of("/ops", "ops/OpsRoutes.tsx"));

    private static IEnumerable<string> Of(string area, string file)
    {
        var above = new Stack<string>([area]);
        foreach (Match route in Route().Matches(Read(file)))
        {
            if (route.Value.StartsWith("</", StringComparison.Ordinal))
            {
                above.Pop();
                continue;
            }

            var path = route.Groups["path"] is { Success: true, Value: var own } ? $"{above.Peek()}/{own}" : above.Peek();
            if (!route.Value.EndsWith("/>", StringComparison.Ordinal))
                above.Push(path);
            else
                yield return path;
        }
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Sources, file));

    [GeneratedRegex(@"path: '(/[^']*)'")]
    private static partial Regex Plain();

    [GeneratedRegex("</Route>|<Route (index )?(path=\"(?<path>[^\"]+)\" ?)?(element=\\{.*\\} ?)?/?>")]
    private static partial Regex Route();
}
