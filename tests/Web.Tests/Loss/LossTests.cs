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
        await scene.FinishPolygon();
        await scene.Desk.Send();
        await scene.IsWhole();
    }

    [SkippableFact]
    public async Task What_was_done_a_moment_before_the_page_goes_away_is_there_again()
    {
        await using var scene = await Begin("at once");
        await scene.FinishPolygon();
        await scene.Desk.Tool("Box");
        var desk = scene.Desk;
        for (var (n, objects) = (0, 2); n < 6; n++)
        {
            await desk.Picture.Drag((20 + 20 * n, 20), (34 + 20 * n, 60));
            // Much sooner than anything is written by itself.
            await desk.Page.WaitForTimeoutAsync(n * 30);
            if (n % 3 == 0)
                await desk.Page.ReloadAsync();
            else if (n % 3 == 1)
                await desk.Page.GotoAsync("/annotate/me");
            else
            {
                var next = await scene.Person.NewTab();
                await desk.Page.CloseAsync();
                desk = new(next);
            }
            if (n % 3 != 0)
                await desk.Page.GotoAsync("/annotate/work");
            await Assertions.Expect(desk.Objects).ToHaveCountAsync(++objects);
            await desk.Tool("Box");
        }
        scene.Person.HadNoTrouble();
    }

    [SkippableFact]
    public async Task A_session_that_the_server_ended_asks_to_sign_in_and_the_answer_is_sent_then()
    {
        await using var scene = await Begin("signed out");
        await scene.AddTask("animals-2.jpg");
        var page = scene.Desk.Page;
        await scene.Person.EndSession();
        await scene.FinishPolygon();
        await page.Arrives("/login?to=%2Fannotate%2Fwork");
        await page.GetByRole(AriaRole.Button, new() { Name = "I have an annotator’s token instead" }).ClickAsync();
        await page.GetByLabel("Token").FillAsync(scene.Token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.Arrives("/annotate/work");
        await Assertions.Expect(scene.Desk.Objects).ToHaveCountAsync(2);
        await scene.Desk.Submit.ClickAsync();
        await scene.IsWhole();
    }

    [SkippableFact]
    public async Task What_is_drawn_and_submitted_without_a_network_is_sent_when_it_is_back()
    {
        await using var scene = await Begin("offline");
        await scene.Person.Context.SetOfflineAsync(true);
        await Assertions.Expect(scene.Desk.Connection).ToHaveTextAsync("Offline");
        await scene.FinishPolygon();
        await Assertions.Expect(scene.Desk.Saved).ToHaveTextAsync("Offline: kept on this device");
        await scene.Desk.Submit.ClickAsync();
        await Assertions.Expect(scene.Desk.Kept).ToBeVisibleAsync();
        await scene.Person.Shot("offline");
        Assert.Equal("pending", (await product.Get($"/v1/task/{scene.Task}")).GetProperty("status").GetString());
        await scene.Person.Context.SetOfflineAsync(false);
        await Assertions.Expect(scene.Desk.Waiting).ToBeVisibleAsync();
        await scene.IsWhole();
    }

    [SkippableFact]
    public async Task What_is_drawn_while_the_server_is_dead_is_there_when_it_lives_again()
    {
        await using var scene = await Begin("killed");
        await product.Kill();
        await Assertions.Expect(scene.Desk.Connection).ToHaveTextAsync("Reconnecting…");
        await scene.FinishPolygon();
        await scene.Person.Shot("server dead");
        await product.StartAgain();
        await Assertions.Expect(scene.Desk.Connection).ToHaveTextAsync("Connected");
        await Assertions.Expect(scene.Desk.Objects).ToHaveCountAsync(2);
        await scene.Desk.Send();
        await scene.IsWhole();
    }

    [SkippableFact]
    public async Task An_answer_outlives_a_dead_server_and_the_page_it_was_given_on()
    {
        await using var scene = await Begin("both gone");
        await product.Kill();
        await scene.FinishPolygon();
        await scene.Desk.Submit.ClickAsync();
        await Assertions.Expect(scene.Desk.Kept).ToBeVisibleAsync();
        await scene.Desk.Page.CloseAsync();
        await product.StartAgain();
        var later = await scene.Person.NewTab();
        await later.GotoAsync("/annotate");
        await scene.IsWhole();
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
        await Assertions.Expect(second.ToolButton("Polygon")).ToHaveCountAsync(0);
        var shapes = second.Page.Locator("[data-canvas] .shape:not(.drawing)");
        await Assertions.Expect(shapes).ToHaveCountAsync(1);
        await second.Picture.Drag((500, 100), (600, 200));
        await Assertions.Expect(shapes).ToHaveCountAsync(1);

        await scene.Desk.Page.CloseAsync();
        await Assertions.Expect(second.Vertices).ToHaveCountAsync(2);
        await Assertions.Expect(second.Objects).ToHaveCountAsync(1);
        await Scene.FinishPolygon(second);
        await second.Send();
        await scene.IsWhole();
    }

    [SkippableFact]
    public async Task A_second_tab_is_told_of_the_answer_of_the_first_and_never_becomes_a_second_copy()
    {
        await using var scene = await Begin("answered in one");
        await scene.AddTask("animals-2.jpg");
        var second = new Desk(await scene.Person.NewTab());
        await second.Page.GotoAsync("/annotate/work");
        await Assertions.Expect(second.Page.GetByText("This task is open in another tab.")).ToBeVisibleAsync();

        await scene.FinishPolygon();
        await Assertions.Expect(second.Objects).ToHaveCountAsync(2);
        await scene.Desk.Submit.ClickAsync();
        await Assertions.Expect(scene.Desk.Objects).ToHaveCountAsync(0);
        await Assertions.Expect(scene.Desk.Submit).ToBeVisibleAsync();
        await Assertions.Expect(second.Page.GetByText("The answer to this task was sent from another tab or device.")).ToBeVisibleAsync();
        await Assertions.Expect(second.Submit).ToHaveCountAsync(0);
        await Assertions.Expect(second.ToolButton("Polygon")).ToHaveCountAsync(0);
        await scene.Person.Shot("answered in the other tab");

        // The next task is the first tab's, until that is closed.
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(second.Page.GetByText("This task is open in another tab.")).ToBeVisibleAsync();
        await scene.Desk.Page.CloseAsync();
        await Assertions.Expect(second.Submit).ToBeVisibleAsync();
        await second.Send();
        await scene.IsWhole();
    }

    [SkippableFact]
    public async Task A_reload_in_the_middle_of_a_drag_keeps_its_corner()
    {
        await using var scene = await Begin("half a box");
        await scene.FinishPolygon();
        await scene.Desk.Tool("Box");
        await scene.Desk.Picture.HalfDrag((100, 300), (200, 400));
        await Assertions.Expect(scene.Desk.Saved).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Saved"));
        await scene.Desk.Page.ReloadAsync();
        await Assertions.Expect(scene.Desk.Vertices).ToHaveCountAsync(1);
        await scene.Desk.Page.Mouse.UpAsync();
        await scene.Desk.Picture.Click(220, 420);
        await Assertions.Expect(scene.Desk.Objects).ToHaveCountAsync(3);
        scene.Person.HadNoTrouble();
    }

    private Task<Scene> Begin(string name) => Scene.Begin(chromium, product, name);
}
