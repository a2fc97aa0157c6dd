using System.Text.Json;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Web.Access;

/// <summary>axe-core, as the web client's own package names it, let loose on a page.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Script = new(() => File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "src", "Web", "node_modules", "axe-core", "axe.min.js")));

    /// <returns>What is wrong: the rule, where, and why.</returns>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        // By the debugger, not by a script tag: the page's own policy refuses those, as it should.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script.Value);
        // What is on its way from one colour to another has a contrast that nobody sees.
        await page.EvaluateAsync("() => new Promise(requestAnimationFrame).then(() => Promise.allSettled(document.getAnimations().map((a) => a.finished)))");
        var found = await page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)");
        return [.. found.EnumerateArray().SelectMany(v => v.GetProperty("nodes").EnumerateArray().Where(n => !IsTooltipApart(v, n)).Select(n =>
            $"{v.GetProperty("id").GetString()} at {string.Join(' ', n.GetProperty("target").EnumerateArray())}: {n.GetProperty("failureSummary").GetString()!.ReplaceLineEndings(" ")} {n.GetProperty("html").GetString()}"))];
    }

    /// <summary>A tooltip stands outside of the page's landmarks, and says no more than the name of what it belongs to, which is inside.</summary>
    private static bool IsTooltipApart(JsonElement violation, JsonElement node) =>
        violation.GetProperty("id").GetString() == "region" && node.GetProperty("html").GetString()!.Contains("role=\"tooltip\"", StringComparison.Ordinal);
}
