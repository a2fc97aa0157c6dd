using Scheduler.Tests.Web.Hosting;

namespace Scheduler.Tests.Web.Access;

/// <summary>axe finds nothing wrong on any page, in light colours and in dark ones.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class AccessTests(LivedIn scene) : IClassFixture<LivedIn>
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("SCHEDULER_SCREENSHOTS");

    public static TheoryData<string> Pages => [.. Routes.All.Distinct()];

    [SkippableTheory, MemberData(nameof(Pages))]
    public async Task Nothing_is_wrong_with(string pattern)
    {
        Chromium.Needed();
        var page = await scene.Open(pattern);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".skeleton, .media-wait, .frame-progress")).ToHaveCountAsync(0);
        var wrong = new List<string>();
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
            wrong.AddRange((await Axe.Violations(page)).Select(v => $"{colours}: {v}"));
            if (Shots is not null)
                await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"page{pattern.Replace('/', ' ').Replace('*', 'x').Replace(":", "", StringComparison.Ordinal)} {colours}.png") });
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
