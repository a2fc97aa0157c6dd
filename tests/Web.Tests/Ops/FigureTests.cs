using System.Text.RegularExpressions;
using Scheduler.Tests.Web.Access;
using Scheduler.Tests.Web.Hosting;

namespace Scheduler.Tests.Web.Ops;

/// <summary>The managers' live page: what stands on it leads further, and is a table and a file as well.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class FigureTests(LivedIn scene) : IClassFixture<LivedIn>
{
    [SkippableFact]
    public async Task A_figure_leads_to_as_many_tasks_as_it_says()
    {
        Chromium.Needed();
        foreach (var (tile, address) in new[] { ("Backlog", "/ops/tasks$"), ("Completed", @"/ops/tasks\?list=completed&window=60$") })
        {
            var page = await scene.Open("/ops");
            var figure = page.GetByRole(AriaRole.Region, new() { Name = tile, Exact = true }).Locator(".tile-value");
            await Assertions.Expect(figure).ToHaveTextAsync(new Regex("^[1-9]"));
            var number = int.Parse(Regex.Match(await figure.InnerTextAsync(), "^[0-9]+").Value, System.Globalization.CultureInfo.InvariantCulture);
            await page.GetByRole(AriaRole.Link, new() { Name = tile, Exact = true }).ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(new Regex(address));
            await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(number);
        }
    }

    [SkippableFact]
    public async Task What_took_the_time_leads_to_the_tasks_it_took_longest()
    {
        Chromium.Needed();
        var page = await scene.Open("/ops");
        await page.GetByRole(AriaRole.Link, new() { Name = "being worked on" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("part=activeWork$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "being worked on" })).ToBeVisibleAsync();
        await page.Locator("tbody a").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/console/tasks/"));
    }

    [SkippableFact]
    public async Task Every_chart_and_group_of_figures_is_a_table_and_a_file_as_well()
    {
        Chromium.Needed();
        const int Charts = 6;
        var page = await scene.Open("/ops");
        var asTable = page.GetByRole(AriaRole.Button, new() { Name = "View as table" });
        await Assertions.Expect(asTable).ToHaveCountAsync(Charts);
        for (var left = Charts; left > 0; left--)
            await asTable.First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "View as chart" })).ToHaveCountAsync(Charts);
        await Assertions.Expect(page.Locator(".plot, .tiles, .bars-bar")).ToHaveCountAsync(0);
        Assert.Equal([], await Axe.Violations(page));

        // The batches are a table anyway.
        var files = page.GetByText("CSV", new() { Exact = true });
        await Assertions.Expect(files).ToHaveCountAsync(Charts + 1);
        var saved = await page.RunAndWaitForDownloadAsync(() => files.First.ClickAsync());
        Assert.StartsWith("figure,value,before\r\narrived,", await File.ReadAllTextAsync(await saved.PathAsync()), StringComparison.Ordinal);
    }
}
