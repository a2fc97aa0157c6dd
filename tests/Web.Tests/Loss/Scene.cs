using System.Text.RegularExpressions;
using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Loss;

/// <summary>Somebody in the middle of a drawing: a task is in hand, a box is drawn, and two of the three vertices of a polygon are set.</summary>
/// <param name="Token">Signs the person in.</param>
/// <param name="Task">Id of the task.</param>
internal sealed record Scene(Product Product, Person Person, Desk Desk, string Name, string Token, string Task) : IAsyncDisposable
{
    /// <summary>Each scene has its own project and people: what one leaves behind comes to nobody else.</summary>
    public static async Task<Scene> Begin(Chromium chromium, Product product, string name)
    {
        Chromium.Needed();
        await product.Post("/v1/projects", new
        {
            name,
            type = "imageannotation",
            auto_accept = true,
            required_skills = new[] { new { name, level = 1 } },
            @params = new { instruction = "Mark the animals.", geometries = new { box = new { objects_to_annotate = new[] { "cat" } }, polygon = new { objects_to_annotate = new[] { "dog" } } } },
        });
        var person = await chromium.NewPerson(product, name);
        var token = await product.Annotator($"Ann of {name}", name);
        await person.SignIn(new { token });
        var desk = new Desk(person.Page);
        await desk.Start();
        var task = await Make(product, name, "animals-1.jpg");
        await desk.Begin();
        await desk.Picture.Shown();
        await desk.Tool("Box");
        await desk.Picture.Drag((490, 260), (770, 550));
        await desk.Tool("Polygon");
        await desk.Picture.Click(60, 250);
        await desk.Picture.Click(360, 250);
        await Assertions.Expect(desk.Saved).ToHaveTextAsync(new Regex("^Saved"));
        return new(product, person, desk, name, token, task);
    }

    public Task AddTask(string picture) => Make(Product, Name, picture);

    public Task FinishPolygon() => FinishPolygon(Desk);

    public static async Task FinishPolygon(Desk desk)
    {
        await desk.Picture.Click(210, 540);
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Objects).ToHaveCountAsync(2);
    }

    /// <summary>The customer has both shapes, from one answer.</summary>
    public async Task IsWhole()
    {
        var done = await Product.Until($"/api/tasks/{Task}", d => d.GetProperty("task").GetProperty("status").GetString() == "completed");
        var annotations = done.GetProperty("task").GetProperty("response").GetProperty("annotations").EnumerateArray().ToArray();
        Assert.Equal(["box", "polygon"], annotations.Select(a => a.GetProperty("type").GetString()));
        Assert.Equal(3, annotations[1].GetProperty("vertices").GetArrayLength());
        Assert.Single(done.GetProperty("attempts").EnumerateArray());
        Person.HadNoTrouble();
    }

    public ValueTask DisposeAsync() => Person.DisposeAsync();

    private static async Task<string> Make(Product product, string project, string picture) =>
        (await product.Post("/v1/task/imageannotation", new { project, attachment = await product.Store(picture) })).GetProperty("task_id").GetString()!;
}
