namespace Scheduler.Tests.Web.Pages;

/// <summary>The editor of a project's labels and questions.</summary>
internal sealed class TaxonomyEditor(IPage page, ITouch touch)
{
    public ILocator Preview => page.GetByRole(AriaRole.Region, new() { Name = "Preview" });

    private ILocator Properties => page.GetByRole(AriaRole.Region, new() { Name = "Properties" });

    /// <summary>Of the two ways to look at the draft.</summary>
    public Task Show(string tab) => touch.Press(page.GetByRole(AriaRole.Radiogroup, new() { Name = "Taxonomy editor" }).GetByText(tab, new() { Exact = true }));

    public Task Choose(string node) => touch.Press(Node(node));

    public async Task Remove(string node)
    {
        await Choose(node);
        await touch.Press(page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }));
        await Assertions.Expect(Node(node)).ToHaveCountAsync(0);
    }

    /// <summary>Adds something through the menu; its properties are open then.</summary>
    public async Task Add(string what)
    {
        await touch.Press(page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }));
        await touch.Press(page.GetByRole(AriaRole.Menuitem, new() { Name = what, Exact = true }));
    }

    public Task Name(string name) => Fill("Name", name);

    public async Task Key(string key)
    {
        var field = Properties.GetByRole(AriaRole.Textbox, new() { Name = "Key", Exact = true });
        await touch.Fill(field, key);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Properties.GetByRole(AriaRole.Heading, new() { Name = key })).ToBeVisibleAsync();
    }

    public Task Fill(string label, string words) => touch.Fill(Properties.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true }), words);

    public async Task Kind(string kind)
    {
        await touch.Press(Properties.GetByRole(AriaRole.Button, new() { Name = "Kind of answer" }));
        await touch.Press(page.GetByRole(AriaRole.Option, new() { Name = kind, Exact = true }));
    }

    /// <summary>Ticks exactly these of a group of labels.</summary>
    public async Task Tick(string group, params string[] labels)
    {
        var boxes = Properties.GetByRole(AriaRole.Group, new() { Name = group, Exact = true });
        foreach (var name in (await boxes.Locator("label").AllTextContentsAsync()).Select(n => n.Trim()))
            await touch.Tick(boxes, name, labels.Contains(name));
    }

    public async Task Publish(int version)
    {
        await TryPublish(version);
        await Assertions.Expect(page.GetByText($"Version {version}, published")).ToBeVisibleAsync();
    }

    /// <summary>Confirms, whatever comes of it.</summary>
    public async Task TryPublish(int version)
    {
        await touch.Press(page.GetByRole(AriaRole.Button, new() { Name = "Publish…" }));
        await touch.Press(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = $"Publish version {version}" }));
    }

    private ILocator Node(string name) => page.GetByRole(AriaRole.Treegrid, new() { Name = "Labels and fields" }).GetByRole(AriaRole.Row, new() { Name = name, Exact = true });
}
