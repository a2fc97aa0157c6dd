using System.Text.Json;
using Json.Schema;
using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;
using Console = Scheduler.Tests.Web.Pages.Console;

namespace Scheduler.Tests.Web.Journey;

/// <summary>All three faces of the product in one story, from an empty server to labels that were checked.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class JourneyTests(Chromium chromium)
{
    private const string Project = "cats-and-dogs", Batch = "week-1";

    [SkippableTheory]
    [InlineData("mouse")]
    [InlineData("keyboard")]
    public async Task What_a_customer_asks_for_is_labeled_checked_and_counted(string hands)
    {
        Chromium.Needed();
        await using var product = await Product.Start();
        await using var manager = await chromium.NewPerson(product, $"manager {hands}");
        await manager.EnterAsAdministrator(product, Touch(manager, hands));

        await using var customer = await chromium.NewPerson(product, $"customer {hands}");
        var touch = Touch(customer, hands);
        await customer.Join(await product.Invite("carla@zoo.example", "member"), "Carla Customer", touch);
        var console = new Console(customer.Page, touch);
        await console.MakeProject(Project, "Pictures", reviews: 1);
        await BuildTaxonomy(customer, touch);
        await console.Upload(Batch, Product.Sample("animals-1.jpg"), Product.Sample("animals-3.jpg"));
        await customer.Shot("uploaded");

        // Two who label and one who reviews, each in a browser of their own.
        await using var ann = await NewColleague(product, "ann", "labeler", hands);
        await using var bob = await NewColleague(product, "bob", "labeler", hands);
        await using var rita = await NewColleague(product, "rita", "reviewer", hands);
        IHands Of(Person person) => hands == "mouse" ? new MouseHands(person) : new KeyboardHands(person);
        foreach (var person in new[] { ann, bob, rita })
            await Of(person).Start();
        await console.Launch(Batch);

        foreach (var person in new[] { ann, bob })
        {
            await Label(Of(person));
            await person.Shot("labeled");
            await Of(person).Finish("Submit");
            await Assertions.Expect(person.Page.GetByText("No task in hand")).ToBeVisibleAsync();
        }

        await Review(rita, Of(rita));

        var tasks = (await product.Until("/v1/tasks?limit=100", all => all.GetProperty("docs").EnumerateArray().All(t => t.GetProperty("status").GetString() == "completed"))).GetProperty("docs");
        var downloaded = await console.Download();
        await customer.Shot("downloaded");
        Assert.Equal(tasks.EnumerateArray().Select(t => t.GetProperty("task_id").GetString()).Order(), downloaded.EnumerateArray().Select(t => t.GetProperty("task_id").GetString()).Order());
        await IsRight(product, downloaded);
        IsRightAsCoco(await console.Export(Project, "COCO"));
        await customer.Shot("exported");

        await manager.Open("/ops");
        await Assertions.Expect(Tile(manager, "Completed").Locator(".tile-value")).ToHaveTextAsync("2");
        await Assertions.Expect(Tile(manager, "Backlog").Locator(".tile-value")).ToHaveTextAsync("0");
        await Assertions.Expect(manager.Page.GetByText("Mean of 2 tasks completed in this window")).ToBeVisibleAsync();
        await manager.Shot("live");
        await customer.Open($"/console/projects/{Project}");
        await Assertions.Expect(customer.Page.GetByRole(AriaRole.Link, new() { Name = "2 Completed" })).ToBeVisibleAsync();
        foreach (var person in new[] { manager, customer, ann, bob, rita })
            person.HadNoTrouble();
    }

    private static ITouch Touch(Person person, string hands) => hands == "mouse" ? new MouseTouch() : new KeyTouch(person.Page);

    private static async Task BuildTaxonomy(Person customer, ITouch touch)
    {
        var editor = new TaxonomyEditor(customer.Page, touch);
        await editor.Choose("object");
        await editor.Name("cat");
        await editor.Add("Add label");
        await editor.Name("dog");
        await editor.Add("Add attribute");
        await editor.Key("state");
        await editor.Fill("Question", "What is the cat doing?");
        await editor.Fill("Choices", "sleeping\nnot sleeping");
        await editor.Tick("the label is one of", "cat");
        await editor.Add("Add question");
        await editor.Key("cats");
        await editor.Fill("Question", "How many cats?");
        await editor.Kind("Number");
        await editor.Fill("Least", "0");
        await editor.Fill("Most", "100");
        await editor.Add("Add link type");
        await editor.Key("looking at");
        await editor.Tick("From", "dog");
        await editor.Tick("To", "cat");
        await Assertions.Expect(editor.Preview.GetByText("How many cats?")).ToBeVisibleAsync();
        await customer.Shot("taxonomy");
        await editor.Publish(1);
    }

    /// <summary>Joins the team, and does this one kind of work.</summary>
    private async Task<Person> NewColleague(Product product, string name, string work, string hands)
    {
        var email = $"{name}@zoo.example";
        var person = await chromium.NewPerson(product, $"{name} {hands}");
        await person.Join(await product.Invite(email, "labeler"), name, Touch(person, hands));
        var id = (await product.Get("/api/annotators?limit=100")).GetProperty("docs").EnumerateArray().Single(a => a.GetProperty("name").GetString() == name).GetProperty("id").GetString();
        await product.Patch($"/api/annotators/{id}", new { role = new[] { work } });
        return person;
    }

    private static async Task Label(IHands hands)
    {
        await hands.ReadGuidelines();
        await hands.Box("cat", Place.Right);
        await hands.Attribute(1, "sleeping");
        await hands.Box("dog", Place.Left);
        await hands.Link(from: 2, to: 1);
        await hands.Count("cats", 1);
    }

    /// <summary>Of two answers the first is mended and the second taken as it is.</summary>
    private static async Task Review(Person rita, IHands hands)
    {
        await hands.ReadGuidelines();
        await hands.Attribute(1, "not sleeping");
        await Assertions.Expect(rita.Page.GetByText("Changed: cat (state)")).ToBeVisibleAsync();
        await rita.Shot("fixed");
        await hands.Finish("Accept with changes");
        await Assertions.Expect(rita.Page.GetByText("Nothing was changed.")).ToBeVisibleAsync();
        await new Desk(rita.Page).Look();
        await hands.Finish("Accept");
        await Assertions.Expect(rita.Page.GetByText("No task in hand")).ToBeVisibleAsync();
    }

    private static async Task IsRight(Product product, JsonElement tasks)
    {
        var schema = JsonSchema.FromText(await product.Text($"/api/schemas/{Project}"));
        var states = new List<string>();
        foreach (var task in tasks.EnumerateArray())
        {
            var response = task.GetProperty("response");
            var checkedBy = schema.Evaluate(response, new() { OutputFormat = OutputFormat.List });
            Assert.True(checkedBy.IsValid, $"{response} is not what the schema says: {JsonSerializer.Serialize(checkedBy)}");

            var (cat, dog) = (Drawn(response, "cat"), Drawn(response, "dog"));
            Assert.True(dog.Right < cat.Left, $"the dog {dog} is left of the cat {cat}");
            Assert.All([cat, dog], b => Assert.True(b.Left >= 0 && b.Top >= 0 && b.Right <= 800 && b.Bottom <= 600, $"{b} lies within the picture"));
            var link = Assert.Single(response.GetProperty("links").EnumerateArray());
            Assert.Equal(("looking at", dog.Id, cat.Id), (link.GetProperty("name").GetString(), link.GetProperty("from").GetString(), link.GetProperty("to").GetString()));
            Assert.Equal(1, response.GetProperty("global_attributes").GetProperty("cats").GetInt32());
            states.Add(cat.State!);
        }

        Assert.Equal(["not sleeping", "sleeping"], states.Order());
    }

    private static void IsRightAsCoco(JsonElement coco)
    {
        Assert.Equal(["cat", "dog"], coco.GetProperty("categories").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        var (images, annotations) = (coco.GetProperty("images").EnumerateArray().ToArray(), coco.GetProperty("annotations").EnumerateArray().ToArray());
        Assert.Equal((2, 4), (images.Length, annotations.Length));
        Assert.All(annotations, a =>
        {
            Assert.Contains(a.GetProperty("image_id").GetInt64(), images.Select(i => i.GetProperty("id").GetInt64()));
            var box = a.GetProperty("bbox").EnumerateArray().Select(n => n.GetDouble()).ToArray();
            Assert.True(box is [>= 0, >= 0, > 0, > 0] && box[0] + box[2] <= 800 && box[1] + box[3] <= 600);
            Assert.Equal(box[2] * box[3], a.GetProperty("area").GetDouble(), 1.0);
        });
    }

    private static Box Drawn(JsonElement response, string label)
    {
        var a = Assert.Single(response.GetProperty("annotations").EnumerateArray(), x => x.GetProperty("label").GetString() == label);
        double Of(string name) => a.GetProperty(name).GetDouble();
        return new(a.GetProperty("uuid").GetString()!, Of("left"), Of("top"), Of("left") + Of("width"), Of("top") + Of("height"),
            a.GetProperty("attributes").TryGetProperty("state", out var state) ? state.GetString() : null);
    }

    private static ILocator Tile(Person person, string name) => person.Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    private sealed record Box(string Id, double Left, double Top, double Right, double Bottom, string? State);
}
