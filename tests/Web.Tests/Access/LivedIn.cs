using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Access;

/// <summary>A server that has been worked with: every page has something to show to its administrator, who may open all of them.</summary>
public sealed class LivedIn(Chromium chromium) : IAsyncLifetime
{
    /// <summary>No routes of their own: the workspace of somebody with a task in hand, and of somebody with an answer to review. They never leave it, or their leases would end.</summary>
    internal const string Work = "a task", Review = "a review";

    /// <summary>A project whose tasks ask for a day.</summary>
    internal const string Form = "days";

    private const string Project = "cats-and-dogs";

    private readonly Dictionary<string, string> _names = [];
    private Product? _product;
    private Person? _stranger, _administrator, _annotator, _reviewer;

    /// <summary>Opens the page of a pattern: for somebody who is signed in where it takes that.</summary>
    internal async Task<IPage> Open(string pattern)
    {
        _product ??= await Product.Start();
        _stranger ??= await chromium.NewPerson(_product, "stranger");
        _administrator ??= await LiveIn(_product);
        if (pattern is Work or Review && _reviewer is null)
            (_annotator, _reviewer) = await AtWork(_product);
        var person = pattern switch { "/login" or "/welcome" or "/join" => _stranger, Work => _annotator!, Review => _reviewer!, _ => _administrator };
        var address = pattern switch
        {
            "/join" => _names["invitation"],
            "/annotate/history/:task" => _names["answered"],
            "/annotate/drafts/:task" => _names["draft"],
            Work or Review => "/annotate/work",
            _ => pattern.Replace(":project", Project, StringComparison.Ordinal).Replace(":task", _names["task"], StringComparison.Ordinal).Replace(":done", _names["done"], StringComparison.Ordinal)
                .Replace(":person", _names["person"], StringComparison.Ordinal).Replace("*", "nowhere", StringComparison.Ordinal),
        };
        Assert.False(address.Contains(':', StringComparison.Ordinal), $"Say here what stands for the variables of {pattern}.");
        // Not by the address alone: where only what stands behind the # differs, a browser stays where it is.
        await person.Page.GotoAsync("about:blank");
        await person.Open(address);
        return person.Page;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var person in new[] { _stranger, _administrator, _annotator, _reviewer }.OfType<Person>())
            await person.DisposeAsync();
        if (_product is not null)
            await _product.DisposeAsync();
    }

    private async Task<Person> LiveIn(Product product)
    {
        _names["invitation"] = await product.Invite("bob@zoo.example", "labeler");
        await product.Join("eve@zoo.example", "Eve");
        var administrator = await chromium.NewPerson(product, "administrator");
        await administrator.EnterAsAdministrator(product, new MouseTouch());
        _names["person"] = (await product.Get("/api/annotators?limit=100")).GetProperty("docs").EnumerateArray().Single(a => a.GetProperty("name").GetString() == "admin").GetProperty("id").GetString()!;

        await product.Post("/v1/projects", new
        {
            name = Project,
            type = "imageannotation",
            studio = true,
            auto_accept = true,
            @params = Taxonomy,
        });
        await product.Post("/v1/projects", new { name = Form, type = "textcollection", @params = new { fields = new[] { new { type = "datetime", field_id = "taken", title = "When was it taken?" } } } });
        foreach (var batch in new[] { "week-1", "week-2" })
        {
            await product.Post("/v1/batches", new { project = Project, name = batch });
            for (var n = 1; n <= 3; n++)
                _names["task"] = (await product.Post("/v1/task/imageannotation", new { project = Project, batch, attachment = await product.Store($"animals-{n}.jpg"), unique_id = $"{batch}-{n}" })).GetProperty("task_id").GetString()!;
        }

        await product.Post("/v1/batches/week-1/finalize", new { });
        await product.Post("/api/exports", new { format = "coco", filter = new { project = Project } });
        await AnswerOne(administrator, product);
        return administrator;
    }

    /// <summary>One task answered, the next begun.</summary>
    private async Task AnswerOne(Person person, Product product)
    {
        var desk = new Desk(person.Page);
        await desk.Start();
        await desk.Begin();
        await Dog(desk);
        await desk.Submit.ClickAsync();
        await Assertions.Expect(desk.Objects).ToHaveCountAsync(0);
        var completed = await product.Until("/v1/tasks?limit=100&status=completed", tasks => tasks.GetProperty("docs").GetArrayLength() == 1);
        _names["done"] = completed.GetProperty("docs")[0].GetProperty("task_id").GetString()!;
        await Dog(desk);
        await Assertions.Expect(desk.Saved).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Saved"));

        await person.Open("/annotate");
        _names["draft"] = await Href(person.Page.GetByRole(AriaRole.Link, new() { Name = "Look at it" }));
        await person.Open("/annotate/history");
        _names["answered"] = await Href(person.Page.Locator("table a").First);
    }

    /// <summary>Two people: one who answered a task and has the next in hand, and one who has that answer to review.</summary>
    private async Task<(Person Annotator, Person Reviewer)> AtWork(Product product)
    {
        const string Reviewed = "reviewed";
        await product.Post("/v1/projects", new { name = Reviewed, type = "imageannotation", auto_accept = true, review_levels = 1, required_skills = new[] { new { name = Reviewed, level = 1 } }, @params = Taxonomy });
        var first = await NewTask();
        var ann = await Start("Ann");
        await Dog(new(ann.Page));
        await new Desk(ann.Page).Send();
        await product.Until($"/api/tasks/{first}", task => task.GetProperty("stage").GetString() == "review");
        await NewTask();
        await new Desk(ann.Page).Picture.Shown();
        return (ann, await Start("Rita"));

        async Task<string> NewTask() =>
            (await product.Post("/v1/task/imageannotation", new { project = Reviewed, attachment = await product.Store("animals-1.jpg") })).GetProperty("task_id").GetString()!;

        async Task<Person> Start(string name)
        {
            var person = await chromium.NewPerson(product, name);
            await person.SignIn(new { token = await product.Annotator(name, Reviewed) });
            var desk = new Desk(person.Page);
            await desk.Start();
            await desk.ReadGuidelines();
            return person;
        }
    }

    private static async Task Dog(Desk desk)
    {
        await desk.Picture.Shown();
        await desk.Tool("Box");
        await desk.Label("dog");
        await desk.Picture.Drag((60, 250), (360, 540));
    }

    private static object Taxonomy => new
    {
        instruction = "Box every cat and dog.",
        geometries = new { box = new { objects_to_annotate = new[] { "cat", "dog" } } },
        annotation_attributes = new { state = new { description = "What is the cat doing?", choices = new[] { "sleeping", "not sleeping" }, conditions = new { label_condition = new { label = new[] { "cat" } } } } },
        global_attributes = new { cats = new { type = "number", description = "How many cats?", min = 0, max = 100, required = false } },
        links = new Dictionary<string, object> { ["looking at"] = new[] { new { from_allowed_labels = new[] { "dog" }, to_allowed_labels = new[] { "cat" } } } },
    };

    private static async Task<string> Href(ILocator link) => (await link.GetAttributeAsync("href"))!;
}
