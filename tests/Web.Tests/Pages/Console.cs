using System.Text.Json;

namespace Scheduler.Tests.Web.Pages;

/// <summary>The customer's pages.</summary>
internal sealed class Console(IPage page)
{
    /// <summary>Through the wizard; the taxonomy editor is open then.</summary>
    public async Task MakeProject(string name, string template, int reviews)
    {
        await page.GotoAsync("/console");
        await page.GetByRole(AriaRole.Link, new() { Name = "New project" }).ClickAsync();
        await page.GetByText(template, new() { Exact = true }).ClickAsync();
        await Next();
        await page.GetByLabel("Project name").FillAsync(name);
        await page.GetByLabel("Instructions for annotators").FillAsync("Box every cat and dog. Say of each cat whether it sleeps, count the cats, and link a dog that looks at a cat.");
        await Next();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Review levels" }).FillAsync(reviews.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Create project" }).ClickAsync();
        await page.WaitForURLAsync("**/taxonomy");

        Task Next() => page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
    }

    public Task Tab(string name) => page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the project" }).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();

    /// <summary>Pictures into a batch that is made on the way.</summary>
    public async Task Upload(string batch, params string[] files)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Upload tasks" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Into batch" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "New batch…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "New batch" });
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync(batch);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make batch" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Choose files" }).ClickAsync());
        await chooser.SetFilesAsync(files);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Upload {files.Length} task" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"{files.Length} tasks were made")).ToBeVisibleAsync();
    }

    public async Task Launch(string batch)
    {
        await Tab("Batches");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Actions on {batch}" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Launch" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"“{batch}” was launched")).ToBeVisibleAsync();
    }

    /// <summary>All tasks of the project as the file that the page offers.</summary>
    public async Task<JsonElement> Download()
    {
        await Tab("Tasks");
        await page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync();
        return await Downloaded(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "JSON list" }).ClickAsync());
    }

    /// <summary>An export of the whole project, written by the server while one waits.</summary>
    public async Task<JsonElement> Export(string project, string format)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Console" }).GetByRole(AriaRole.Link, new() { Name = "Exports" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New export" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "New export" });
        await dialog.GetByRole(AriaRole.Radiogroup, new() { Name = "Format" }).GetByText(format, new() { Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Project" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = project, Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        var row = page.GetByRole(AriaRole.Row, new() { NameRegex = new($"{format}.*Complete") });
        await row.WaitForAsync();
        return await Downloaded(() => row.GetByRole(AriaRole.Link).ClickAsync());
    }

    private async Task<JsonElement> Downloaded(Func<Task> ask)
    {
        var download = await page.RunAndWaitForDownloadAsync(ask);
        return JsonDocument.Parse(await File.ReadAllTextAsync(await download.PathAsync())).RootElement;
    }
}
