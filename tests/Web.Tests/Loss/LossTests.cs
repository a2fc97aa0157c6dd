using Scheduler.Tests.Web.Hosting;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Loss;

/// <summary>In the middle of a drawing, with a box finished and a polygon begun, something goes wrong: nothing is lost, and the answer counts once.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class LossTests(Chromium chromium, Product product) : IClassFixture<Product>
{
    [SkippableFact]
    public async Task A_reload_keeps_the_vertices_of_a_shape_that_is_not_finished()
    {
        await using var scene = await Begin("reload");
        await scene.Desk.Page.ReloadAsync();
        await Assertions.Expect(scene.Desk.Objects).ToHaveCountAsync(1);
        await Assertions.Expect(scene.Desk.Vertices).ToHaveCountAsync(2);
        await scene.Person.Shot("after a reload");
        await FinishPolygon(scene.Desk);
        await scene.Desk.Send();
        await IsWhole(scene);
    }

    [SkippableFact]
    public async Task What_is_drawn_and_submitted_without_a_network_is_sent_when_it_is_back()
    {
        await using var scene = await Begin("offline");
        await scene.Person.Context.SetOfflineAsync(true);
        await Assertions.Expect(scene.Desk.Connection).ToHaveTextAsync("Offline");
        await FinishPolygon(scene.Desk);
        await Assertions.Expect(scene.Desk.Saved).ToHaveTextAsync("Offline: kept on this device");
        await scene.Desk.Submit.ClickAsync();
        await Assertions.Expect(scene.Desk.Kept).ToBeVisibleAsync();
        await scene.Person.Shot("offline");
        Assert.Equal("pending", (await product.Get($"/v1/task/{scene.Task}")).GetProperty("status").GetString());
        await scene.Person.Context.SetOfflineAsync(false);
        await Assertions.Expect(scene.Desk.Waiting).ToBeVisibleAsync();
        await IsWhole(scene);
    }

    [SkippableFact]
    public async Task What_is_drawn_while_the_server_is_dead_is_there_when_it_lives_again()
    {
        await using var scene = await Begin("killed");
        await product.Kill();
        await Assertions.Expect(scene.Desk.Connection).ToHaveTextAsync("Reconnecting…");
        await FinishPolygon(scene.Desk);
        await scene.Person.Shot("server dead");
        await product.StartAgain();
        await Assertions.Expect(scene.Desk.Connection).ToHaveTextAsync("Connected");
        await Assertions.Expect(scene.Desk.Objects).ToHaveCountAsync(2);
        await scene.Desk.Send();
        await IsWhole(scene);
    }

    [SkippableFact]
    public async Task An_answer_outlives_a_dead_server_and_the_page_it_was_given_on()
    {
        await using var scene = await Begin("both gone");
        await product.Kill();
        await FinishPolygon(scene.Desk);
        await scene.Desk.Submit.ClickAsync();
        await Assertions.Expect(scene.Desk.Kept).ToBeVisibleAsync();
        await scene.Desk.Page.CloseAsync();
        await product.StartAgain();
        var later = await scene.Person.NewTab();
        await later.GotoAsync("/annotate");
        await IsWhole(scene);
        await Assertions.Expect(later.GetByText("an answer is on its way")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_second_tab_only_shows_the_work_until_the_first_is_closed()
    {
        await using var scene = await Begin("two tabs");
        var second = new Desk(await scene.Person.NewTab());
        await second.Page.GotoAsync("/annotate/work");
        await Assertions.Expect(second.Page.GetByText("This task is open in another tab.")).ToBeVisibleAsync();
        await Assertions.Expect(second.Submit).ToHaveCountAsync(0);
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Button, new() { Name = "Polygon" })).ToHaveCountAsync(0);
        await second.Picture.Drag((500, 100), (600, 200));
        await Assertions.Expect(second.Page.Locator("[data-canvas] .shape:not(.drawing)")).ToHaveCountAsync(0);

        await scene.Desk.Page.CloseAsync();
        await Assertions.Expect(second.Vertices).ToHaveCountAsync(2);
        await Assertions.Expect(second.Objects).ToHaveCountAsync(1);
        await FinishPolygon(second);
        await second.Send();
        await IsWhole(scene);
    }

    /// <summary>A task is in hand, a box is drawn, and two of the three vertices of a polygon are set.</summary>
    private async Task<Scene> Begin(string name)
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
        await person.SignIn(new { token = await product.Annotator($"Ann of {name}", name) });
        var desk = new Desk(person.Page);
        await desk.Start();
        var task = await product.Post("/v1/task/imageannotation", new { project = name, attachment = await product.Store("animals-1.jpg") });
        await desk.Begin();
        await desk.Picture.Shown();
        await desk.Tool("Box");
        await desk.Picture.Drag((490, 260), (770, 550));
        await desk.Tool("Polygon");
        await desk.Picture.Click(60, 250);
        await desk.Picture.Click(360, 250);
        await Assertions.Expect(desk.Saved).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Saved"));
        return new(person, desk, task.GetProperty("task_id").GetString()!);
    }

    private static async Task FinishPolygon(Desk desk)
    {
        await desk.Picture.Click(210, 540);
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Objects).ToHaveCountAsync(2);
    }

    /// <summary>The customer has both shapes, from one answer.</summary>
    private async Task IsWhole(Scene scene)
    {
        var done = await product.Until($"/api/tasks/{scene.Task}", d => d.GetProperty("task").GetProperty("status").GetString() == "completed");
        var annotations = done.GetProperty("task").GetProperty("response").GetProperty("annotations").EnumerateArray().ToArray();
        Assert.Equal(["box", "polygon"], annotations.Select(a => a.GetProperty("type").GetString()));
        Assert.Equal(3, annotations[1].GetProperty("vertices").GetArrayLength());
        Assert.Single(done.GetProperty("attempts").EnumerateArray());
        scene.Person.HadNoTrouble();
    }

    private sealed record Scene(Person Person, Desk Desk, string Task) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Person.DisposeAsync();
    }
}
