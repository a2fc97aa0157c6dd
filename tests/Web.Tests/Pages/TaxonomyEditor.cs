namespace Scheduler.Tests.Web.Pages;

/// <summary>The editor of a project's labels and questions.</summary>
internal sealed class TaxonomyEditor(IPage page)
{
    public ILocator Preview => page.GetByRole(AriaRole.Region, new() { Name = "Preview" });

    private ILocator Properties => page.GetByRole(AriaRole.Region, new() { Name = "Properties" });

    public Task Choose(string node) => Node(node).ClickAsync();

    public async Task Remove(string node)
    {
        await Choose(node);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Assertions.Expect(Node(node)).ToHaveCountAsync(0);
    }

    /// <summary>Adds something through the menu; its properties are open then.</summary>
    public async Task Add(string what)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = what, Exact = true }).ClickAsync();
    }

    public Task Name(string name) => Fill("Name", name);

    public async Task Key(string key)
    {
        var field = Properties.GetByRole(AriaRole.Textbox, new() { Name = "Key", Exact = true });
        await field.FillAsync(key);
        await field.PressAsync("Enter");
        await Assertions.Expect(Properties.GetByRole(AriaRole.Heading, new() { Name = key })).ToBeVisibleAsync();
    }

    public Task Fill(string label, string words) => Properties.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true }).FillAsync(words);

    public async Task Kind(string kind)
    {
        await Properties.GetByRole(AriaRole.Button, new() { Name = "Kind of answer" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = kind, Exact = true }).ClickAsync();
    }

    /// <summary>Ticks exactly these of a group of labels.</summary>
    public async Task Tick(string group, params string[] labels)
    {
        foreach (var box in await Properties.GetByRole(AriaRole.Group, new() { Name = group, Exact = true }).Locator("label").AllAsync())
        {
            var name = (await box.TextContentAsync())!.Trim();
            await box.SetCheckedAsync(labels.Contains(name));
        }
    }

    public async Task Publish(int version)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = $"Publish version {version}" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"Version {version}, published")).ToBeVisibleAsync();
    }

    private ILocator Node(string name) => page.GetByRole(AriaRole.Treegrid, new() { Name = "Labels and fields" }).GetByRole(AriaRole.Row, new() { Name = name, Exact = true });
}
