namespace Scheduler.Tests.Web.Pages;

/// <summary>An annotator's side of the client: from the first page to the task in hand and its answer.</summary>
internal sealed class Desk(IPage page)
{
    public IPage Page => page;

    public Picture Picture { get; } = new(page);

    public ILocator Submit => Page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true });

    public ILocator Objects => Page.Locator("[data-region=objects] li");

    /// <summary>Vertices of what is being drawn.</summary>
    public ILocator Vertices => Page.Locator(".shape.drawing .handle-dot");

    /// <summary>Whether the work is safe, and where.</summary>
    public ILocator Saved => Page.Locator(".strip-status [role=status]");

    /// <summary>The chip that says whether the server is heard.</summary>
    public ILocator Connection => Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Status);

    /// <summary>An answer waits on this device for the server.</summary>
    public ILocator Kept => Page.GetByText("Your answer is kept on this device.");

    public ILocator Waiting => Page.GetByText("No task in hand");

    /// <summary>By the menu that every page has.</summary>
    public async Task SignOut()
    {
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new(": account of ") }).ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
    }

    /// <summary>Says that they are there, and waits for what comes.</summary>
    public async Task Start()
    {
        await page.GotoAsync("/annotate");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Start working" }).ClickAsync();
        await Page.Arrives("/annotate/work");
    }

    /// <summary>A task is on screen, its guidelines read.</summary>
    public async Task Begin()
    {
        await ReadGuidelines();
        await Assertions.Expect(Submit).ToBeVisibleAsync();
    }

    /// <summary>They open by themselves at the first task of a project.</summary>
    public async Task ReadGuidelines()
    {
        var read = Page.GetByRole(AriaRole.Button, new() { Name = "Read", Exact = true });
        await read.ClickAsync();
        await Assertions.Expect(read).ToHaveCountAsync(0);
    }

    /// <summary>The task has been on screen for as long as it takes to see it: a press sooner would be the second one of the answer before.</summary>
    public async Task Look()
    {
        // What is being sent has no such button any more, but its clock still.
        await Assertions.Expect(Page.Locator(".strip .button.primary")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".strip-status")).ToContainTextAsync("0:01");
    }

    public ILocator ToolButton(string name) => Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task Tool(string name) => ToolButton(name).ClickAsync();

    public Task Label(string name) => Page.Locator("[data-region=labels]").GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name}") }).ClickAsync();

    /// <summary>A question of the form, by its title.</summary>
    public ILocator Field(string title) => Page.GetByRole(AriaRole.Group, new() { Name = title });

    public Task Choose(string title, string choice) => Field(title).GetByText(choice, new() { Exact = true }).ClickAsync();

    public Task Type(string title, string words) => Page.GetByRole(AriaRole.Textbox, new() { Name = title }).FillAsync(words);

    /// <summary>Puts the playhead somewhere: 0 is the beginning, 1 the end.</summary>
    public async Task At(double share)
    {
        var head = Page.GetByRole(AriaRole.Slider, new() { Name = "Position" });
        await Assertions.Expect(head).Not.ToHaveAttributeAsync("max", "1");
        var box = (await head.BoundingBoxAsync())!;
        await Page.Mouse.ClickAsync((float)(box.X + box.Width * share), box.Y + box.Height / 2);
    }

    /// <summary>The answer is on its way, and this task is off the screen.</summary>
    public async Task Send()
    {
        await Submit.ClickAsync();
        await Assertions.Expect(Waiting).ToBeVisibleAsync();
    }
}
