using Scheduler.Tests.Web.Hosting;

namespace Scheduler.Tests.Web.Access;

/// <summary>axe finds nothing wrong on any page, nor with what opens on it, in light colours and in dark ones.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class AccessTests(LivedIn scene) : IClassFixture<LivedIn>
{
    private static readonly string? Shots = Environment.GetEnvironmentVariable("SCHEDULER_SCREENSHOTS");

    public static TheoryData<string> Pages => [.. Routes.All.Distinct()];

    public static TheoryData<string> Openings => [.. Opened.All.Select(o => o.Name)];

    [SkippableTheory, MemberData(nameof(Pages))]
    public async Task Nothing_is_wrong_with(string pattern)
    {
        Chromium.Needed();
        var page = await scene.Open(pattern);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await IsRight(page, $"page{pattern.Replace('/', ' ').Replace('*', 'x').Replace(":", "", StringComparison.Ordinal)}");
    }

    [SkippableTheory, MemberData(nameof(Openings))]
    public async Task Nothing_is_wrong_with_what_opens(string name)
    {
        Chromium.Needed();
        var opened = Opened.All.Single(o => o.Name == name);
        var page = await scene.Open(opened.Page);
        await opened.Ask(page);
        await Assertions.Expect(page.Locator(opened.Shows).First).ToBeVisibleAsync();
        await IsRight(page, $"opened {name}");
    }

    private static async Task IsRight(IPage page, string shot)
    {
        await Assertions.Expect(page.Locator(".skeleton, .media-wait, .frame-progress")).ToHaveCountAsync(0);
        var wrong = new List<string>();
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
            wrong.AddRange((await Axe.Violations(page)).Select(v => $"{colours}: {v}"));
            if (Shots is not null)
                await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{shot} {colours}.png") });
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
