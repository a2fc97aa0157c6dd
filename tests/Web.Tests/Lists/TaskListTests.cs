using System.Text.Json;
using System.Text.RegularExpressions;
using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Lists;

/// <summary>The console's list of tasks: as long as a customer has tasks, entered anywhere, read where it is looked at.</summary>
[Collection(ChromiumCollection.Name)]
public sealed partial class TaskListTests(Chromium chromium, Product product) : IClassFixture<Product>
{
    private const int Million = 1_000_000;

    [SkippableFact]
    public async Task A_long_list_is_entered_anywhere_and_reads_what_is_in_sight()
    {
        Chromium.Needed();
        const int tasks = 2_500;
        await product.Post("/v1/projects", new { name = "long", type = "categorization", @params = new { categories = new[] { "cat" } } });
        await product.Bulk("long", Enumerable.Range(0, tasks).Select(i => new { attachment = $"text {i}", unique_id = $"u{i}" }));
        await using var person = await Customer("list");
        var page = person.Page;
        var asked = new List<string>();
        page.Request += (_, request) =>
        {
            if (Lines().IsMatch(request.Url))
                asked.Add(request.Url);
        };
        await person.Open("/console/projects/long/tasks");
        await Assertions.Expect(page.GetByText("2,500 tasks")).ToBeVisibleAsync();
        await Assertions.Expect(Row(page, 0)).ToContainTextAsync(await IdAt(0));

        await GoTo(page, "1700");
        await Assertions.Expect(page.GetByText("rows 1,700 to")).ToBeVisibleAsync();
        await Assertions.Expect(Row(page, 1_699)).ToContainTextAsync(await IdAt(1_699));
        await Bottom(page);
        await Assertions.Expect(Row(page, tasks - 1)).ToContainTextAsync(await IdAt(tasks - 1));
        await Assertions.Expect(page.GetByText("to 2,500")).ToBeVisibleAsync();
        Assert.InRange(asked.Count, 3, 9);

        asked.Clear();
        await page.GetByRole(AriaRole.Button, new() { Name = "Refresh" }).ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.InRange(asked.Count, 1, 2);

        // With Shift held everything between is taken along, read or not.
        await Box(page, tasks - 1).ClickAsync();
        await GoTo(page, "1501");
        await Box(page, 1_500).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(page.GetByText("1,000 tasks selected")).ToBeVisibleAsync();

        // Who has looked at a task comes back to where they were.
        await Row(page, 1_501).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByText("Download JSON")).ToBeVisibleAsync();
        await page.EvaluateAsync("history.back()");
        await Assertions.Expect(page.GetByText("rows 1,501 to")).ToBeVisibleAsync();
        await Assertions.Expect(Row(page, 1_500)).ToContainTextAsync(await IdAt(1_500));
        person.HadNoTrouble();
    }

    [SkippableFact]
    public async Task A_million_rows_have_one_scroll_bar_and_a_wheel_goes_row_by_row_in_their_middle()
    {
        Chromium.Needed();
        await using var person = await Customer("million");
        var page = person.Page;
        // A server with a million tasks, as the page sees it.
        await page.RouteAsync(Lines(), route =>
        {
            var query = System.Web.HttpUtility.ParseQueryString(new Uri(route.Request.Url).Query);
            var (position, limit) = (int.Parse(query["position"] ?? "0", System.Globalization.CultureInfo.InvariantCulture), int.Parse(query["limit"]!, System.Globalization.CultureInfo.InvariantCulture));
            var docs = Enumerable.Range(position, Math.Min(limit, Million - position)).Select(i => new { task_id = $"t{i}", type = "categorization", status = "pending", created_at = "2026-01-01T00:00:00Z" });
            return route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(new { docs, position, total = Million, mark = $"m{position}" }) });
        });
        await person.Open("/console/tasks");
        await Assertions.Expect(Row(page, 0)).ToContainTextAsync("t0");
        await Bottom(page);
        await Assertions.Expect(Row(page, Million - 1)).ToContainTextAsync("t999999");
        await Assertions.Expect(Row(page, Million - 1)).ToBeInViewportAsync(new() { Ratio = 0.9f });
        await Assertions.Expect(page.GetByText("to 1,000,000")).ToBeVisibleAsync();

        await page.EvalOnSelectorAsync(".task-scroll", "list => { list.scrollTop = list.scrollHeight / 2; }");
        await Assertions.Expect(page.Locator(".task-row[aria-rowindex^='500'], .task-row[aria-rowindex^='499']").First).ToBeVisibleAsync();
        await GoTo(page, "600,001");
        await Assertions.Expect(page.GetByText("rows 600,001 to")).ToBeVisibleAsync();
        await Row(page, 600_002).HoverAsync();
        for (var turn = 0; turn < 5; turn++)
            await page.Mouse.WheelAsync(0, 440);
        await Assertions.Expect(Row(page, 600_050)).ToContainTextAsync("t600050");
        await Assertions.Expect(Row(page, 600_050)).ToBeInViewportAsync();
        await Assertions.Expect(page.GetByText(new Regex("rows 600,051 to 600,0"))).ToBeVisibleAsync();
        await person.Shot("a million rows");
        person.HadNoTrouble();
    }

    private async Task<Person> Customer(string name)
    {
        var person = await chromium.NewPerson(product, name);
        await person.Join(await product.Invite($"{name}@zoo.example", "member"), name, new MouseTouch());
        return person;
    }

    [GeneratedRegex(@"/api/tasks\?")]
    private static partial Regex Lines();

    private static ILocator Row(IPage page, int row) => page.Locator($".task-row[aria-rowindex='{row + 2}']");

    private static ILocator Box(IPage page, int row) => Row(page, row).Locator(".pick-box");

    private static async Task GoTo(IPage page, string row)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Row", Exact = true }).FillAsync(row);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go", Exact = true }).ClickAsync();
    }

    private static Task Bottom(IPage page) => page.EvalOnSelectorAsync(".task-scroll", "list => { list.scrollTop = list.scrollHeight; }");

    private async Task<string> IdAt(int row) => (await product.Get($"/api/tasks?project=long&limit=1&position={row}")).GetProperty("docs")[0].GetProperty("task_id").GetString()!;
}
