namespace Scheduler.Tests.Web.Access;

/// <summary>What stands on a page only once somebody asks for it: menus, lists, dialogs, messages, other ways of the workspace.</summary>
/// <param name="Page">The route on which it is.</param>
/// <param name="Ask">How it comes.</param>
/// <param name="Shows">By what one sees that it is there.</param>
internal sealed record Opened(string Name, string Page, Func<IPage, Task> Ask, string Shows = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]")
{
    private const string Project = "/console/projects/:project";

    public static IReadOnlyList<Opened> All { get; } =
    [
        new("account menu", "/console", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("account of") }).ClickAsync()),
        new("go to", "/console", Press("Find a project")),
        new("list of a setting", "/settings", Press("Theme")),

        new("new batch", $"{Project}/batches", Press("New batch")),
        new("batch menu", $"{Project}/batches", Press("Actions on week-1")),
        new("batch priority", $"{Project}/batches", Menu("Actions on week-1", "Set priority…")),
        new("chosen batches", $"{Project}/batches", page => page.Locator(".pick-box").First.CheckAsync(), ".selection-bar"),
        new("batch launch", $"{Project}/batches", Menu("Actions on week-2", "Launch")),
        new("taxonomy menu", $"{Project}/taxonomy", Press("Add")),
        new("taxonomy publish", $"{Project}/taxonomy", async page =>
        {
            await Menu("Add", "Add question")(page);
            await Press("Publish…")(page);
        }),
        new("calendar", $"/console/projects/{LivedIn.Form}/taxonomy", page => page.Locator(".date-open").First.ClickAsync(), ".date-dialog [role=grid]"),
        new("delivery schedule", $"{Project}/deliveries", Press("Set a schedule")),
        new("archive", $"{Project}/settings", Press("Archive the project…")),
        new("upload into batch", $"{Project}/upload", Press("Into batch")),

        new("tooltip", "/console/tasks", async page =>
        {
            // Who goes by keys sees it at once.
            await page.Keyboard.PressAsync("Tab");
            await page.GetByRole(AriaRole.Button, new() { Name = "Refresh" }).FocusAsync();
        }, "[role=tooltip]"),
        new("filter of tasks", "/console/tasks", Press("Status")),
        new("chosen tasks", "/console/tasks", page => page.Locator(".pick-box").Nth(1).CheckAsync(), ".selection-bar"),
        new("task cancel", "/console/tasks/:task", Press("Cancel task")),
        new("task fix", "/console/tasks/:done", Press("Fix…"), ".canvas-image"),
        new("good news", "/console/tasks/:done", Press("Accept"), ".toast.good"),
        new("bad news", "/console/keys", async page =>
        {
            await page.RouteAsync("**/api/keys/*", route => route.Request.Method == "DELETE" ? route.AbortAsync() : route.ContinueAsync());
            await Press("Revoke…")(page);
            await Press("Revoke the key")(page);
            await Assertions.Expect(page.Locator(".toast.bad")).ToBeVisibleAsync();
            await page.UnrouteAllAsync();
        }, ".toast.bad"),

        new("new export", "/console/exports", Press("New export")),
        new("export details", "/console/exports", Press("Checksum and commands")),
        new("export delete", "/console/exports", Press("Delete")),
        new("callbacks again", "/console/callbacks", Press("Send again what was given up…")),
        new("new key", "/console/keys", Press("New live key")),
        new("key revoke", "/console/keys", Press("Revoke…")),
        new("invite", "/console/team", Press("Invite…")),
        new("sign-in link", "/console/team", Press("Sign-in link for Eve…")),
        new("sign-in link made", "/console/team", async page =>
        {
            await Press("Sign-in link for Eve…")(page);
            await Press("Make the link")(page);
        }, "[role=dialog] .notice.warn"),

        new("scope of figures", "/ops", page => page.Locator(".live-scope button").ClickAsync()),
        new("batch at risk", "/ops", Press("Actions for week-1")),
        new("chosen batches at risk", "/ops", page => page.Locator(".pick-box").First.CheckAsync(), ".selection-bar"),
        new("person menu", "/ops/people/:person", Press("Actions for admin")),
        new("person assign", "/ops/people/:person", Menu("Actions for admin", "Assign…")),

        new("shortcuts", LivedIn.Work, Press("Keyboard shortcuts")),
        new("guidelines", LivedIn.Work, Press("Guidelines")),
        new("skip", LivedIn.Work, Press("Skip")),
        new("ask", LivedIn.Work, Press("Ask")),
        new("attributes", LivedIn.Work, Cat, "[data-region=attributes] [role=radio], [data-region=attributes] input"),
        new("what is missing", LivedIn.Work, async page =>
        {
            await Cat(page);
            await Press("Submit")(page);
        }),
        new("review", LivedIn.Review, _ => Task.CompletedTask, ".canvas-image"),
        new("review with changes", LivedIn.Review, Cat, "[data-region=attributes] [role=radio], [data-region=attributes] input"),
        new("reject", LivedIn.Review, Press("Reject")),
    ];

    /// <summary>The first button that is called so, alone or with what it holds.</summary>
    private static Func<IPage, Task> Press(string button) => page =>
        page.GetByRole(AriaRole.Button, new() { NameRegex = new($@"(^|\s){System.Text.RegularExpressions.Regex.Escape(button)}(\s|$)") }).First.ClickAsync();

    private static Func<IPage, Task> Menu(string button, string item) => async page =>
    {
        await Press(button)(page);
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    };

    /// <summary>A box that has a question to answer; its object is selected then.</summary>
    private static async Task Cat(IPage page)
    {
        await Assertions.Expect(page.Locator(".canvas-image")).ToBeVisibleAsync();
        await page.Locator("[data-canvas]").FocusAsync();
        foreach (var key in new[] { "b", "1", "Enter" })
            await page.Keyboard.PressAsync(key);
    }
}
