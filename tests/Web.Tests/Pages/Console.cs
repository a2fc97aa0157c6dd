using System.Globalization;
using System.Text.Json;

namespace Scheduler.Tests.Web.Pages;

/// <summary>The customer's pages.</summary>
internal sealed class Console(IPage page, ITouch touch)
{
    /// <summary>Through the wizard; the taxonomy editor is open then.</summary>
    public async Task MakeProject(string name, string template, int reviews)
    {
        await page.GotoAsync("/console");
        await touch.Press(page.GetByRole(AriaRole.Link, new() { Name = "New project" }));
        await touch.Choose(page.GetByRole(AriaRole.Radiogroup, new() { Name = "Template" }), template);
        await Next();
        await touch.Fill(page.GetByLabel("Project name"), name);
        await touch.Fill(page.GetByLabel("Instructions for annotators"), "Box every cat and dog. Say of each cat whether it sleeps, count the cats, and link a dog that looks at a cat.");
        await Next();
        await touch.Fill(page.GetByRole(AriaRole.Textbox, new() { Name = "Review levels" }), reviews.ToString(CultureInfo.InvariantCulture));
        await touch.Press(page.GetByRole(AriaRole.Button, new() { Name = "Create project" }));
        await page.Arrives("/taxonomy");

        Task Next() => touch.Press(page.GetByRole(AriaRole.Button, new() { Name = "Next" }));
    }

    /// <summary>Pictures into a batch that is made on the way.</summary>
    public async Task Upload(string batch, params string[] files)
    {
        await touch.Press(page.GetByRole(AriaRole.Link, new() { Name = "Upload tasks" }).First);
        await touch.Press(page.GetByRole(AriaRole.Button, new() { Name = "Into batch" }));
        await touch.Press(page.GetByRole(AriaRole.Option, new() { Name = "New batch…" }));
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "New batch" });
        await touch.Fill(dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name" }), batch);
        await touch.Press(dialog.GetByRole(AriaRole.Button, new() { Name = "Make batch" }));
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        var chooser = await page.RunAndWaitForFileChooserAsync(() => touch.Press(page.GetByRole(AriaRole.Button, new() { Name = "Choose files" })));
        await chooser.SetFilesAsync(files);
        await touch.Press(page.GetByRole(AriaRole.Button, new() { Name = $"Upload {files.Length} task" }));
        await Assertions.Expect(page.GetByText($"{files.Length} tasks were made")).ToBeVisibleAsync();
    }

    public async Task Launch(string batch)
    {
        await Tab("Batches");
        await touch.Press(page.GetByRole(AriaRole.Button, new() { Name = $"Actions on {batch}" }));
        await touch.Press(page.GetByRole(AriaRole.Menuitem, new() { Name = "Launch" }));
        await touch.Press(page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Launch" }));
        await Assertions.Expect(page.GetByText($"“{batch}” was launched")).ToBeVisibleAsync();
    }

    /// <summary>All tasks of the project as the file that the page offers.</summary>
    public async Task<JsonElement> Download()
    {
        await Tab("Tasks");
        await touch.Press(page.GetByRole(AriaRole.Button, new() { Name = "Download" }));
        return await Downloaded(() => touch.Press(page.GetByRole(AriaRole.Menuitem, new() { Name = "JSON list" })));
    }

    /// <summary>An export of the whole project, written by the server while one waits.</summary>
    public async Task<JsonElement> Export(string project, string format)
    {
        await touch.Press(page.GetByRole(AriaRole.Navigation, new() { Name = "Console" }).GetByRole(AriaRole.Link, new() { Name = "Exports" }));
        await touch.Press(page.GetByRole(AriaRole.Button, new() { Name = "New export" }));
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "New export" });
        await touch.Choose(dialog.GetByRole(AriaRole.Radiogroup, new() { Name = "Format" }), format);
        await touch.Press(dialog.GetByRole(AriaRole.Button, new() { Name = "Project" }));
        await touch.Press(page.GetByRole(AriaRole.Option, new() { Name = project, Exact = true }));
        await touch.Press(dialog.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }));
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        var row = page.GetByRole(AriaRole.Row, new() { NameRegex = new($"{format}.*Complete") });
        await row.WaitForAsync();
        return await Downloaded(() => touch.Press(row.GetByRole(AriaRole.Link)));
    }

    private Task Tab(string name) => touch.Press(page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the project" }).GetByRole(AriaRole.Link, new() { Name = name }));

    private async Task<JsonElement> Downloaded(Func<Task> ask)
    {
        var download = await page.RunAndWaitForDownloadAsync(ask);
        return JsonDocument.Parse(await File.ReadAllTextAsync(await download.PathAsync())).RootElement;
    }
}
