using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Access;

/// <summary>A server that has been worked with: every page has something to show to its administrator, who may open all of them.</summary>
public sealed class LivedIn(Chromium chromium) : IAsyncLifetime
{
    private const string Project = "cats-and-dogs";

    private readonly Dictionary<string, string> _names = [];
    private Product? _product;
    private Person? _stranger, _administrator;

    /// <summary>Opens the page of a pattern: for somebody who is signed in where it takes that.</summary>
    internal async Task<IPage> Open(string pattern)
    {
        _product ??= await Product.Start();
        _stranger ??= await chromium.NewPerson(_product, "stranger");
        _administrator ??= await LiveIn(_product);
        var person = pattern is "/login" or "/welcome" or "/join" ? _stranger : _administrator;
        var address = pattern switch
        {
            "/join" => _names["invitation"],
            "/annotate/history/:task" => _names["answered"],
            "/annotate/drafts/:task" => _names["draft"],
            _ => pattern.Replace(":project", Project, StringComparison.Ordinal).Replace(":task", _names["task"], StringComparison.Ordinal)
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
        foreach (var person in new[] { _stranger, _administrator }.OfType<Person>())
            await person.DisposeAsync();
        if (_product is not null)
            await _product.DisposeAsync();
    }

    private async Task<Person> LiveIn(Product product)
    {
        _names["invitation"] = await product.Invite("bob@zoo.example", "labeler");
        var administrator = await chromium.NewPerson(product, "administrator");
        await administrator.EnterAsAdministrator(product);
        _names["person"] = (await product.Get("/api/annotators?limit=100")).GetProperty("docs").EnumerateArray().Single(a => a.GetProperty("name").GetString() == "admin").GetProperty("id").GetString()!;

        await product.Post("/v1/projects", new
        {
            name = Project,
            type = "imageannotation",
            studio = true,
            auto_accept = true,
            @params = new
            {
                instruction = "Box every cat and dog.",
                geometries = new { box = new { objects_to_annotate = new[] { "cat", "dog" } } },
                annotation_attributes = new { state = new { description = "What is the cat doing?", choices = new[] { "sleeping", "not sleeping" }, conditions = new { label_condition = new { label = new[] { "cat" } } } } },
                global_attributes = new { cats = new { type = "number", description = "How many cats?", min = 0, max = 100, required = false } },
                links = new Dictionary<string, object> { ["looking at"] = new[] { new { from_allowed_labels = new[] { "dog" }, to_allowed_labels = new[] { "cat" } } } },
            },
        });
        foreach (var batch in new[] { "week-1", "week-2" })
        {
            await product.Post("/v1/batches", new { project = Project, name = batch });
            for (var n = 1; n <= 3; n++)
                _names["task"] = (await product.Post("/v1/task/imageannotation", new { project = Project, batch, attachment = await product.Store($"animals-{n}.jpg"), unique_id = $"{batch}-{n}" })).GetProperty("task_id").GetString()!;
        }

        await product.Post("/v1/batches/week-1/finalize", new { });
        await product.Post("/api/exports", new { format = "coco", filter = new { project = Project } });
        await Work(administrator, product);
        return administrator;
    }

    /// <summary>One task answered, the next begun.</summary>
    private async Task Work(Person person, Product product)
    {
        var desk = new Desk(person.Page);
        await desk.Start();
        await desk.Begin();
        await Dog();
        await desk.Submit.ClickAsync();
        await Assertions.Expect(desk.Objects).ToHaveCountAsync(0);
        await product.Until("/v1/tasks?limit=100&status=completed", tasks => tasks.GetProperty("docs").GetArrayLength() == 1);
        await Dog();
        await Assertions.Expect(desk.Saved).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Saved"));

        await person.Open("/annotate");
        _names["draft"] = await Href(person.Page.GetByRole(AriaRole.Link, new() { Name = "Look at it" }));
        await person.Open("/annotate/history");
        _names["answered"] = await Href(person.Page.Locator("table a").First);

        async Task Dog()
        {
            await desk.Picture.Shown();
            await desk.Tool("Box");
            await desk.Label("dog");
            await desk.Picture.Drag((60, 250), (360, 540));
        }
    }

    private static async Task<string> Href(ILocator link) => (await link.GetAttributeAsync("href"))!;
}
