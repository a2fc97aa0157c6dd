using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Taxonomies;

/// <summary>Several people edit the labels of one project: nobody's version is overwritten unseen, and nobody's draft is lost.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class EditorTests(Chromium chromium)
{
    private const string Project = "pets";

    private static readonly ITouch Mouse = new MouseTouch();

    [SkippableFact]
    public async Task Of_two_editors_the_second_sees_what_the_first_published_and_chooses()
    {
        Chromium.Needed();
        await using var product = await Product.Start();
        await product.Post("/v1/projects", new { name = Project, type = "imageannotation", @params = new { geometries = new { box = new { objects_to_annotate = new[] { "cat", "dog" } } } } });
        await using var one = await NewEditor(product, "one");
        await using var two = await NewEditor(product, "two");
        var (first, second) = (new TaxonomyEditor(one.Page, Mouse), new TaxonomyEditor(two.Page, Mouse));

        await first.Choose("cat");
        await first.Name("tiger");
        await second.Choose("dog");
        await second.Name("wolf");
        await first.Publish(1);

        // The second knows nothing of it yet: the server refuses what stands over version 0.
        await second.TryPublish(1);
        var compare = two.Page.GetByRole(AriaRole.Dialog, new() { Name = "Version 1 came in between" });
        await Assertions.Expect(compare.GetByText("geometries › box › objects_to_annotate › tiger")).ToBeVisibleAsync();
        await Assertions.Expect(compare.GetByText("geometries › box › objects_to_annotate › wolf")).ToBeVisibleAsync();
        await two.Shot("compared");
        Assert.Equal(["tiger", "dog"], await Labels(product));
        await compare.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await Assertions.Expect(two.Page.GetByText("Somebody published version 1 since you began this draft over version 0.")).ToBeVisibleAsync();

        // Having seen it, the second wants their own all the same.
        await two.Page.GetByRole(AriaRole.Button, new() { Name = "Compare…" }).ClickAsync();
        await compare.GetByRole(AriaRole.Button, new() { Name = "Go on with mine" }).ClickAsync();
        await second.Publish(2);
        Assert.Equal(["cat", "wolf"], await Labels(product));

        // The first has touched nothing since: the editor is the second's version, and nothing is left to publish.
        await one.Page.ReloadAsync();
        await Assertions.Expect(one.Page.GetByText("Version 2, published")).ToBeVisibleAsync();
        await second.Choose("wolf");
        await second.Name("bear");
        await second.Publish(3);
        await Assertions.Expect(one.Page.GetByRole(AriaRole.Row, new() { Name = "bear", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(one.Page.GetByText("Version 3, published")).ToBeVisibleAsync();
        await Assertions.Expect(one.Page.GetByRole(AriaRole.Button, new() { Name = "Discard draft" })).ToHaveCountAsync(0);
        one.HadNoTrouble();
        two.HadNoTrouble();
    }

    [SkippableFact]
    public async Task A_draft_outlives_the_sign_out_and_labels_may_be_called_as_objects_members_are()
    {
        Chromium.Needed();
        await using var product = await Product.Start();
        await product.Post("/v1/projects", new { name = Project, type = "imageannotation", @params = new { geometries = new { box = new { objects_to_annotate = new[] { "cat" } } } } });
        await using var carla = await NewEditor(product, "carla");
        var editor = new TaxonomyEditor(carla.Page, Mouse);
        await editor.Choose("cat");
        await editor.Name("constructor");
        await editor.Add("Add label");
        await editor.Name("__proto__");
        await editor.Add("Add attribute");
        await editor.Key("__proto__");
        await Assertions.Expect(editor.Preview.GetByText("constructor")).ToBeVisibleAsync();

        await new Desk(carla.Page).SignOut();
        await carla.Page.Arrives("/login");
        await carla.SignIn(new { email = "carla@zoo.example", password = Door.Password });
        await carla.Open($"/console/projects/{Project}/taxonomy");
        await Assertions.Expect(carla.Page.GetByText("Draft over version 0")).ToBeVisibleAsync();
        await editor.Publish(1);
        Assert.Equal(["constructor", "__proto__"], await Labels(product));
        carla.HadNoTrouble();
    }

    [SkippableFact]
    public async Task A_renamed_label_is_called_so_in_its_links_and_text_that_is_no_JSON_waits_to_be_mended()
    {
        Chromium.Needed();
        await using var product = await Product.Start();
        await product.Post("/v1/projects", new
        {
            name = Project,
            type = "imageannotation",
            @params = new { geometries = new { box = new { objects_to_annotate = new[] { "car", "road" } } }, links = new { on = new { from_allowed_labels = new[] { "car" }, to_allowed_labels = new[] { "road" } } } },
        });
        await using var lisa = await NewEditor(product, "lisa");
        var editor = new TaxonomyEditor(lisa.Page, Mouse);
        await editor.Choose("road");
        await editor.Name("street");
        await editor.Choose("on");
        await Assertions.Expect(lisa.Page.GetByRole(AriaRole.Group, new() { Name = "To", Exact = true }).GetByText("street")).ToBeVisibleAsync();

        await editor.Show("JSON");
        var text = lisa.Page.GetByRole(AriaRole.Textbox, new() { Name = "JSON" });
        var whole = await text.InputValueAsync();
        await text.FillAsync(whole[..^2]);
        await editor.Show("Editor");
        await Assertions.Expect(lisa.Page.GetByText("The text in the JSON tab cannot be read.")).ToBeVisibleAsync();
        await Assertions.Expect(lisa.Page.GetByRole(AriaRole.Button, new() { Name = "Publish…" })).ToBeDisabledAsync();
        await lisa.Page.ReloadAsync();
        await Assertions.Expect(text).ToHaveValueAsync(whole[..^2]);
        await lisa.Shot("no JSON");
        await text.FillAsync(whole);
        await editor.Show("Editor");
        await editor.Publish(1);
        Assert.Equal(["car", "street"], await Labels(product));
        lisa.HadNoTrouble();
    }

    private async Task<Person> NewEditor(Product product, string name)
    {
        var person = await chromium.NewPerson(product, $"editor {name}");
        await person.Join(await product.Invite($"{name}@zoo.example", "member"), name, Mouse);
        await person.Open($"/console/projects/{Project}/taxonomy");
        return person;
    }

    /// <summary>Of the latest version.</summary>
    private static async Task<string[]> Labels(Product product) =>
        [.. (await product.Get($"/v1/projects/{Project}")).GetProperty("param_history").EnumerateArray().Last()
            .GetProperty("geometries").GetProperty("box").GetProperty("objects_to_annotate").EnumerateArray()
            .Select(l => l.ValueKind == System.Text.Json.JsonValueKind.String ? l.GetString()! : l.GetProperty("choice").GetString()!)];
}
